import { byClock } from '../../kernel/actor.ts'
import { nextTick, putObligation, type Turning, tell } from '../../obligation/index.ts'
import type { Act, Outcome } from '../../platform/act.ts'
import type { Platform } from '../../platform/platform.ts'
import { getChange, headOf } from '../change.store.ts'
import type { ChangeHead, EndedChange, TestedChange } from '../change.ts'
import { putChanged } from '../what-changed.store.ts'
import { actOf, outcomeMail } from './step.ts'

/** The clock turns a change twice: its window opens, and its window ends. */
export async function turn(platform: Platform, turning: Turning): Promise<Outcome<undefined>> {
  const head = turning.head as ChangeHead
  if (head.stage !== 'window' && head.stage !== 'release') return { acts: [], answer: undefined }
  const hasEnded = turning.now >= head.releaseWindow.until
  const act = hasEnded ? await expire(platform, turning) : await openWindow(platform, turning)
  return { acts: [act], answer: undefined }
}

/** From now on it may be released; the implementer hears so. */
async function openWindow({ store }: Platform, turning: Turning): Promise<Act> {
  const { obligation, plan, directory, now, bundle } = turning
  const head = turning.head as ChangeHead & TestedChange
  const { content } = await getChange(store, head.id)
  const change: TestedChange = { ...head, stage: 'release' }
  const nextTickAt = nextTick(plan, now, directory.department.calendar)
  return {
    before: head,
    head: headOf(change),
    bumpsVersion: false,
    at: now,
    did: 'change.window-opened',
    by: byClock,
    what: { status: change.status, round: change.round, obligation: obligation.id, until: head.releaseWindow.until },
    rows: [
      putObligation({ ...obligation, plan, nextTickAt }),
      ...putChanged(change.id, content.services, 'in-window', now),
    ],
    effects: [tell(obligation, obligation.accountable, 'window-open', bundle)],
  }
}

/** The window passed and nobody released it: what was authorised was for this window, so it is over. */
async function expire({ store }: Platform, { head, now, obligation, bundle }: Turning): Promise<Act> {
  const { standing } = await getChange(store, head.id)
  const gathered = { head: head as ChangeHead, standing, now }
  const change: EndedChange = { ...gathered.head, status: 'expired', stage: 'over' }
  const told = [...new Set([change.requester, change.implementer, obligation.accountable])]
  return actOf(gathered, {
    change,
    did: 'change.expired',
    by: byClock,
    what: { until: change.releaseWindow.until },
    owed: { opens: undefined, discharges: false },
    effects: told.map((each) => outcomeMail(change, each, 'expired', bundle)),
  })
}

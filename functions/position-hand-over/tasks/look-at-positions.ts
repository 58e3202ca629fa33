import { perform } from '../../audit-trail/index.ts'
import { byClock } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import { DAY, type Instant, plusMillis } from '../../kernel/instant.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Outcome } from '../../platform/act.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Task } from '../../platform/task.ts'
import { isActive, loadDirectory, personIsActive } from '../../responsibility/index.ts'
import { gather } from '../gather.ts'
import { findHanded, type ListPage, listByPerson, putParty } from '../position-hand-over.store.ts'
import { whoGives } from '../rules/who-gives.ts'
import { placeIn, type Succession, successionsIn } from '../rules/who-hands-over.ts'
import { begin } from '../steps/begin.ts'
import { cancel } from '../steps/cancel.ts'
import { actOf } from '../steps/step.ts'

/**
 * Somebody was given a position or lost one, or left: hand-overs whose receiver is gone fall away, those whose giver is
 * gone are given by their leader, and where somebody follows somebody, one begins. Safe to run again.
 */
export const lookAtHandOversTask: Task = {
  name: 'look-at-position-hand-overs',
  async run(platform, input) {
    const { position, person, people = [] } = input as JsonObject & { position?: Id; person?: Id; people?: Id[] }
    const positions = new Set(position === undefined ? await positionsOf(platform, person) : [position])
    for (const each of new Set(person === undefined ? people : [person, ...people])) await settleOf(platform, each)
    let started = 0
    for (const each of positions) started += await startIn(platform, each)
    return { started }
  },
}

const byItself = { actor: byClock, person: 'onduty' } as const

async function positionsOf({ store }: Platform, person: Id | undefined): Promise<Id[]> {
  const { assignments } = await loadDirectory(store)
  return assignments.filter((each) => each.person === person).map(({ position }) => position)
}

const PAGE = 50

/** All that somebody takes part in, still open. */
async function settleOf(platform: Platform, person: Id): Promise<void> {
  let page: ListPage | undefined = { limit: PAGE }
  while (page !== undefined) {
    const { items, next } = await listByPerson(platform.store, person, page)
    for (const { id, status } of items) {
      if (status === 'open') await perform(platform, () => settle(platform, id))
    }
    page = next === undefined ? undefined : { limit: PAGE, after: next }
  }
}

/** Nobody is left to receive it, or to give it; what both have signed is carried out although the giver has gone. */
async function settle(platform: Platform, id: Id): Promise<Outcome<boolean>> {
  const gathered = await gather(platform.store, id, platform.clock.now())
  const { head, directory, now } = gathered
  if (head.stage === 'over') return { acts: [], answer: false }
  const isReceiverGone =
    !isActive(directory, head.receiver) || placeIn(directory, head.position, head.receiver, now) === undefined
  if (isReceiverGone) return { acts: [await cancel(platform.store, gathered, undefined, byItself)], answer: true }
  if (head.stage === 'carry-out' || isActive(directory, head.giver)) return { acts: [], answer: false }
  const giver = whoGives(directory, head, now)
  const act = actOf(gathered, {
    did: 'position-hand-over.giver-changed',
    by: byItself,
    after: { giver },
    what: { from: head.giver, giver },
    rows: [personIsActive(giver), putParty(id, giver)],
  })
  return { acts: [act], answer: true }
}

/** What changed longer ago was settled without us. */
const FRESH = 14 * DAY

async function startIn(platform: Platform, position: Id): Promise<number> {
  const directory = await loadDirectory(platform.store)
  const now = platform.clock.now()
  const fresh = successionsIn(directory, position, now).filter((each) => turnsAt(each) >= plusMillis(now, -FRESH))
  let started = 0
  for (const each of fresh) if (await perform(platform, () => startOne(platform, each))) started += 1
  return started
}

const turnsAt = ({ ends, begins }: Succession): Instant => (ends.until > begins.from ? ends.until : begins.from)

/** Once for each who follows somebody. Nothing for what is being handed over already, or was, by hand or by itself. */
async function startOne(platform: Platform, { position, ends, begins }: Succession): Promise<Outcome<boolean>> {
  const now = platform.clock.now()
  const [directory, handed] = await Promise.all([
    loadDirectory(platform.store),
    findHanded(platform.store, position, ends.person),
  ])
  const isKnown = handed !== undefined && (handed.isOpen || handed.begins === begins.id)
  if (isKnown || !isActive(directory, begins.person)) return { acts: [], answer: false }
  const { act } = await begin(
    platform,
    directory,
    {
      ...{ position, from: ends.person, receiver: begins.person, takesEffectAt: begins.from, handed },
      by: ends.until > now ? ends.until : undefined,
      places: { ends: ends.id, begins: begins.id },
    },
    byItself,
    now,
  )
  const rows = [personIsActive(begins.person), ...(act.rows ?? [])]
  return { acts: [{ ...act, rows }], answer: true }
}

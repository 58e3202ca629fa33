import { business, deadline } from '../../calendar/index.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { currentPolicy, pinOf, putObligation, tell } from '../../obligation/index.ts'
import type { Act } from '../../platform/act.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Directory } from '../../responsibility/index.ts'
import { type Handed, headOf, putHanded, putParty } from '../position-hand-over.store.ts'
import type { PositionHandOver } from '../position-hand-over.ts'
import { POSITION_HAND_OVER } from '../position-hand-over-policy.ts'
import { contentHashOf } from '../rules/content-hash.ts'
import { whoGives } from '../rules/who-gives.ts'
import { owedIn, owing } from './owed.ts'
import type { Doer } from './step.ts'

/** A hand-over is wanted. */
export interface Beginning {
  readonly position: Id
  readonly from: Id
  readonly receiver: Id
  /** Absent: ten working days. */
  readonly by?: Instant | undefined
  /** The receiver's first day. */
  readonly takesEffectAt: Instant
  readonly places: Pick<Handed, 'ends' | 'begins'>
  /** The last one of the same person and position. */
  readonly handed: Handed | undefined
}

const USUAL_TIME = business('P10D')

/** It begins: whoever gives is asked to prepare. */
export async function begin(
  platform: Platform,
  directory: Directory,
  { position, from, receiver, by, takesEffectAt, places, handed }: Beginning,
  doer: Doer,
  now: Instant,
): Promise<{ readonly act: Act; readonly handOver: PositionHandOver }> {
  const policy = await currentPolicy(platform.store, POSITION_HAND_OVER)
  const id = newId('hov', now, platform.random)
  const between = { position, from, giver: whoGives(directory, { position, from, receiver }, now), receiver }
  const handOver: PositionHandOver = {
    ...{ id, ...between },
    by: by ?? deadline(now, USUAL_TIME, directory.department.calendar),
    takesEffectAt: takesEffectAt > now ? takesEffectAt : now,
    ...({ status: 'open', stage: 'prepare', sections: {}, round: 1, signatures: {} } as const),
    contentHash: contentHashOf(between, { obligations: [], entitlements: [], knowledge: { items: [] } }),
    policy: pinOf(policy),
    startedAt: now,
  }
  const opens = owedIn(handOver).map(({ kind, by: whom }, nth) =>
    owing(kind, whom, { handOver, directory, policy, now, nth }),
  )
  const act: Act = {
    before: undefined,
    head: headOf(handOver),
    at: now,
    did: 'position-hand-over.started',
    by: doer.actor,
    ...(doer.grant === undefined ? {} : { grant: doer.grant }),
    what: {
      ...{ position, from, receiver, giver: handOver.giver, by: handOver.by },
      ...{ accountable: handOver.giver, dueAt: opens[0]?.dueAt },
    },
    rows: [
      ...opens.map(putObligation),
      putHanded(position, from, { id, isOpen: true, ...places }, handed),
      ...[...new Set([from, handOver.giver, receiver])].map((each) => putParty(id, each)),
    ],
    effects: [
      ...opens.map((each) => tell(each, each.accountable, 'asked')),
      { kind: 'start', workflow: 'position-hand-over', caseId: id, generation: 1 },
    ],
  }
  return { act, handOver }
}

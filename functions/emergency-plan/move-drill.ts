import type { Actor, Grant } from '../kernel/actor.ts'
import type { Instant } from '../kernel/instant.ts'
import type { JsonObject } from '../kernel/json.ts'
import { closing, type OpenObligation, putObligation, type Standing, tell } from '../obligation/index.ts'
import type { Act } from '../platform/act.ts'
import type { Effect } from '../platform/effect.ts'
import { personIsActive } from '../responsibility/index.ts'
import { headOf } from './drill.store.ts'
import type { Drill, DrillHead } from './drill.ts'

export interface By {
  readonly actor: Actor
  readonly grant?: Grant
}

export interface Move {
  readonly next: Drill
  readonly obligation?: OpenObligation
  readonly by: By
  readonly did: string
  readonly how?: 'discharged' | 'withdrawn'
  readonly what?: JsonObject
  readonly personal?: Readonly<Record<string, string>>
  readonly effects?: readonly Effect[]
  /** Whoever owes it next has just said so. */
  readonly isQuiet?: boolean
}

/** A step of a drill: what was owed is done with, what comes next is owed. */
export function moving({ now }: { readonly now: Instant }, head: DrillHead, standing: Standing, move: Move): Act {
  const { next, obligation, by, did, how = 'discharged', what, personal, effects = [], isQuiet } = move
  const main = standing.open.filter(({ concerns }) => concerns === undefined)
  const done = main.flatMap((each) => closing(standing.open, each, how, by.actor.id, now))
  const open = obligation === undefined ? [] : [obligation]
  return {
    before: head,
    head: headOf(owedBy(bare(next), obligation)),
    at: now,
    did,
    by: by.actor,
    ...(by.grant === undefined ? {} : { grant: by.grant }),
    what: { ...whatOf(next), ...(obligation === undefined ? {} : pinned(obligation)), ...what },
    ...(personal === undefined ? {} : { personal }),
    rows: [
      ...(by.actor.kind === 'person' ? [personIsActive(by.actor.id)] : []),
      ...[...done, ...open].map(putObligation),
    ],
    effects: [
      ...(isQuiet === true ? [] : open.map((each) => tell(each, each.accountable, 'asked'))),
      { kind: 'wake', caseId: head.id },
      ...effects,
    ],
  }
}

/** Without the bookkeeping of the row it was read from. */
const bare = (drill: Drill): Drill => {
  const { pk: _, sk: __, version: ___, auditSeq: ____, auditHash: _____, ...fields } = drill as DrillHead
  return fields as Drill
}

export const whatOf = ({ plan, status, because, at, participants, severity, service }: Drill): JsonObject => ({
  ...{ plan, status, because, severity },
  ...(at === undefined ? {} : { at }),
  ...(service === undefined ? {} : { service }),
  ...(participants.length === 0 ? {} : { participants: [...participants] }),
})

export const pinned = ({ id, accountable, dueAt }: OpenObligation) => ({ obligation: id, accountable, dueAt })

/** Who owes the next step, as lists show it. */
export function owedBy(drill: Drill, obligation: OpenObligation | undefined): Drill {
  const { accountable: _, dueAt: __, ...rest } = drill
  return obligation === undefined ? rest : { ...rest, accountable: obligation.accountable, dueAt: obligation.dueAt }
}

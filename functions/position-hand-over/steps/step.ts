import type { Actor, Grant } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import { asJson, type JsonObject } from '../../kernel/json.ts'
import { closing, type OpenObligation, putObligation, tell } from '../../obligation/index.ts'
import type { Act } from '../../platform/act.ts'
import type { Effect } from '../../platform/effect.ts'
import type { Write } from '../../platform/store.ts'
import { HAND_OVER_SIGNED } from '../events.ts'
import type { Gathered } from '../gather.ts'
import { headOf, putHanded } from '../position-hand-over.store.ts'
import type { Content, PositionHandOver, Stage } from '../position-hand-over.ts'
import { contentHashOf } from '../rules/content-hash.ts'
import { nextStage } from '../rules/next-stage.ts'
import { owedIn, owing } from './owed.ts'

/** Who acts, by which authority, and what they say to it. */
export interface Doer {
  readonly actor: Actor
  /** `onduty` where a clock or an event did it. */
  readonly person: Id | 'onduty'
  readonly grant?: Grant
  readonly comment?: string | undefined
}

/** One step as it was decided. */
export interface Step {
  readonly did: string
  readonly by: Doer
  /** What is different afterwards; the stage follows from it, but where it ends. */
  readonly after: Partial<PositionHandOver>
  /** What is handed over afterwards; absent: the same. */
  readonly content?: Content
  readonly what?: JsonObject
  readonly rows?: readonly Write[]
  readonly effects?: readonly Effect[]
}

const ORDER: readonly Stage[] = ['prepare', 'confirm', 'sign', 'carry-out', 'over']

/**
 * The act of a step. What is handed over decides which signatures still hold and what is owed next: what goes back is
 * asked for anew, in another round; what goes on is done; what stays is left as it is.
 */
export function actOf(gathered: Gathered, step: Step): Act {
  const { head, standing, content, directory, policy, now } = gathered
  const after = afterwards(head, step, step.content ?? content)
  const wanted = owedIn(after)
  const main = standing.open.filter(({ concerns }) => concerns === undefined)
  const stays = main.filter(({ kind, round }) => round === after.round && wanted.some((each) => each.kind === kind))
  const goesOn = ORDER.indexOf(after.stage) > ORDER.indexOf(head.stage) || after.stage === 'sign'
  const status = goesOn && after.status !== 'cancelled' && after.round === head.round ? 'discharged' : 'withdrawn'
  const ends = main
    .filter((each) => !stays.includes(each))
    .flatMap((each) => closing(standing.open, each, status, step.by.person, now))
  const opens = wanted
    .filter(({ kind }) => !stays.some((each) => each.kind === kind))
    .map(({ kind, by }, nth) =>
      owing(kind, by, { handOver: after, directory, policy, now, nth: standing.all.length + nth }),
    )
  const { grant, comment, actor } = step.by
  return {
    before: head,
    head: headOf(after),
    at: now,
    did: step.did,
    by: actor,
    ...(grant === undefined ? {} : { grant }),
    what: { ...step.what, contentHash: after.contentHash, ...namesOf(opens) },
    ...(comment === undefined ? {} : { personal: { comment } }),
    rows: [...[...ends, ...opens].map(putObligation), ...(step.rows ?? [])],
    effects: [...toldOf(opens), ...signedBoth(after), ...(step.effects ?? []), { kind: 'wake', caseId: head.id }],
  }
}

function afterwards(head: PositionHandOver, { after: changes }: Step, content: Content): PositionHandOver {
  const changed = { ...head, ...changes }
  const contentHash = contentHashOf(changed, content)
  const signatures = contentHash === head.contentHash ? changed.signatures : {}
  const stage = changes.stage ?? nextStage(changed.sections, signatures)
  const goesBack = ORDER.indexOf(stage) < ORDER.indexOf(head.stage) || changed.giver !== head.giver
  return {
    ...changed,
    contentHash,
    signatures,
    stage,
    round: goesBack ? head.round + 1 : head.round,
  }
}

/** Who owes what from now on, for the story. */
const namesOf = (opens: readonly OpenObligation[]): JsonObject => {
  const [first] = opens
  return first === undefined ? {} : { obligation: first.id, accountable: first.accountable }
}

/** What is carried out by itself is nothing anybody is asked for. */
const toldOf = (opens: readonly OpenObligation[]): Effect[] =>
  opens
    .filter(({ kind }) => kind !== 'position-hand-over.carry-out')
    .map((each) => tell(each, each.accountable, 'asked'))

const signedBoth = ({ id, stage }: PositionHandOver): Effect[] =>
  stage === 'carry-out' ? [{ kind: 'event', event: HAND_OVER_SIGNED, about: { handOver: id } }] : []

/** It is over: whoever has the position may hand it over anew. */
export const handedRow = (
  { id, position, from }: PositionHandOver,
  known: Parameters<typeof putHanded>[3],
): readonly Write[] => (known?.id === id ? [putHanded(position, from, { ...known, isOpen: false }, known)] : [])

/** Everybody it is about hears how it ended. */
export const toldOutcome = ({ id, from, giver, receiver }: PositionHandOver, except?: Id | 'onduty'): Effect[] =>
  [...new Set([from, giver, receiver])]
    .filter((each) => each !== except)
    .map((to) => ({ kind: 'mail', letter: 'position-hand-over.outcome', to, about: asJson({ handOver: id }) }))

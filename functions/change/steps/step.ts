import type { Actor, Grant } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { JsonObject } from '../../kernel/json.ts'
import {
  closing,
  type OpenObligation,
  type OpenObligation as Owed,
  openObligation,
  putObligation,
  type Standing,
  tell,
} from '../../obligation/index.ts'
import type { Act } from '../../platform/act.ts'
import type { Effect } from '../../platform/effect.ts'
import type { Write } from '../../platform/store.ts'
import { type Directory, personIsActive } from '../../responsibility/index.ts'
import { headOf } from '../change.store.ts'
import type { Change, ChangeContent, ChangeHead } from '../change.ts'
import type { ChangePolicy, LadderStage } from '../change-policy.ts'
import { type Asked, whoAssesses, whoAuthorises, whoReviews, whoTests } from '../rules/who-is-asked.ts'

/** What a step of a change is decided on. */
export interface Gathered {
  readonly head: ChangeHead
  readonly content: ChangeContent
  readonly standing: Standing
  readonly directory: Directory
  readonly now: Instant
  /** The version of its policy that the change has pinned. */
  readonly policy: ChangePolicy
}

/** One step as it was decided: where the change goes, who owes what next, who is told. */
export interface Step {
  /** The change as it will stand. Its owner and deadline are filled in from what is opened. */
  readonly change: Change
  readonly did: string
  readonly by: Actor
  readonly grant?: Grant
  readonly what?: JsonObject
  readonly comment?: string
  /** What is owed from now on; what was open is closed. Absent: what is open stays. */
  readonly owed?: { readonly opens: OpenObligation | undefined; readonly discharges: boolean }
  readonly effects?: readonly Effect[]
  readonly rows?: readonly Write[]
}

/** The act of a step: one transaction in which the old obligation ends and the next begins. */
export function actOf({ head, standing, now }: Pick<Gathered, 'head' | 'standing' | 'now'>, step: Step): Act {
  const { change, owed } = step
  const by = step.by.kind === 'system' ? 'onduty' : step.by.id
  const status = owed?.discharges === true ? 'discharged' : 'withdrawn'
  const main = owed === undefined ? [] : standing.open.filter(({ concerns }) => concerns === undefined)
  const done = main.flatMap((each) => closing(standing.open, each, status, by, now))
  const opens = owed?.opens
  const open = opens === undefined ? [] : [opens]
  return {
    before: head,
    head: headOf(owed === undefined ? change : owedBy(change, opens)),
    at: now,
    did: step.did,
    by: step.by,
    ...(step.grant === undefined ? {} : { grant: step.grant }),
    what: {
      status: change.status,
      round: change.round,
      contentHash: change.contentHash,
      ...(opens === undefined ? {} : { obligation: opens.id, accountable: opens.accountable, dueAt: opens.dueAt }),
      ...step.what,
    },
    ...(step.comment === undefined ? {} : { personal: { comment: step.comment } }),
    rows: [
      ...(step.by.kind === 'person' && step.grant !== undefined ? [personIsActive(step.by.id)] : []),
      ...[...done, ...open].map(putObligation),
      ...(step.rows ?? []),
    ],
    effects: [
      ...open.map((each) => tell(each, each.accountable, 'asked')),
      ...(step.effects ?? []),
      { kind: 'wake', caseId: change.id },
    ],
  }
}

/** Who owes the next step, as lists show it. */
export function owedBy(change: Change, opens: OpenObligation | undefined): Change {
  const { accountable: _, dueAt: __, ...rest } = change
  return (opens === undefined ? rest : { ...rest, accountable: opens.accountable, dueAt: opens.dueAt }) as Change
}

/** A mail that says how it went. */
export const outcomeMail = (
  change: Pick<Change, 'id' | 'round'>,
  to: Id,
  outcome: string,
  bundle?: string,
): Effect => ({
  kind: 'mail',
  letter: 'change.outcome',
  to,
  about: { change: change.id, round: change.round, outcome },
  ...(bundle === undefined ? {} : { bundle }),
})

interface Opened extends Pick<Gathered, 'directory' | 'now' | 'policy'> {
  /** What the case has owed so far; nothing for a new one. */
  readonly standing?: Pick<Standing, 'all'>
}

/** Opens the obligation of a stage; whoever is asked, the ladder is the stage's. */
function open(
  change: Change,
  stage: LadderStage,
  asked: Asked | undefined,
  { directory, now, policy, standing }: Opened,
): Owed {
  if (asked === undefined) throw new TypeError('the directory has no active head of IT')
  const { answerer, ladderPosition } = asked
  return openObligation(
    {
      caseId: change.id,
      kind: `change.${stage}`,
      about: { number: change.number, title: change.title },
      round: change.round,
      answerer,
      ...(ladderPosition === undefined ? {} : { ladderPosition }),
      now,
      nth: standing?.all.length ?? 0,
    },
    policy.stages[stage],
    directory.department.calendar,
  )
}

export const askToAssess = (change: Change, to: Opened): Owed =>
  open(change, 'assess', whoAssesses(change, to.directory, to.now), to)

export const askToAuthorise = (change: Change, to: Opened): Owed =>
  open(change, 'authorise', whoAuthorises(change, to.directory, to.now), to)

export const askToTest = (change: Change, to: Opened): Owed =>
  open(change, 'test', whoTests(change, to.directory, to.now), to)

export const askToReview = (change: Change, to: Opened): Owed =>
  open(change, 'review', whoReviews(change, to.directory, to.now), to)

import type { Actor, Grant } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { JsonObject } from '../../kernel/json.ts'
import {
  type AskedNow,
  closing,
  type OpenObligation,
  openObligation,
  putObligation,
  type Standing,
  tell,
} from '../../obligation/index.ts'
import type { Act } from '../../platform/act.ts'
import type { Caller } from '../../platform/handler.ts'
import type { Write } from '../../platform/store.ts'
import { type Directory, personIsActive } from '../../responsibility/index.ts'
import type { DraftPolicy, OwedOfDraft } from '../book-policies.ts'
import { headOfDraft } from '../draft.store.ts'
import { type Draft, type DraftHead, hashIn } from '../draft.ts'
import { whoDrafts, whoPublishes, whoReviews } from '../rules/who-is-asked.ts'

/** What a step of a draft is decided on. */
export interface Gathered {
  readonly head: DraftHead
  readonly standing: Standing
  readonly directory: Directory
  readonly now: Instant
  /** The version of its policy that the draft has pinned. */
  readonly policy: DraftPolicy
}

/** Who takes a step, and by which authority. */
export interface Worker {
  readonly actor: Actor
  readonly person: Id
  readonly grant: Grant
}

export const workerOf = ({ actor, person }: Caller, grant: Grant): Worker => ({ actor, person, grant })

/** One step as it was decided. */
export interface Step {
  /** The draft as it will stand. Its owner and deadline are filled in from what is opened. */
  readonly draft: Draft
  readonly did: string
  readonly by: Worker
  readonly what?: JsonObject
  readonly personal?: Readonly<Record<string, string>>
  /** What is owed from now on; what was open is closed. Absent: what is open stays. */
  readonly owed?: { readonly opens: OpenObligation | undefined; readonly discharges: boolean }
  readonly rows?: readonly Write[]
  /** A decision: whoever takes it has to be employed at that very moment. */
  readonly isDecision?: boolean
}

/** The act of a step: one transaction in which the old obligation ends and the next begins. */
export function actOf({ head, standing, now }: Pick<Gathered, 'head' | 'standing' | 'now'>, step: Step): Act {
  const { draft, owed, by } = step
  const opens = owed?.opens
  const main = owed === undefined ? [] : standing.open.filter(({ concerns }) => concerns === undefined)
  const status = owed?.discharges === true ? 'discharged' : 'withdrawn'
  const done = main.flatMap((each) => closing(standing.open, each, status, by.person, now))
  const contentHash = hashIn(draft)
  return {
    before: head,
    head: headOfDraft(owed === undefined ? draft : owedBy(draft, opens)),
    at: now,
    did: step.did,
    by: by.actor,
    grant: by.grant,
    what: {
      status: draft.status,
      round: draft.round,
      ...(contentHash === undefined ? {} : { contentHash }),
      ...(opens === undefined ? {} : { obligation: opens.id, accountable: opens.accountable, dueAt: opens.dueAt }),
      ...step.what,
    },
    ...(step.personal === undefined ? {} : { personal: step.personal }),
    rows: [
      ...(step.isDecision === true ? [personIsActive(by.person)] : []),
      ...[...done, ...(opens === undefined ? [] : [opens])].map(putObligation),
      ...(step.rows ?? []),
    ],
    effects: [
      // Nobody is told of what they have just taken on themselves.
      ...(opens === undefined || opens.accountable === by.person ? [] : [tell(opens, opens.accountable, 'asked')]),
      ...(owed === undefined ? [] : [{ kind: 'wake', caseId: draft.id } as const]),
    ],
  }
}

/** Who owes the next step, as lists show it. */
export function owedBy(draft: Draft, opens: OpenObligation | undefined): Draft {
  const { accountable: _, dueAt: __, ...rest } = draft
  return (opens === undefined ? rest : { ...rest, accountable: opens.accountable, dueAt: opens.dueAt }) as Draft
}

type Opening = Pick<Gathered, 'directory' | 'now' | 'policy'> & { readonly standing?: Pick<Standing, 'all'> }

function open(draft: Draft, stage: OwedOfDraft, asked: AskedNow | undefined, to: Opening): OpenObligation {
  if (asked === undefined) throw new TypeError('the directory has no active head of IT')
  const { answerer, ladderPosition } = asked
  return openObligation(
    {
      caseId: draft.id,
      kind: `role-book.${stage}`,
      about: { title: draft.name },
      round: draft.round,
      answerer,
      ...(ladderPosition === undefined ? {} : { ladderPosition }),
      now: to.now,
      nth: to.standing?.all.length ?? 0,
    },
    to.policy.stages[stage],
    to.directory.department.calendar,
  )
}

export const askToDraft = (draft: Draft, to: Opening): OpenObligation =>
  open(draft, 'draft', whoDrafts(draft, to.directory, to.now), to)

export const askToReview = (draft: Draft, to: Opening): OpenObligation =>
  open(draft, 'review', whoReviews(draft, to.directory, to.now), to)

export const askToPublish = (draft: Draft, to: Opening): OpenObligation =>
  open(draft, 'publish', whoPublishes(draft, to.directory, to.now), to)

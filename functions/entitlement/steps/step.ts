import type { Actor, Grant } from '../../kernel/actor.ts'
import { type Id, idWithin } from '../../kernel/ids.ts'
import { type Instant, plusMillis } from '../../kernel/instant.ts'
import type { JsonObject } from '../../kernel/json.ts'
import {
  closing,
  type OpenObligation,
  openObligation,
  putObligation,
  type Standing,
  tell,
} from '../../obligation/index.ts'
import type { Act } from '../../platform/act.ts'
import type { Effect } from '../../platform/effect.ts'
import type { Write } from '../../platform/store.ts'
import { type Directory, personIsActive } from '../../responsibility/index.ts'
import type { Connector } from '../catalogue.ts'
import { headOf } from '../entitlement.store.ts'
import type { Entitlement, EntitlementHead } from '../entitlement.ts'
import type { EntitlementPolicy, EntitlementStage } from '../entitlement-policy.ts'
import { endsAt } from '../rules/ground.ts'
import { type Owed, whoIsAsked } from '../rules/who-is-asked.ts'

export const LIFECYCLE = 'entitlement-lifecycle'
export const TERM = 'entitlement-term'

/** What a step of an entitlement is decided on. */
export interface Gathered {
  /** Nothing for a new one. */
  readonly before: EntitlementHead | undefined
  readonly standing: Pick<Standing, 'open' | 'all' | 'execution'>
  readonly directory: Directory
  readonly policy: EntitlementPolicy
  readonly connector: Connector
  readonly now: Instant
}

/** Who acts, by which authority, and what they say to it. */
export interface Doer {
  readonly actor: Actor
  readonly grant?: Grant
  readonly comment?: string | undefined
}

/** One step as it was decided. */
export interface Step {
  /** As it will stand; who owes what is filled in from what is open then. */
  readonly entitlement: Entitlement
  readonly did: string
  readonly by: Doer
  readonly what?: JsonObject
  /** What is owed no longer: met, or fallen away. */
  readonly closes?: { readonly which: readonly OpenObligation[]; readonly as: 'discharged' | 'withdrawn' }
  readonly opens?: readonly OpenObligation[]
  readonly rows?: readonly Write[]
  readonly effects?: readonly Effect[]
}

/** The act of a step: one transaction in which what was owed ends and what is owed next begins. */
export function actOf({ before, standing, now }: Gathered, step: Step): Act {
  const { entitlement, by, closes, opens = [] } = step
  const who = by.actor.kind === 'system' ? 'onduty' : by.actor.id
  const main = closes?.which.filter(({ concerns }) => concerns === undefined) ?? []
  const done = main.flatMap((each) => closing(standing.open, each, closes?.as ?? 'withdrawn', who, now))
  const isDone = new Set(done.map(({ id }) => id))
  const open = [...standing.open.filter(({ id }) => !isDone.has(id)), ...opens]
  const first = opens[0]
  return {
    before,
    head: headOf(owedBy(entitlement, open)),
    at: now,
    did: step.did,
    by: by.actor,
    ...(by.grant === undefined ? {} : { grant: by.grant }),
    what: {
      status: entitlement.status,
      ...(first === undefined ? {} : { obligation: first.id, accountable: first.accountable, dueAt: first.dueAt }),
      ...step.what,
    },
    ...(by.comment === undefined ? {} : { personal: { comment: by.comment } }),
    rows: [
      ...(by.actor.kind === 'person' ? [personIsActive(by.actor.id)] : []),
      ...[...done, ...opens].map(putObligation),
      ...(step.rows ?? []),
    ],
    effects: [
      ...opens.map((each) => tell(each, each.accountable, 'asked')),
      ...(step.effects ?? []),
      moved(entitlement, standing, opens.length > 0),
    ],
  }
}

/** Its execution is woken; where nothing was owed before and something is now, another one starts. */
function moved({ id }: Entitlement, { open, execution }: Gathered['standing'], isOwed: boolean): Effect {
  if (open.length > 0 || !isOwed) return { kind: 'wake', caseId: id }
  return { kind: 'start', workflow: LIFECYCLE, caseId: id, generation: (execution?.generation ?? 0) + 1 }
}

/** Who owes the next step, as lists show it; nobody where two owe something at the same time. */
function owedBy(entitlement: Entitlement, open: readonly OpenObligation[]): Entitlement {
  const { accountable: _, dueAt: __, ...rest } = entitlement
  const [one, ...others] = open.filter(({ concerns }) => concerns === undefined)
  if (one === undefined || others.length > 0) return rest
  return { ...rest, accountable: one.accountable, dueAt: one.dueAt }
}

/** Opens what somebody owes, under the ladder of its stage. */
export function ask(
  entitlement: Entitlement,
  owed: Owed,
  { directory, policy, standing, now }: Pick<Gathered, 'directory' | 'policy' | 'standing' | 'now'>,
  stage: EntitlementStage = owed,
  nth = 0,
): OpenObligation {
  const asked = whoIsAsked(entitlement, owed, directory, now)
  if (asked === undefined) throw new TypeError('the directory has no active head of IT')
  const person = directory.people.get(entitlement.person)?.name ?? entitlement.person
  return openObligation(
    {
      caseId: entitlement.id,
      kind: `entitlement.${owed}`,
      about: {
        number: entitlement.number,
        title: `${entitlement.systemName['zh-CN']} · ${entitlement.rightName['zh-CN']}（${person}）`,
      },
      round: entitlement.round,
      answerer: asked.answerer,
      ...(asked.ladderPosition === undefined ? {} : { ladderPosition: asked.ladderPosition }),
      now,
      nth: standing.all.length + nth,
    },
    policy.stages[stage],
    directory.department.calendar,
  )
}

/** A mail that says how it stands. */
export const outcomeMail = ({ id }: Pick<Entitlement, 'id'>, to: Id, outcome: string): Effect => ({
  kind: 'mail',
  letter: 'entitlement.outcome',
  to,
  about: { entitlement: id, outcome },
})

/** Other rooms hear of it. */
export const happened = (event: string, { id, right, person }: Entitlement): Effect => ({
  kind: 'event',
  event,
  about: { entitlement: id, right, person },
})

/**
 * The execution that minds when it ends. Named by that instant: another end is another execution, and one that wakes for
 * an end that has moved leaves it alone.
 */
export function mind(entitlement: Entitlement, directory: Directory, now: Instant): Effect {
  const at = endsAt(entitlement, directory, now)
  const caseId = idWithin(entitlement.id, 'trm', at > now ? at : plusMillis(now, 1))
  return { kind: 'start', workflow: TERM, caseId, generation: 1 }
}

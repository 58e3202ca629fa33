import type { Actor, Grant } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { JsonObject } from '../kernel/json.ts'
import {
  closing,
  type OpenObligation,
  openObligation,
  putObligation,
  type Standing,
  tell,
} from '../obligation/index.ts'
import type { Act } from '../platform/act.ts'
import type { Effect } from '../platform/effect.ts'
import { type Answerer, type Directory, personIsActive, whoAnswers } from '../responsibility/index.ts'
import { headOf } from './finding.store.ts'
import type { Finding, FindingHead } from './finding.ts'
import type { FindingPolicy } from './finding-policy.ts'
import { whoVerifies } from './rules/who-verifies.ts'

/** What a step of a finding is decided on. */
export interface Gathered {
  readonly head: FindingHead
  readonly standing: Standing
  readonly directory: Directory
  readonly policy: FindingPolicy
  readonly now: Instant
}

/** Who acts, by which authority, and what they say. */
export interface Doer {
  readonly actor: Actor
  readonly person: Id
  readonly grant: Grant
  readonly comment: string
}

/** Its owner has put it right: somebody else is asked to look. */
export function remediate(gathered: Gathered, by: Doer): Act {
  const { head, standing, directory, policy, now } = gathered
  const finding: Finding = { ...head, status: 'remediated', stage: 'verify', remediatedBy: by.person }
  const asked = whoVerifies(finding, directory, now)
  if (asked === undefined) throw new TypeError('the directory has no active head of IT')
  const opens = openObligation(
    {
      ...openingOf(finding, 'finding.verify', standing, now),
      answerer: asked.answerer,
      ...(asked.ladderPosition === undefined ? {} : { ladderPosition: asked.ladderPosition }),
    },
    policy.stages.verify,
    directory.department.calendar,
  )
  return actOf(gathered, { finding, did: 'finding.remediated', by, opens })
}

/** It is as it should be: closed. */
export const close = (gathered: Gathered, by: Doer): Act =>
  actOf(gathered, {
    finding: { ...gathered.head, status: 'closed', stage: 'over' },
    did: 'finding.closed',
    by,
    what: { remediatedBy: gathered.head.remediatedBy },
  })

/** It is not: whoever it was to put right, or stands in for them now, owes it again under the clock of its severity. */
export function sendBack(gathered: Gathered, by: Doer): Act {
  const { head, standing, directory, policy, now } = gathered
  const { remediatedBy: remediator, ...rest } = head
  const finding: Finding = { ...rest, status: 'open', stage: 'remediate', round: head.round + 1 }
  const opens = askToRemediate(finding, ownerOf(finding, directory, now), { standing, directory, policy, now })
  return actOf(gathered, { finding, did: 'finding.sent-back', by, opens, what: { remediatedBy: remediator } })
}

/** Whoever it is to put right now. */
export function ownerOf({ remedy }: Finding, directory: Directory, now: Instant): Answerer {
  const { person, position } = remedy
  const answerer =
    whoAnswers(directory, { who: 'person', person }, now) ??
    (position === undefined ? undefined : whoAnswers(directory, { who: 'holder', position }, now)) ??
    whoAnswers(directory, { who: 'head' }, now)
  return { ...(answerer ?? { person, via: 'person' }), ...(position === undefined ? {} : { position }) }
}

export const askToRemediate = (
  finding: Finding,
  answerer: Answerer,
  {
    standing,
    directory,
    policy,
    now,
  }: Pick<Gathered, 'directory' | 'policy' | 'now'> & { standing: Pick<Standing, 'all'> },
): OpenObligation =>
  openObligation(
    { ...openingOf(finding, 'finding.remediate', standing, now), answerer },
    policy.stages[finding.severity],
    directory.department.calendar,
  )

const openingOf = (
  { id, number, title, round }: Finding,
  kind: string,
  { all }: Pick<Standing, 'all'>,
  now: Instant,
) => ({
  caseId: id,
  kind,
  about: { number, title: title['zh-CN'] },
  round,
  now,
  nth: all.length,
})

interface Step {
  readonly finding: Finding
  readonly did: string
  readonly by: Doer
  readonly opens?: OpenObligation
  readonly what?: JsonObject
}

function actOf({ head, standing, now }: Gathered, { finding, did, by, opens, what }: Step): Act {
  const main = standing.open.filter(({ concerns }) => concerns === undefined)
  const done = main.flatMap((each) => closing(standing.open, each, 'discharged', by.actor.id, now))
  const open = opens === undefined ? [] : [opens]
  return {
    before: head,
    head: headOf(owedBy(finding, opens)),
    at: now,
    did,
    by: by.actor,
    grant: by.grant,
    what: {
      status: finding.status,
      round: finding.round,
      ...(opens === undefined ? {} : { obligation: opens.id, accountable: opens.accountable, dueAt: opens.dueAt }),
      ...what,
    },
    personal: { comment: by.comment },
    rows: [
      ...(by.actor.kind === 'person' ? [personIsActive(by.actor.id)] : []),
      ...[...done, ...open].map(putObligation),
    ],
    effects: [
      ...open.map((each) => tell(each, each.accountable, 'asked')),
      { kind: 'wake', caseId: finding.id } satisfies Effect,
    ],
  }
}

/** Who owes the next step, as lists show it. */
export function owedBy(finding: Finding, opens: OpenObligation | undefined): Finding {
  const { accountable: _, dueAt: __, ...rest } = finding
  return opens === undefined ? rest : { ...rest, accountable: opens.accountable, dueAt: opens.dueAt }
}

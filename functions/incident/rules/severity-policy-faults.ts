import { type Allowance, spanOf } from '../../calendar/index.ts'
import type { Id } from '../../kernel/ids.ts'
import { DAY, HOUR, MINUTE } from '../../kernel/instant.ts'
import type { FieldError } from '../../kernel/refusal.ts'
import { faultsOfLadder } from '../../obligation/index.ts'
import { type Directory, holdersOf, isActive } from '../../responsibility/index.ts'
import { IMPACTS, SEVERITIES, URGENCIES } from '../severity.ts'
import { INCIDENT_ROLES, type SeverityPolicy, type SeverityRules } from '../severity-policy.ts'
import { severityFault } from './severity-fault-words.ts'

/** Nobody answers in less; nobody may be left longer at a step, or after the last. */
const LEAST_WAIT = MINUTE
const MOST_WAIT = 5 * DAY
const MOST_BETWEEN_PAGES_OF_HEAD = DAY
const DAY_OF = { business: 8 * HOUR, wall: DAY } as const

/**
 * Everything that keeps a severity policy from being published, by its path: a ladder that could end with nobody, waits
 * nobody can keep, a worse thing that counts for less, names of what is not there.
 */
export function severityPolicyFaults(
  policy: Omit<SeverityPolicy, 'version'>,
  directory: Directory,
  schedules: ReadonlySet<Id>,
  now: string,
): FieldError[] {
  return [
    ...matrixFaults(policy.matrix),
    ...SEVERITIES.flatMap((severity) =>
      rulesFaults(policy.severities[`${severity}`], `severities/${severity}`, directory, schedules, now),
    ),
    ...waitFaults(policy.reopensWithin, 'reopensWithin'),
  ]
}

/** Whatever hits more people, or is more urgent, never counts for less. */
function matrixFaults(matrix: SeverityPolicy['matrix']): FieldError[] {
  return IMPACTS.flatMap((impact, row) =>
    URGENCIES.flatMap((urgency, column) => {
      const here = matrix[impact][urgency]
      const narrower = IMPACTS[row + 1]
      const slower = URGENCIES[column + 1]
      const isTurned =
        (narrower !== undefined && matrix[narrower][urgency] < here) ||
        (slower !== undefined && matrix[impact][slower] < here)
      return isTurned ? [severityFault(`matrix/${impact}/${urgency}`, 'matrix-turned')] : []
    }),
  )
}

function rulesFaults(
  rules: SeverityRules,
  path: string,
  directory: Directory,
  schedules: ReadonlySet<Id>,
  now: string,
): FieldError[] {
  const { ladder, afterwards, roles } = rules
  const waits: readonly (readonly [Allowance | undefined, string])[] = [
    [rules.acknowledgeWithin, 'acknowledgeWithin'],
    ...ladder.map(({ wait }, nth) => [wait, `ladder/${nth}/wait`] as const),
    [rules.holdsFor, 'holdsFor'],
    [rules.staffWithin, 'staffWithin'],
    [rules.updateEvery, 'updateEvery'],
    [rules.vendorAnswersWithin, 'vendorAnswersWithin'],
    [rules.reviewWithin, 'reviewWithin'],
  ]
  return [
    ...waits.flatMap(([wait, name]) =>
      wait === undefined ? [] : waitFaults(wait, `${path}/${name}`, name === 'reviewWithin' ? 90 * DAY : MOST_WAIT),
    ),
    ...(ladder.at(-1)?.to === 'head' ? [] : [severityFault(`${path}/ladder`, 'ends-with-nobody')]),
    ...(holdersOf(directory, directory.department.head, now).length > 0
      ? []
      : [severityFault(`${path}/ladder`, 'nobody-answers')]),
    ...ladder.flatMap(({ to }, nth) => targetFaults(to, `${path}/ladder/${nth}/to`, directory, schedules)),
    ...ladder.flatMap(({ to }, nth) =>
      ladder.findIndex((other) => other.to === to) < nth
        ? [severityFault(`${path}/ladder/${nth}/to`, 'told-twice')]
        : [],
    ),
    ...(afterwards.does === 'page-head' && lengthOf(afterwards.every) > MOST_BETWEEN_PAGES_OF_HEAD
      ? [severityFault(`${path}/afterwards/every`, 'again-too-rare')]
      : []),
    ...(afterwards.does === 'page-head' ? waitFaults(afterwards.every, `${path}/afterwards/every`) : []),
    ...(roles.includes('commander') ? [] : [severityFault(`${path}/roles`, 'nobody-leads')]),
    ...(new Set(roles).size === roles.length && roles.every((role) => INCIDENT_ROLES.includes(role))
      ? []
      : [severityFault(`${path}/roles`, 'given-twice')]),
    ...faultsOfLadder(rules.resolve, `policy/${path}/resolve`),
  ]
}

function waitFaults(wait: Allowance, path: string, most = MOST_WAIT): FieldError[] {
  const length = lengthOf(wait)
  if (length < LEAST_WAIT) return [severityFault(path, 'wait-too-short')]
  return length > most ? [severityFault(path, 'wait-too-long')] : []
}

function targetFaults(to: string, path: string, directory: Directory, schedules: ReadonlySet<Id>): FieldError[] {
  const [kind, id] = to.split(':')
  if (id === undefined) return []
  if (kind === 'position') return directory.positions.has(id) ? [] : [severityFault(path, 'unknown-position')]
  if (kind === 'schedule') return schedules.has(id) ? [] : [severityFault(path, 'unknown-schedule')]
  return isActive(directory, id) ? [] : [severityFault(path, 'unknown-person')]
}

function lengthOf(allowance: Allowance): number {
  const { days, millis } = spanOf(allowance)
  return days * DAY_OF[allowance.clock] + millis
}

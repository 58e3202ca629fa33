import type { Urgency } from '../../incident/index.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Directory } from '../../responsibility/index.ts'
import type { Hint, Labels, Routed, Signal } from '../alert.ts'
import type { AlertRules, Outcome } from '../alert-rules.ts'
import { whichRule } from './which-rule.ts'

/** What a signal came from: a source or a heartbeat. */
export interface Origin {
  readonly id: Id
  readonly name: string
  readonly kind: string
  readonly labels: Labels
}

/** Where a signal goes: nowhere, or to one alert. */
export type Way =
  | { readonly does: 'ignore'; readonly rule: string }
  | {
      readonly does: 'open'
      readonly routed: Routed
      /** What makes it this alert and no other. */
      readonly facts: readonly string[]
      /** The same, for people. */
      readonly key: string
    }

/** All labels rules look at: of the origin, of the signal, and what it came from. */
export const labelsOf = (signal: Pick<Signal, 'labels'>, origin: Origin): Labels => ({
  ...origin.labels,
  ...signal.labels,
  source: origin.name,
  source_kind: origin.kind,
})

const URGENCY_OF: Readonly<Record<Hint, Urgency>> = { critical: 'high', warning: 'medium', info: 'low' }

export function whereItGoes(
  signal: Pick<Signal, 'fingerprint' | 'labels' | 'title' | 'hint'>,
  origin: Origin,
  rules: AlertRules,
  services: Directory['services'],
): Way {
  const labels = labelsOf(signal, origin)
  const { rule, outcome } = whichRule(rules, labels)
  if (outcome.does === 'ignore') return { does: 'ignore', rule }
  const { impact = 'partial', urgency, severity, runbook, resolvesAfter } = outcome
  const service = serviceOf(outcome, labels, services)
  return {
    does: 'open',
    routed: {
      rules: rules.version,
      rule,
      ...(service === undefined ? {} : { service }),
      impact,
      urgency: urgency ?? (signal.hint === undefined ? 'medium' : URGENCY_OF[signal.hint]),
      ...(severity === undefined ? {} : { severity }),
      ...(runbook === undefined ? {} : { runbook }),
      ...(resolvesAfter === undefined ? {} : { resolvesAfter }),
    },
    ...groupOf(outcome, rule, signal, labels, origin),
  }
}

/** Equal in the labels of the rule; where it has none of them, and where there is no rule about it, by itself. */
function groupOf(
  { groupBy = [] }: Extract<Outcome, { does: 'open' }>,
  rule: string,
  { fingerprint, title }: Pick<Signal, 'fingerprint' | 'title'>,
  labels: Labels,
  origin: Origin,
): { readonly facts: readonly string[]; readonly key: string } {
  const there = groupBy.filter((name) => Object.hasOwn(labels, name))
  if (there.length === 0) return { facts: ['by itself', origin.id, fingerprint], key: title }
  const named = there.map((name) => `${name}=${labels[name]}`)
  return { facts: ['by rule', rule, ...named], key: named.join(', ') }
}

function serviceOf(
  { service, serviceLabel }: Extract<Outcome, { does: 'open' }>,
  labels: Labels,
  services: Directory['services'],
): Id | undefined {
  if (service !== undefined) return services.has(service) ? service : undefined
  const said = serviceLabel === undefined ? undefined : labels[serviceLabel]
  if (said === undefined) return undefined
  if (services.has(said)) return said
  const folded = said.trim().toLowerCase()
  const called = [...services.values()].filter(({ name }) =>
    [name['zh-CN'], name.en].some((each) => each.toLowerCase() === folded),
  )
  // Two services of one name are no answer.
  return called.length === 1 ? called[0]?.id : undefined
}

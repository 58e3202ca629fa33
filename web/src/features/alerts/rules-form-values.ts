import type { AlertRulesIn, AlertRulesOut } from '../../../../functions/alert/alert-rules.contract.ts'
import { listOf, type MatcherTyped, matcherOf, typedOf } from './matcher-values.ts'
import type { Outcome } from './outcome-said.tsx'

/** What a rule does, as it is typed. */
export interface OutcomeTyped {
  readonly does: 'ignore' | 'open'
  readonly service?: string | null
  readonly serviceLabel?: string
  readonly severity?: 1 | 2 | 3 | null
  readonly impact?: 'broad' | 'partial' | 'single'
  readonly groupBy?: string
  readonly resolvesAfter?: number | null
  readonly runbook?: string
  /** Kept as it is: nothing here changes it. */
  readonly urgency?: 'high' | 'medium' | 'low'
}

export interface RuleTyped {
  readonly key?: string
  readonly name: string
  readonly matchers: readonly MatcherTyped[]
  readonly outcome: OutcomeTyped
}

export interface RulesTyped {
  readonly rules: readonly RuleTyped[]
  readonly otherwise: OutcomeTyped
  readonly reason?: string
}

function typedOutcome(outcome: Outcome): OutcomeTyped {
  if (outcome.does === 'ignore') return { does: 'ignore', impact: 'partial' }
  const { groupBy, impact = 'partial', ...rest } = outcome
  return { ...rest, impact, ...(groupBy === undefined ? {} : { groupBy: groupBy.join(', ') }) }
}

function outcomeOf(typed: OutcomeTyped): Extract<Outcome, { does: 'open' }> {
  const { service, serviceLabel, severity, impact, urgency, resolvesAfter, runbook } = typed
  const groupBy = listOf(typed.groupBy)
  const label = serviceLabel?.trim() ?? ''
  return {
    does: 'open',
    ...(service ? { service } : label === '' ? {} : { serviceLabel: label }),
    ...(severity ? { severity } : {}),
    ...(impact === undefined ? {} : { impact }),
    ...(urgency === undefined ? {} : { urgency }),
    ...(groupBy.length === 0 ? {} : { groupBy }),
    ...(typeof resolvesAfter === 'number' ? { resolvesAfter } : {}),
    ...(runbook === undefined || runbook.trim() === '' ? {} : { runbook: runbook.trim() }),
  }
}

export const valuesOf = ({ rules, otherwise }: AlertRulesOut): RulesTyped => ({
  rules: rules.map(({ key, name, matchers, outcome }) => ({
    key,
    name,
    matchers: matchers.map(typedOf),
    outcome: typedOutcome(outcome),
  })),
  otherwise: typedOutcome(otherwise),
})

/** A rule that is new gets a key of its own, which it keeps from then on. */
export function rulesIn({ rules, otherwise }: RulesTyped): AlertRulesIn {
  const taken = new Set(rules.flatMap(({ key }) => (key === undefined ? [] : [key])))
  const freeKey = (): string => {
    let nth = rules.length
    while (taken.has(`rule-${nth}`)) nth += 1
    taken.add(`rule-${nth}`)
    return `rule-${nth}`
  }
  return {
    rules: rules.map(({ key, name, matchers, outcome }) => ({
      key: key ?? freeKey(),
      name: name ?? '',
      matchers: (matchers ?? []).map(matcherOf),
      outcome: outcome.does === 'ignore' ? { does: 'ignore' } : outcomeOf(outcome),
    })),
    otherwise: outcomeOf(otherwise),
  }
}

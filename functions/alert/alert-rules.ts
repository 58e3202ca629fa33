import type { Impact, Severity, Urgency } from '../incident/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Matcher } from './rules/matches.ts'

/** What becomes of what a rule matches. */
export type Outcome =
  | { readonly does: 'ignore' }
  | {
      readonly does: 'open'
      /** Whose it is; or the label that names the service, by its name in either language or its id. */
      readonly service?: Id
      readonly serviceLabel?: string
      /** `partial` unless given. */
      readonly impact?: Impact
      /** As the source hints, unless given: critical is high, warning medium, information low. */
      readonly urgency?: Urgency
      /** Where it does not follow from the two. */
      readonly severity?: Severity
      /** What is equal in these is one alert; each its own, unless given. */
      readonly groupBy?: readonly string[]
      readonly runbook?: string
      readonly resolvesAfter?: number
    }

export interface AlertRule {
  /** Stays the same over versions: `mail-down`. */
  readonly key: string
  readonly name: string
  /** All of them have to match. */
  readonly matchers: readonly Matcher[]
  readonly outcome: Outcome
}

/** Where alerts go. Published as a whole, never edited. The first rule that matches counts; the last matches everything. */
export interface AlertRules {
  readonly version: number
  readonly rules: readonly AlertRule[]
  /** What matches nothing else. It cannot be ignored: silence is never the default. */
  readonly otherwise: Extract<Outcome, { does: 'open' }>
}

/** The key of what matched nothing else. */
export const OTHERWISE = 'otherwise'

/** Version 1: everything opens an incident, as bad as its source says it is; what nobody answered ends with its alert. */
export const BUILT_IN_RULES: AlertRules = {
  version: 1,
  rules: [],
  otherwise: { does: 'open', serviceLabel: 'service', impact: 'partial', resolvesAfter: 15 },
}

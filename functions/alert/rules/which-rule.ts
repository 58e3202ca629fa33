import type { Labels } from '../alert.ts'
import { type AlertRule, type AlertRules, OTHERWISE, type Outcome } from '../alert-rules.ts'
import { allMatch } from './matches.ts'

/** The first rule that matches, and what it makes of it. There is always one. */
export function whichRule(
  { rules, otherwise }: Pick<AlertRules, 'rules' | 'otherwise'>,
  labels: Labels,
): { readonly rule: string; readonly found?: AlertRule; readonly outcome: Outcome } {
  const found = rules.find(({ matchers }) => allMatch(matchers, labels))
  return found === undefined
    ? { rule: OTHERWISE, outcome: otherwise }
    : { rule: found.key, found, outcome: found.outcome }
}

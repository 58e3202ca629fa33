import type { AlertRulesIn } from '../../../../functions/alert/alert-rules.contract.ts'
import { listServices } from '../../../../functions/responsibility/responsibility.contract.ts'
import { useWhole } from '../../lib/use-api.ts'
import { useAlertWords } from './words.ts'

export type Outcome = AlertRulesIn['rules'][number]['outcome']

/** What becomes of what a rule matches, a line each. */
export function OutcomeSaid({ outcome }: { outcome: Outcome }) {
  const { say, language } = useAlertWords()
  const services = useWhole(listServices, { query: { limit: 100 } })
  if (outcome.does === 'ignore') return <p>{say('rules.ignore')}</p>
  const { service, serviceLabel, impact, urgency, severity, groupBy, runbook, resolvesAfter } = outcome
  const named = services.find(({ id }) => id === service)?.name[language] ?? service
  const lines = [
    named !== undefined && say('rules.says.service', { service: named }),
    serviceLabel !== undefined && say('rules.says.serviceLabel', { label: serviceLabel }),
    severity !== undefined && say(`severities.s${severity}`),
    impact !== undefined && say('rules.says.impact', { impact: say(`rules.impacts.${impact}`) }),
    urgency !== undefined && say('rules.says.urgency', { urgency: say(`rules.urgencies.${urgency}`) }),
    groupBy !== undefined && say('rules.says.groupBy', { labels: groupBy.join(', ') }),
    resolvesAfter !== undefined && say('rules.says.resolves', { minutes: resolvesAfter }),
  ].filter((line) => line !== false)
  return (
    <>
      <p>{say('rules.open')}</p>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
        {runbook !== undefined && (
          <li>
            <a href={runbook} target="_blank" rel="noreferrer noopener">
              {say('rules.says.runbook')}
            </a>
          </li>
        )}
      </ul>
    </>
  )
}

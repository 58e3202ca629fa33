import type { SeverityPolicyOut } from '../../../../functions/incident/severity-policy.contract.ts'
import { Tag } from '../../ui/tag.tsx'
import { SEVERITY_TONES } from './severity.tsx'
import styles from './severity-policy.module.css'
import { useSeverityWords } from './words.ts'

export const IMPACTS = ['broad', 'partial', 'single'] as const
export const URGENCIES = ['high', 'medium', 'low'] as const

/** Severity by impact and urgency. */
export function Matrix({ matrix }: { matrix: SeverityPolicyOut['matrix'] }) {
  const { say, name } = useSeverityWords()
  return (
    <table className={styles.matrix ?? ''} aria-label={say('matrix')}>
      <thead>
        <tr>
          <th scope="col">{say('impact')}</th>
          {URGENCIES.map((urgency) => (
            <th key={urgency} scope="col">
              {say(`urgencies.${urgency}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {IMPACTS.map((impact) => (
          <tr key={impact}>
            <th scope="row">{say(`impacts.${impact}`)}</th>
            {URGENCIES.map((urgency) => {
              const severity = matrix[impact][urgency]
              return (
                <td key={urgency}>
                  <Tag tone={SEVERITY_TONES[severity]}>{name('severities', String(severity))}</Tag>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

import { Card } from '../../ui/card.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import type { Channel, ContactCard } from './contact-card.ts'
import styles from './paging.module.css'
import { useTicked } from './use-ticked.ts'
import { usePagingWords } from './words.ts'

const SEVERITIES = [1, 2, 3] as const
type Severity = (typeof SEVERITIES)[number]

/** Which ways are used for which severity: ticked, and kept at once. */
export function BySeverityCard({ card }: { card: ContactCard }) {
  const { say } = usePagingWords()
  const { ticked, tick, error } = useTicked(card)
  const turn = (severity: Severity, channel: Channel) => {
    const before = ticked[severity]
    const after = before.includes(channel) ? before.filter((each) => each !== channel) : [...before, channel]
    tick({ ...ticked, [severity]: after })
  }
  return (
    <Card title={say('urgency.title')}>
      <div className={styles.stack}>
        <div className="weak">{say('urgency.lead')}</div>
        <table className={styles.choices} aria-label={say('urgency.label')}>
          <thead>
            <tr>
              <th scope="col">{say('contact.way')}</th>
              {SEVERITIES.map((severity) => (
                <th key={severity} scope="col">
                  {say(`severity.s${severity}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {card.channels.map(({ channel }) => (
              <tr key={channel}>
                <th scope="row">{say(`channel.${channel}`)}</th>
                {SEVERITIES.map((severity) => (
                  <td key={severity}>
                    {channel === 'mail' ? (
                      <span className="weak">{say('urgency.always')}</span>
                    ) : (
                      <label className={styles.tick}>
                        <input
                          type="checkbox"
                          checked={ticked[severity].includes(channel)}
                          onChange={() => turn(severity, channel)}
                          aria-label={say('urgency.cell', {
                            channel: say(`channel.${channel}`),
                            severity: say(`severity.s${severity}`),
                          })}
                        />
                      </label>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {error !== null && <ProblemNote problem={error} />}
      </div>
    </Card>
  )
}

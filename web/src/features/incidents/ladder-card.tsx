import { formatAllowance } from '../../../../functions/calendar/say-time.ts'
import type { IncidentOut } from '../../../../functions/incident/incident.contract.ts'
import { Card } from '../../ui/card.tsx'
import { PersonName } from '../../ui/person.tsx'
import styles from './incident-page.module.css'
import { useIncidentWords } from './words.ts'

/** Who was paged, who is, and who would be next. */
export function LadderCard({ incident: { ladder, stage } }: { incident: IncidentOut }) {
  const { say, language } = useIncidentWords()
  return (
    <Card title={say('ladder.title')}>
      {stage === 'work' && <p className="weak">{say('ladder.rests')}</p>}
      <ol className={styles.rows}>
        {ladder.map(({ to, person, wait, state }) => (
          <li key={to} className={`${styles.row} ${stage === 'answer' ? (styles[state] ?? '') : ''}`}>
            <span>
              {to} · {person === null ? say('ladder.nobody') : <PersonName person={person} />}
            </span>
            <span className="weak">
              {stage === 'answer' && `${say(`ladder.${state}`)} · `}
              {say('ladder.wait', { time: formatAllowance(wait as Parameters<typeof formatAllowance>[0], language) })}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}

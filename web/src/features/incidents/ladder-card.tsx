import { formatAllowance } from '../../../../functions/calendar/say-time.ts'
import type { IncidentOut } from '../../../../functions/incident/incident.contract.ts'
import { Card } from '../../ui/card.tsx'
import { At } from '../../ui/deadline.tsx'
import { PersonName } from '../../ui/person.tsx'
import { Tag } from '../../ui/tag.tsx'
import styles from './incident-page.module.css'
import { useIncidentWords } from './words.ts'

type Step = IncidentOut['ladder'][number]

/** Who was paged and when, who is, who would be next; and who was passed over, and why. */
export function LadderCard({ incident: { ladder, stage } }: { incident: IncidentOut }) {
  const { say } = useIncidentWords()
  return (
    <Card title={say('ladder.title')}>
      {stage === 'work' && <p className="weak">{say('ladder.rests')}</p>}
      <ol className={styles.rows}>
        {ladder.map((step) => (
          <li key={step.to} className={`${styles.row} ${stage === 'answer' ? (styles[step.state] ?? '') : ''}`}>
            <span>
              {step.to}
              {step.person !== null && (
                <>
                  {' · '}
                  <PersonName person={step.person} />
                </>
              )}
            </span>
            <span className="weak">
              <Became step={step} isClimbed={stage === 'answer'} />
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}

function Became({ step: { state, skipped, pagedAt, wait, person }, isClimbed }: { step: Step; isClimbed: boolean }) {
  const { say, language } = useIncidentWords()
  const time = formatAllowance(wait as Parameters<typeof formatAllowance>[0], language)
  if (isClimbed && state === 'now') return `${say('ladder.now')} · ${say('ladder.wait', { time })}`
  if (skipped !== null) return <Tag tone="warn">{say(`whySkipped.${skipped}`)}</Tag>
  if (pagedAt !== null) {
    return (
      <>
        {say('ladder.past')} <At instant={pagedAt} />
      </>
    )
  }
  if (!isClimbed || state === 'past') return say('ladder.notPaged')
  return person === null ? say('ladder.nobody') : `${say('ladder.ahead')} · ${say('ladder.wait', { time })}`
}

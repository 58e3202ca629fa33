import type { PlanContentOut } from '../../../../functions/emergency-plan/plan-parts.contract.ts'
import { Card } from '../../ui/card.tsx'
import { Tag } from '../../ui/tag.tsx'
import styles from './plans.module.css'
import { usePlanWords } from './words.ts'

/** What is done in which order, by whom, and where it forks. */
export function PlanSteps({ steps }: Pick<PlanContentOut, 'steps'>) {
  const { say, name, language } = usePlanWords()
  const nthOf = (keys: readonly string[]) =>
    keys.map((key) => steps.findIndex((each) => each.key === key) + 1).join(say('comma'))
  return (
    <Card title={say('steps')}>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step.key}>
            <strong>{step.title[language]}</strong>{' '}
            {step.kind === 'decision' && <Tag tone="warn">{say('decision')}</Tag>}
            <p className="weak">
              {name('roles', step.role)} · {say('minutes', { minutes: step.minutes })}
              {step.after.length > 0 && ` · ${say('after', { steps: nthOf(step.after) })}`}
            </p>
            {step.detail !== null && <p className={styles.how}>{step.detail[language]}</p>}
            {step.options.length > 0 && (
              <ul>
                {step.options.map((option) => (
                  <li key={option.key}>
                    {say('opens', { option: option.title[language], steps: nthOf(option.opens) })}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </Card>
  )
}

type Contact = PlanContentOut['contacts'][number]

/** Who is to be reached, and for what. */
export function PlanContacts({ contacts }: { contacts: readonly Contact[] }) {
  const { say } = usePlanWords()
  return (
    <Card title={say('contacts')}>
      <ul>
        {contacts.map(({ person, position, name, reach, what, hasLeft }) => (
          <li key={`${position?.id ?? name} ${what}`}>
            <strong>{position?.name ?? name}</strong> {position !== null && person !== null && name} {reach} — {what}{' '}
            {hasLeft && <Tag tone="bad">{say('left')}</Tag>}
            {position !== null && person === null && <Tag tone="bad">{say('vacant')}</Tag>}
          </li>
        ))}
      </ul>
    </Card>
  )
}

import type { previewPolicy } from '../../../../functions/obligation/policy.contract.ts'
import type { Answer } from '../../lib/api.ts'
import { At } from '../../ui/deadline.tsx'
import { Icon } from '../../ui/icon.tsx'
import styles from './preview.module.css'
import { useStepName } from './step-name.ts'
import { usePolicyWords } from './words.ts'

type Stage = Answer<typeof previewPolicy>['stages'][number]
type Step = Stage['steps'][number]

/** The steps of one stage at their instants, with the people they would reach. */
export function PreviewedStage({ stage: { title, asked, dueAt, steps, againAt } }: { stage: Stage }) {
  const { say, language } = usePolicyWords()
  return (
    <div>
      <h3>{title[language]}</h3>
      <p className={asked === null ? styles.gap : 'weak'}>
        {asked === null ? say('preview.askedNobody') : say('preview.asked', { who: asked.name })}
      </p>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={`${step.at} ${step.does}`} className={step.outcome === 'told' ? '' : styles.skipped}>
            <Icon name={step.does} size={16} />
            <span>
              <At instant={step.at} />
              {step.at === dueAt && <span className="weak"> ({say('preview.due')})</span>}
            </span>
            <span>{step.does === 'remind' ? <Reminder step={step} /> : <Climb step={step} to={step.to ?? ''} />}</span>
          </li>
        ))}
        <li>
          <Icon name="redo" size={16} />
          <At instant={againAt} />
          <span className="weak">{say('preview.again')}</span>
        </li>
      </ol>
    </div>
  )
}

function Reminder({ step: { who } }: { step: Step }) {
  const { say } = usePolicyWords()
  return who === null ? say('preview.nobodyToRemind') : say('preview.remind', { who: who.name })
}

function Climb({ step: { who, outcome }, to }: { step: Step; to: string }) {
  const { say } = usePolicyWords()
  const name = useStepName(to)
  if (outcome === 'nobody-there') return say('preview.nobody', { to: name })
  if (outcome === 'asked-before') return say('preview.before', { to: name })
  return say('preview.climb', { to: name, who: who?.name ?? '' })
}

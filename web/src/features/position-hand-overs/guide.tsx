import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { HandOverOut } from '../../../../functions/position-hand-over/position-hand-over.contract.ts'
import { Card } from '../../ui/card.tsx'
import { Icon } from '../../ui/icon.tsx'
import { DutiesPart } from './duties-part.tsx'
import { EntitlementsPart } from './entitlements-part.tsx'
import styles from './guide.module.css'
import { KnowledgePart } from './knowledge-part.tsx'
import { ObligationsPart } from './obligations-part.tsx'
import { PartFrame } from './part-frame.tsx'
import { mayDecide, mayReopen, type Progress, progressOf, STEPS, type Step, stepFor } from './progress.ts'
import { SignStep } from './sign-step.tsx'
import { useHandOverWords } from './words.ts'

const route = getRouteApi('/position-hand-overs/$id')

const PARTS = {
  duties: DutiesPart,
  obligations: ObligationsPart,
  entitlements: EntitlementsPart,
  knowledge: KnowledgePart,
} as const

/** The steps in a row, and the one that is gone through now. */
export function Guide({ of }: { of: HandOverOut }) {
  const { say } = useHandOverWords()
  const navigate = useNavigate()
  const { step: asked } = route.useSearch()
  // Whoever opens the page comes to the step that waits for them, and stays there whatever others do meanwhile.
  const [first] = useState(() => stepFor(of))
  const step = asked ?? first
  const heading = useRef<HTMLSpanElement>(null)
  const shown = useRef(step)
  useEffect(() => {
    if (shown.current === step) return
    shown.current = step
    heading.current?.focus()
  }, [step])
  const [reopened, reopen] = useState<Step>()
  const onDone = () => {
    reopen(undefined)
    void navigate({
      to: '/position-hand-overs/$id',
      params: { id: of.id },
      search: { step: stepFor(of, step) },
      resetScroll: false,
    })
  }
  const Part = step === 'sign' ? undefined : PARTS[step]
  return (
    <div className={styles.guide}>
      <Steps of={of} step={step} />
      <Card
        title={
          <span ref={heading} tabIndex={-1} className={styles.heading}>
            {say(`steps.${step}`)}
          </span>
        }
      >
        <p className={styles.about}>{say(`about.${step}`)}</p>
        {step === 'sign' || Part === undefined ? (
          <SignStep of={of} />
        ) : (
          <PartFrame of={of} part={step} onDone={onDone} isReopened={reopened === step} onReopen={() => reopen(step)}>
            <Part of={of} mayDecide={mayDecide(of, step) || (reopened === step && mayReopen(of, step))} />
          </PartFrame>
        )}
      </Card>
    </div>
  )
}

/** A sign in the place of the number, where a step is through or came back. */
const MARKS: Readonly<Partial<Record<Progress, { readonly icon: 'check' | 'back'; readonly tone: 'good' | 'bad' }>>> = {
  confirmed: { icon: 'check', tone: 'good' },
  signed: { icon: 'check', tone: 'good' },
  returned: { icon: 'back', tone: 'bad' },
}

function Steps({ of, step: shown }: { of: HandOverOut; step: Step }) {
  const { say } = useHandOverWords()
  return (
    <nav aria-label={say('steps.label')}>
      <ol className={styles.steps}>
        {STEPS.map((step, nth) => {
          const progress = progressOf(of, step)
          const mark = MARKS[progress]
          return (
            <li key={step}>
              <Link
                to="/position-hand-overs/$id"
                params={{ id: of.id }}
                search={{ step }}
                resetScroll={false}
                activeProps={{}}
                {...(step === shown && { 'aria-current': 'step' as const })}
              >
                <span className={`${styles.mark} ${mark === undefined ? '' : styles[mark.tone]}`}>
                  {mark === undefined ? nth + 1 : <Icon name={mark.icon} size={16} />}
                </span>
                <span className={styles.name}>{say(`short.${step}`)}</span>
                <small>{say(`progress.${progress}`)}</small>
              </Link>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

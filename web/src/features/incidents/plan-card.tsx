import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Suspense, useState } from 'react'
import type { IncidentOut } from '../../../../functions/incident/incident.contract.ts'
import type { PlanStepOut } from '../../../../functions/incident/plan-step.contract.ts'
import { late } from '../../lib/late.ts'
import { Card } from '../../ui/card.tsx'
import { At, Deadline } from '../../ui/deadline.tsx'
import type { Tone } from '../../ui/palette.ts'
import { Tag } from '../../ui/tag.tsx'
import styles from './incident-page.module.css'
import { mayI } from './may-i.ts'
import { useIncidentWords } from './words.ts'

const PlanDialog = late(async () => (await import('./plan-dialogs.tsx')).PlanDialog)

const TONES: Readonly<Record<PlanStepOut['state'], Tone>> = {
  waiting: 'quiet',
  open: 'info',
  done: 'good',
  skipped: 'quiet',
  away: 'quiet',
  left: 'warn',
}

export type PlanStepAct = 'done' | 'skip' | 'decide' | 'assign'

/** The steps of the emergency plan, in order: who has which, by when; what was decided. */
export function PlanCard({ incident }: { incident: IncidentOut }) {
  const { say } = useIncidentWords()
  const [doing, setDoing] = useState<{ readonly step: PlanStepOut; readonly act: PlanStepAct }>()
  const mayAct = mayI(incident, 'plan-step')
  const isOver = incident.stage === 'over'
  return (
    <Card title={say('plan.title', { title: incident.plan?.title ?? '' })}>
      {incident.plan !== null && <Followed plan={incident.plan} />}
      <ol className={styles.rows}>
        {incident.planSteps.map((step) => (
          <li key={step.key} className={styles.row}>
            <strong>{step.title}</strong>
            <span>
              <Tag tone={TONES[step.state]}>
                {say(step.state === 'waiting' && isOver ? 'plan.unbegun' : `plan.states.${step.state}`)}
              </Tag>
            </span>
            {step.detail !== null && <p>{step.detail}</p>}
            <p className="weak">
              {say('plan.role', { role: say(`roles.${step.role}`), minutes: step.minutes })}
              {step.owner !== null && ` · ${step.owner.name}`}
              {step.by !== null && ` · ${say('plan.by', { name: step.by.name })}`}{' '}
              {step.state === 'open' && step.dueAt !== null && <Deadline dueAt={step.dueAt} />}
              {step.doneAt !== null && <At instant={step.doneAt} />}
              {step.option !== null && ` · ${step.options.find(({ key }) => key === step.option)?.title ?? ''}`}
            </p>
            {mayAct && step.state === 'open' && (
              <div className={styles.buttons}>
                {(step.kind === 'decision'
                  ? (['decide', 'skip', 'assign'] as const)
                  : (['done', 'skip', 'assign'] as const)
                ).map((act) => (
                  <Button
                    key={act}
                    size="small"
                    type={act === 'done' || act === 'decide' ? 'primary' : 'default'}
                    onClick={() => setDoing({ step, act })}
                  >
                    {say(`plan.${act}`)}
                  </Button>
                ))}
              </div>
            )}
          </li>
        ))}
      </ol>
      <Suspense>
        {doing !== undefined && (
          <PlanDialog.Component incident={incident} {...doing} onClose={() => setDoing(undefined)} />
        )}
      </Suspense>
    </Card>
  )
}

/** Which version of the plan it is, and whether anybody knows that it works: who leads has to know that before. */
function Followed({ plan: { plan, version, isUndrilled } }: { plan: NonNullable<IncidentOut['plan']> }) {
  const { say } = useIncidentWords()
  return (
    <div className={styles.buttons}>
      <Link to="/emergency-plans/$id" params={{ id: plan }}>
        {say('plan.version', { version })}
      </Link>
      <a href={`/print/emergency-plans/${plan}`}>{say('plan.print')}</a>
      {isUndrilled && <Tag tone="bad">{say('plan.undrilled')}</Tag>}
    </div>
  )
}

import { Button } from 'antd'
import { Suspense, useState } from 'react'
import type { IncidentOut } from '../../../../functions/incident/incident.contract.ts'
import { late } from '../../lib/late.ts'
import { mayI } from './may-i.ts'
import { useIncidentWords } from './words.ts'

const UpdateDialog = late(async () => (await import('./update-dialog.tsx')).UpdateDialog)
const SeverityDialog = late(async () => (await import('./severity-dialog.tsx')).SeverityDialog)
const SaidDialog = late(async () => (await import('./said-dialog.tsx')).SaidDialog)
const MergeDialog = late(async () => (await import('./merge-dialog.tsx')).MergeDialog)

const SAID = ['mitigate', 'resolve', 'cancel', 'reopen', 'keep', 'decline'] as const
export type SaidStep = (typeof SAID)[number]
type Step = SaidStep | 'update' | 'severity' | 'merge'

/** What the API calls each step. */
const ACTIONS: Readonly<Record<Step, Parameters<typeof mayI>[1]>> = {
  update: 'update',
  severity: 'change-severity',
  mitigate: 'mitigate',
  resolve: 'resolve',
  cancel: 'cancel',
  reopen: 'reopen',
  keep: 'keep-command',
  decline: 'decline-command',
  merge: 'merge',
}
const ORDER: readonly Step[] = [
  'update',
  'mitigate',
  'resolve',
  'severity',
  'keep',
  'decline',
  'merge',
  'cancel',
  'reopen',
]

/** The further things that whoever looks may do now. */
export function StepButtons({ incident }: { incident: IncidentOut }) {
  const { say } = useIncidentWords()
  const [step, setStep] = useState<Step>()
  const close = () => setStep(undefined)
  const isMain = (each: Step) => each === 'resolve' && incident.stage === 'work'
  const label = (each: Step) =>
    each === 'update' ? say('update.open') : each === 'severity' ? say('severity.open') : say(`steps.${each}.open`)
  return (
    <>
      {ORDER.filter((each) => mayI(incident, ACTIONS[each]))
        .filter((each) => each !== 'mitigate' || incident.status !== 'mitigated')
        .map((each) => (
          <Button key={each} type={isMain(each) ? 'primary' : 'default'} onClick={() => setStep(each)}>
            {label(each)}
          </Button>
        ))}
      <Suspense>
        {step === 'update' && <UpdateDialog.Component incident={incident} onClose={close} />}
        {step === 'severity' && <SeverityDialog.Component incident={incident} onClose={close} />}
        {step === 'merge' && <MergeDialog.Component incident={incident} onClose={close} />}
        {step !== undefined && step !== 'update' && step !== 'severity' && step !== 'merge' && (
          <SaidDialog.Component incident={incident} step={step} onClose={close} />
        )}
      </Suspense>
    </>
  )
}

import { Button } from 'antd'
import { Suspense, useState } from 'react'
import type { ReviewOut } from '../../../../functions/improvement/review.contract.ts'
import { late } from '../../lib/late.ts'
import { useImprovementWords } from './words.ts'

const dialogs = () => import('./review-dialogs.tsx')
const DIALOGS = {
  submit: late(async () => (await dialogs()).SubmitDialog),
  accept: late(async () => (await dialogs()).AcceptDialog),
  'send-back': late(async () => (await dialogs()).SendBackDialog),
} as const
type Step = keyof typeof DIALOGS
const isStep = (action: string): action is Step => action in DIALOGS

/** What the reader may do with it now. Before anything is done, what is written is kept. */
export function ReviewSteps({ review, save }: { review: ReviewOut; save: () => Promise<number | undefined> }) {
  const { say } = useImprovementWords()
  const [step, setStep] = useState<Step>()
  const Dialog = step === undefined ? undefined : DIALOGS[step].Component
  const open = async (next: Step) => {
    if ((await save()) !== undefined) setStep(next)
  }
  // Whether enough is written is known once it is kept: the button stays, and the server says what is missing.
  const possible = review.may.filter(({ may, code }) => may || code === 'review-incomplete')
  return (
    <>
      {possible
        .map(({ action }) => action)
        .filter(isStep)
        .map((each) => (
          <Button key={each} type={each === 'send-back' ? 'default' : 'primary'} onClick={() => void open(each)}>
            {say(`review.steps.${each}`)}
          </Button>
        ))}
      <Suspense>{Dialog !== undefined && <Dialog review={review} onClose={() => setStep(undefined)} />}</Suspense>
    </>
  )
}

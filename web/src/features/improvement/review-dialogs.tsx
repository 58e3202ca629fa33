import { Form, Input } from 'antd'
import {
  acceptReview,
  type ReviewOut,
  sendBackReview,
  submitReview,
} from '../../../../functions/improvement/review.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useDone } from '../../ui/use-done.ts'
import { useImprovementWords } from './words.ts'

interface StepProps {
  readonly review: ReviewOut
  readonly onClose: () => void
}

export function SubmitDialog({ review: { id }, onClose }: StepProps) {
  const { say } = useImprovementWords()
  const act = useAct(submitReview, useDone(say('review.submitted'), onClose))
  return (
    <ActDialog
      title={say('review.steps.submit')}
      lead={say('review.submitLead')}
      submit={say('review.steps.submit')}
      act={act}
      callFor={() => ({ params: { id }, body: {} })}
      onClose={onClose}
    />
  )
}

export function AcceptDialog({ review: { id, version }, onClose }: StepProps) {
  const { say } = useImprovementWords()
  const act = useAct(acceptReview, useDone(say('review.accepted'), onClose))
  return (
    <ActDialog
      title={say('review.steps.accept')}
      lead={say('review.acceptLead')}
      submit={say('review.steps.accept')}
      act={act}
      callFor={({ comment = '' }: { comment?: string }) => ({
        params: { id },
        ifMatch: version,
        body: comment.trim() === '' ? {} : { comment },
      })}
      onClose={onClose}
    >
      <Form.Item name="comment" label={say('review.comment')}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </ActDialog>
  )
}

export function SendBackDialog({ review: { id, version }, onClose }: StepProps) {
  const { say } = useImprovementWords()
  const act = useAct(sendBackReview, useDone(say('review.returned'), onClose))
  return (
    <ActDialog
      title={say('review.steps.send-back')}
      submit={say('review.steps.send-back')}
      act={act}
      callFor={(body: { comment: string }) => ({ params: { id }, ifMatch: version, body })}
      onClose={onClose}
    >
      <Form.Item
        name="comment"
        label={say('review.reason')}
        rules={[{ required: true, whitespace: true, message: say('needed') }]}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </ActDialog>
  )
}

import { Form, Input } from 'antd'
import { cancelReview, type ReviewOut } from '../../../../functions/access-review/access-review.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useDone } from '../../ui/use-done.ts'
import { useReviewWords } from './words.ts'

/** Ends a review that should not go on. */
export function CancelDialog({ review: { id, version }, onClose }: { review: ReviewOut; onClose: () => void }) {
  const { say } = useReviewWords()
  const act = useAct(cancelReview, useDone(say('review.cancelled'), onClose))
  return (
    <ActDialog
      title={say('review.cancel')}
      lead={say('review.cancelLead')}
      submit={say('review.cancel')}
      isDanger
      act={act}
      callFor={({ reason = '' }: { reason?: string }) => ({ params: { id }, ifMatch: version, body: { reason } })}
      onClose={onClose}
    >
      <Form.Item
        name="reason"
        label={say('review.reason')}
        rules={[{ required: true, whitespace: true, message: say('form.needed') }]}
      >
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </ActDialog>
  )
}

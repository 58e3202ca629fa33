import { Form, Input } from 'antd'
import { type PackageOut, submitPackage } from '../../../../functions/access-review/review-package.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useDone } from '../../ui/use-done.ts'
import { useReviewWords } from './words.ts'

/** Signs a package as it was seen. */
export function SubmitDialog({ pack, onClose }: { pack: PackageOut; onClose: () => void }) {
  const { say } = useReviewWords()
  const { id, version, progress } = pack
  const { keep, revoke, change } = progress.decided
  const act = useAct(submitPackage, useDone(say('submit.done'), onClose))
  return (
    <ActDialog
      title={say('submit.title')}
      lead={say('submit.lead', { total: progress.total, keep, revoke, change })}
      submit={say('submit.button')}
      act={act}
      callFor={({ comment = '' }: { comment?: string }) => ({
        params: { id },
        ifMatch: version,
        body: comment.trim() === '' ? {} : { comment },
      })}
      onClose={onClose}
    >
      <Form.Item name="comment" label={say('submit.comment')}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </ActDialog>
  )
}

import { Form, Input } from 'antd'
import { type ReportOut, signReport } from '../../../../functions/access-review/access-review.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useDone } from '../../ui/use-done.ts'
import styles from './access-reviews.module.css'
import { useReviewWords } from './words.ts'

/** Signs exactly the report that was seen. */
export function SignDialog({ report, hash, onClose }: { report: ReportOut; hash: string; onClose: () => void }) {
  const { say } = useReviewWords()
  const { id, version } = report.review
  const act = useAct(signReport, useDone(say('report.signDone'), onClose))
  return (
    <ActDialog
      title={say('report.sign')}
      lead={
        <>
          <p>{say('report.signLead')}</p>
          <code className={styles.hash}>{hash}</code>
        </>
      }
      submit={say('report.sign')}
      act={act}
      callFor={({ comment = '' }: { comment?: string }) => ({
        params: { id },
        ifMatch: version,
        body: { reportHash: hash, ...(comment.trim() !== '' && { comment }) },
      })}
      onClose={onClose}
    >
      <Form.Item name="comment" label={say('report.comment')}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </ActDialog>
  )
}

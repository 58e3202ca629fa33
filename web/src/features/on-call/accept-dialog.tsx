import { Form, Input } from 'antd'
import { acceptHandOver, type HandOverSummary } from '../../../../functions/on-call/hand-over.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useDone } from '../../ui/use-done.ts'
import { useOnCallWords } from './words.ts'

/** The receiver has read what is open, and has the shift. */
export function AcceptDialog({
  handOver: { id, version },
  onClose,
}: {
  handOver: Pick<HandOverSummary, 'id' | 'version'>
  onClose: () => void
}) {
  const { say } = useOnCallWords()
  const act = useAct(acceptHandOver, useDone(say('handOver.accepted'), onClose))
  return (
    <ActDialog
      title={say('handOver.accept')}
      lead={say('handOver.acceptLead')}
      submit={say('handOver.submit')}
      act={act}
      callFor={({ comment = '' }: { comment?: string }) => ({
        params: { id },
        ifMatch: version,
        body: comment.trim() === '' ? {} : { comment: comment.trim() },
      })}
      onClose={onClose}
    >
      <Form.Item name="comment" label={say('handOver.comment')}>
        <Input maxLength={400} />
      </Form.Item>
    </ActDialog>
  )
}

import { Form, Input } from 'antd'
import { declineObligation, type ObligationOut } from '../../../../functions/obligation/obligation.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useDone } from '../../ui/use-done.ts'
import { useObligationWords } from './words.ts'

export function DeclineDialog({ obligation, onClose }: { obligation: ObligationOut; onClose: () => void }) {
  const { say } = useObligationWords()
  const decline = useAct(declineObligation, useDone(say('done.declined'), onClose))
  return (
    <ActDialog
      title={say('decline.title')}
      lead={say('decline.text')}
      submit={say('decline.submit')}
      act={decline}
      callFor={({ note }: { readonly note?: string }) => ({
        params: { id: obligation.id },
        body: note?.trim() ? { note } : {},
      })}
      onClose={onClose}
    >
      <Form.Item name="note" label={say('decline.note')}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </ActDialog>
  )
}

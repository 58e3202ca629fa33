import { Form, Input } from 'antd'
import { handOverObligation, type ObligationOut } from '../../../../functions/obligation/obligation.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { PersonPicker } from '../../ui/person-picker.tsx'
import { useDone } from '../../ui/use-done.ts'
import { useObligationWords } from './words.ts'

interface Wish {
  readonly to: string
  readonly note?: string
}

export function HandOverDialog({ obligation, onClose }: { obligation: ObligationOut; onClose: () => void }) {
  const { say } = useObligationWords()
  const handOver = useAct(
    handOverObligation,
    useDone(({ offer }) => say('done.offered', { who: offer?.to.name ?? '' }), onClose),
  )
  return (
    <ActDialog
      title={say('handOver.title')}
      lead={say('handOver.text')}
      submit={say('handOver.submit')}
      act={handOver}
      callFor={({ to, note }: Wish) => ({ params: { id: obligation.id }, body: { to, ...(note?.trim() && { note }) } })}
      onClose={onClose}
    >
      <Form.Item name="to" label={say('handOver.to')} rules={[{ required: true, message: say('handOver.toMissing') }]}>
        <PersonPicker without={[obligation.accountable.id]} />
      </Form.Item>
      <Form.Item name="note" label={say('handOver.note')}>
        <Input.TextArea rows={3} maxLength={500} placeholder={say('handOver.noteHint')} />
      </Form.Item>
    </ActDialog>
  )
}

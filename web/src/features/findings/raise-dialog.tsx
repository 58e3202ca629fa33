import { Form, Input, Radio } from 'antd'
import {
  FINDING_SEVERITIES,
  type FindingSummary,
  raiseFinding,
} from '../../../../functions/finding/finding.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { PersonPicker } from '../../ui/person-picker.tsx'
import { useDone } from '../../ui/use-done.ts'
import { useFindingWords } from './words.ts'

interface Wish {
  readonly title: string
  readonly description: string
  readonly severity: FindingSummary['severity']
  readonly owner: string
}

/** Something is not as it should be: what, how bad, and whose it is to put right. */
export function RaiseDialog({ onClose }: { onClose: () => void }) {
  const { say } = useFindingWords()
  const act = useAct(raiseFinding, useDone(say('form.done'), onClose))
  const needed = [{ required: true, message: say('form.needed') }]
  return (
    <ActDialog<Wish, Parameters<typeof act.mutate>[0]>
      title={say('form.title')}
      lead={say('form.lead')}
      submit={say('form.submit')}
      act={act}
      initial={{ severity: 'major' }}
      callFor={(body) => ({ body })}
      onClose={onClose}
    >
      <Form.Item name="title" label={say('form.what')} rules={needed}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="description" label={say('form.description')} rules={needed}>
        <Input.TextArea rows={4} maxLength={4000} />
      </Form.Item>
      <Form.Item name="severity" label={say('form.severity')}>
        <Radio.Group options={FINDING_SEVERITIES.map((value) => ({ value, label: say(`severities.${value}`) }))} />
      </Form.Item>
      <Form.Item name="owner" label={say('form.owner')} rules={needed}>
        <PersonPicker />
      </Form.Item>
    </ActDialog>
  )
}

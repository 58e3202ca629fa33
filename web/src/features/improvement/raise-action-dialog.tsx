import { Form, Input, Radio } from 'antd'
import { type ActionKindOut, raiseAction } from '../../../../functions/improvement/action.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { PersonPicker } from '../../ui/person-picker.tsx'
import { useDone } from '../../ui/use-done.ts'
import { useImprovementWords } from './words.ts'

const KINDS = ['fix', 'prevent', 'detect', 'procedure'] as const

interface Wish {
  readonly title: string
  readonly description?: string
  readonly kind: ActionKindOut
  readonly owner: string
  readonly due: string
  readonly checkAfterDays: number
}

/** Something is to be done: what, by whom, by when; from a review where one is given. */
export function RaiseActionDialog({ review, onClose }: { review?: string; onClose: () => void }) {
  const { say } = useImprovementWords()
  const act = useAct(raiseAction, useDone(say('form.told'), onClose))
  const needed = [{ required: true, message: say('needed') }]
  return (
    <ActDialog<Wish, Parameters<typeof act.mutate>[0]>
      title={say('form.title')}
      lead={say('form.lead')}
      submit={say('form.submit')}
      act={act}
      initial={{ kind: 'prevent', checkAfterDays: 30 }}
      callFor={({ description = '', checkAfterDays, ...wish }) => ({
        body: { ...wish, description, checkAfterDays: Number(checkAfterDays), ...(review !== undefined && { review }) },
      })}
      onClose={onClose}
    >
      <Form.Item name="title" label={say('form.what')} rules={needed}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="description" label={say('form.description')}>
        <Input.TextArea rows={3} maxLength={4000} />
      </Form.Item>
      <Form.Item name="kind" label={say('form.kind')}>
        <Radio.Group options={KINDS.map((value) => ({ value, label: say(`actions.kinds.${value}`) }))} />
      </Form.Item>
      <Form.Item name="owner" label={say('form.owner')} rules={needed}>
        <PersonPicker />
      </Form.Item>
      <Form.Item name="due" label={say('form.due')} rules={needed}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="checkAfterDays" label={say('form.checkAfter')} rules={needed}>
        <Input type="number" min={1} max={180} step={1} inputMode="numeric" />
      </Form.Item>
    </ActDialog>
  )
}

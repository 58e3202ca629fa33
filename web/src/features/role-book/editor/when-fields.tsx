import { Form, Select } from 'antd'
import { TRIGGER_NAMES } from '../../../../../functions/role-book/duty.contract.ts'
import { useBookWords } from '../words.ts'
import type { DutyValues } from './form-values.ts'
import { ServicesField } from './pickers.tsx'
import { RecurrenceFields } from './recurrence-fields.tsx'
import { RecurrencePreview } from './recurrence-preview.tsx'

const KINDS = ['recurring', 'triggered', 'standing', 'on-call'] as const

/** When a duty has to be done: by a rule that is shown as dates, when something happens, all the time, or on call. */
export function WhenFields() {
  const { say, name } = useBookWords()
  const form = Form.useFormInstance<DutyValues>()
  const kind = Form.useWatch(['when', 'kind'], form) ?? 'recurring'
  return (
    <>
      <Form.Item name={['when', 'kind']} label={say('fields.when')}>
        <Select options={KINDS.map((value) => ({ value, label: say(`editor.kinds.${value}`) }))} />
      </Form.Item>
      {kind === 'recurring' && (
        <>
          <RecurrenceFields />
          <RecurrencePreview />
        </>
      )}
      {kind === 'triggered' && (
        <>
          <Form.Item name={['when', 'event']} label={say('editor.event')}>
            <Select
              options={TRIGGER_NAMES.map((value) => ({ value, label: name('triggers', value.replace('.', '_')) }))}
            />
          </Form.Item>
          <ServicesField name={['when', 'services']} label={say('editor.eventServices')} />
        </>
      )}
      {kind === 'on-call' && (
        <Form.Item name={['when', 'hours']} label={say('editor.onCallHours')}>
          <Select
            options={(['always', 'out-of-hours'] as const).map((value) => ({ value, label: name('onCall', value) }))}
          />
        </Form.Item>
      )}
    </>
  )
}

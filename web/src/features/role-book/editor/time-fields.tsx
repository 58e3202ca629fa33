import { Form, Input, Select } from 'antd'
import { type Allowance, isNothing } from '../../../ui/duration.ts'
import { AllowanceField } from '../../../ui/duration-field.tsx'
import { useBookWords } from '../words.ts'
import styles from './editor.module.css'
import type { DutyValues } from './form-values.ts'

const MOST_EFFORT = 150_000

/** How long it may take until it is done, what becomes of it when it is late, and how much work it is. */
export function TimeFields() {
  const { say, name } = useBookWords()
  const form = Form.useFormInstance<DutyValues>()
  const isStanding = Form.useWatch(['when', 'kind'], form) === 'standing'
  return (
    <div className={styles.row}>
      {!isStanding && (
        <>
          <Form.Item
            name="allowed"
            label={say('fields.allowed')}
            required
            rules={[
              {
                validator: (_, allowed: Allowance) =>
                  isNothing(allowed)
                    ? Promise.reject(new Error(say('draft.needed', { name: say('fields.allowed') })))
                    : Promise.resolve(),
              },
            ]}
          >
            <AllowanceField label={say('fields.allowed')} />
          </Form.Item>
          <Form.Item name="whenLate" label={say('fields.whenLate')}>
            <Select options={(['stays', 'lapses'] as const).map((value) => ({ value, label: name('late', value) }))} />
          </Form.Item>
        </>
      )}
      <Form.Item
        name="effort"
        label={say('editor.effort')}
        rules={[{ required: true, message: say('draft.needed', { name: say('fields.effort') }) }]}
      >
        <Input type="number" inputMode="numeric" min={0} max={MOST_EFFORT} step="any" />
      </Form.Item>
    </div>
  )
}

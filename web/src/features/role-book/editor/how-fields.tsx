import { Form, Input, Select } from 'antd'
import type { FrameOut } from '../../../../../functions/role-book/role-book.contract.ts'
import { useBookWords } from '../words.ts'
import styles from './editor.module.css'
import type { DutyValues } from './form-values.ts'
import { ServicesField } from './pickers.tsx'

/** By which procedure it is done. */
export function ProcedureFields() {
  const { say } = useBookWords()
  const form = Form.useFormInstance<DutyValues>()
  const { link = '', steps = '' } = Form.useWatch('procedure', form) ?? {}
  const title = say('editor.procedureTitle')
  const isNamed = link !== '' || steps !== ''
  return (
    <>
      <div className={styles.row}>
        <Form.Item
          name={['procedure', 'title']}
          label={title}
          rules={isNamed ? [{ required: true, whitespace: true, message: say('draft.needed', { name: title }) }] : []}
        >
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item
          name={['procedure', 'link']}
          label={say('editor.link')}
          rules={[{ pattern: /^https?:\/\/\S+$/, message: say('editor.noLink') }]}
        >
          <Input type="url" maxLength={500} placeholder="https://" />
        </Form.Item>
      </div>
      <Form.Item name={['procedure', 'steps']} label={say('editor.steps')}>
        <Input.TextArea maxLength={8000} rows={4} />
      </Form.Item>
    </>
  )
}

/** Which activity of the book it looks after, for which services. */
export function CoverageFields({ activities }: { readonly activities: FrameOut['activities'] }) {
  const { say, language } = useBookWords()
  const form = Form.useFormInstance<DutyValues>()
  const activity = Form.useWatch(['covers', 'activity'], form)
  return (
    <>
      <Form.Item name={['covers', 'activity']} label={say('editor.activity')}>
        <Select
          allowClear
          placeholder={say('editor.noActivity')}
          showSearch={{ optionFilterProp: 'label' }}
          options={activities.map(({ code, name }) => ({ value: code, label: name[language] }))}
        />
      </Form.Item>
      {activity !== undefined && <ServicesField name={['covers', 'services']} label={say('editor.coveredServices')} />}
    </>
  )
}

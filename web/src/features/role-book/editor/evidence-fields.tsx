import { Button, Form, Input, Select } from 'antd'
import { useBookWords } from '../words.ts'
import styles from './editor.module.css'
import type { DutyValues } from './form-values.ts'

const KINDS = ['note', 'link', 'number'] as const

/** What has to be shown for a duty that was done; numbers may have limits, outside of which they are out of order. */
export function EvidenceFields() {
  const { say } = useBookWords()
  const needed = [
    { required: true, whitespace: true, message: say('draft.needed', { name: say('editor.evidenceName') }) },
  ]
  return (
    <Form.List name="evidence">
      {(fields, { add, remove }) => (
        <fieldset className={styles.list}>
          <legend>{say('fields.evidence')}</legend>
          {fields.map(({ key, name }) => (
            <div key={key} className={styles.row}>
              <Form.Item name={[name, 'kind']} label={say('editor.evidenceKind')}>
                <Select options={KINDS.map((value) => ({ value, label: say(`editor.evidenceKinds.${value}`) }))} />
              </Form.Item>
              {(['zh-CN', 'en'] as const).map((language) => (
                <Form.Item
                  key={language}
                  name={[name, 'title', language]}
                  label={`${say('editor.evidenceName')} · ${say(`editor.in.${language}`)}`}
                  rules={needed}
                >
                  <Input maxLength={120} lang={language} />
                </Form.Item>
              ))}
              <Limits nth={name} />
              <Button onClick={() => remove(name)}>{say('editor.drop')}</Button>
            </div>
          ))}
          <Button onClick={() => add({ kind: 'note', title: { 'zh-CN': '', en: '' } })} disabled={fields.length >= 10}>
            {say('editor.addEvidence')}
          </Button>
        </fieldset>
      )}
    </Form.List>
  )
}

function Limits({ nth }: { readonly nth: number }) {
  const { say } = useBookWords()
  const form = Form.useFormInstance<DutyValues>()
  const kind: unknown = Form.useWatch(['evidence', nth, 'kind'], form)
  if (kind !== 'number') return null
  return (['least', 'most'] as const).map((limit) => (
    <Form.Item key={limit} name={[nth, limit]} label={say(`editor.${limit}`)}>
      <Input type="number" step="any" />
    </Form.Item>
  ))
}

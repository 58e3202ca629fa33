import { Button, Form, Select } from 'antd'
import { AUTHORITIES, RISKS } from '../../../../../functions/responsibility/authority.contract.ts'
import { useUiWords } from '../../../ui/words.ts'
import { useBookWords } from '../words.ts'
import styles from './editor.module.css'
import { ServicesField } from './pickers.tsx'

/** What the position may do because of this duty: each act for some services or all, up to a risk. */
export function AuthorityFields() {
  const { say } = useBookWords()
  const ui = useUiWords()
  const acts = AUTHORITIES.map((value) => ({ value, label: ui.name('authorities', value.replace('.', '_')) }))
  return (
    <Form.List name="authorities">
      {(fields, { add, remove }) => (
        <fieldset className={styles.list}>
          <legend>{say('fields.authorities')}</legend>
          {fields.map(({ key, name }) => (
            <div key={key} className={styles.row}>
              <Form.Item
                name={[name, 'act']}
                label={say('editor.act')}
                rules={[{ required: true, message: say('editor.pick', { name: say('editor.act') }) }]}
              >
                <Select showSearch={{ optionFilterProp: 'label' }} options={acts} />
              </Form.Item>
              <ServicesField name={[name, 'services']} label={say('editor.forServices')} />
              <Form.Item name={[name, 'upTo']} label={say('editor.riskUpTo')}>
                <Select
                  allowClear
                  placeholder={say('editor.anyRisk')}
                  options={RISKS.map((value) => ({ value, label: ui.name('risks', value) }))}
                />
              </Form.Item>
              <Button onClick={() => remove(name)}>{say('editor.drop')}</Button>
            </div>
          ))}
          <Button onClick={() => add({})} disabled={fields.length >= 50}>
            {say('editor.addAuthority')}
          </Button>
        </fieldset>
      )}
    </Form.List>
  )
}

import { Button, Form, Input, Select } from 'antd'
import styles from './vendors.module.css'
import { useVendorWords } from './words.ts'

const MOST = 5
const LANGUAGES = ['zh-CN', 'en'] as const

/** Who is asked, the first first. */
export function ContactFields() {
  const { say } = useVendorWords()
  const needed = { required: true, whitespace: true, message: say('needed') }
  return (
    <Form.List name="contacts">
      {(fields, { add, remove }) => (
        <>
          <p className="weak">{say('form.order')}</p>
          {fields.map(({ key, name }, nth) => (
            <fieldset key={key} className={styles.contact}>
              <legend>{say('form.contact', { nth: nth + 1 })}</legend>
              <div className={styles.pair}>
                <Form.Item name={[name, 'name']} label={say('form.contactName')} rules={[needed]}>
                  <Input maxLength={80} />
                </Form.Item>
                <Form.Item
                  name={[name, 'email']}
                  label={say('form.email')}
                  rules={[needed, { type: 'email', message: say('badEmail') }]}
                >
                  <Input type="email" maxLength={200} />
                </Form.Item>
                <Form.Item name={[name, 'phone']} label={say('form.phone')}>
                  <Input type="tel" maxLength={40} />
                </Form.Item>
                <Form.Item name={[name, 'language']} label={say('form.language')}>
                  <Select options={LANGUAGES.map((value) => ({ value, label: say(`form.languages.${value}`) }))} />
                </Form.Item>
              </div>
              {fields.length > 1 && (
                <Button size="small" className={styles.remove ?? ''} onClick={() => remove(name)}>
                  {say('form.removeContact', { nth: nth + 1 })}
                </Button>
              )}
            </fieldset>
          ))}
          {fields.length < MOST && (
            <Button className={styles.add ?? ''} onClick={() => add({ name: '', email: '', language: 'zh-CN' })}>
              {say('form.addContact')}
            </Button>
          )}
        </>
      )}
    </Form.List>
  )
}

import { Button, Form, Input } from 'antd'
import { Card } from '../../ui/card.tsx'
import { PersonPicker } from '../../ui/person-picker.tsx'
import type { ContactValues } from './form-values.ts'
import styles from './plans.module.css'
import { usePlanWords } from './words.ts'

/** Who is to be reached: colleagues, and people outside. */
export function ContactFields() {
  const { say } = usePlanWords()
  const needed = [{ required: true, message: say('needed') }]
  const contacts = Form.useWatch<ContactValues[] | undefined>('contacts', { preserve: true }) ?? []
  return (
    <Card title={say('contacts')}>
      <Form.List name="contacts">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }, nth) => (
              <fieldset key={key} className={styles.step}>
                <legend>{say('form.contact', { nth: nth + 1 })}</legend>
                <div className={styles.pair}>
                  {contacts[nth]?.kind === 'person' ? (
                    <Form.Item name={[name, 'person']} label={say('form.person')} rules={needed}>
                      <PersonPicker />
                    </Form.Item>
                  ) : (
                    <>
                      <Form.Item name={[name, 'name']} label={say('form.who')} rules={needed}>
                        <Input maxLength={80} />
                      </Form.Item>
                      <Form.Item name={[name, 'reach']} label={say('form.reach')} rules={needed}>
                        <Input maxLength={120} />
                      </Form.Item>
                    </>
                  )}
                  <Form.Item name={[name, 'what']} label={say('form.about')} rules={needed}>
                    <Input maxLength={80} />
                  </Form.Item>
                </div>
                <Button size="small" onClick={() => remove(name)}>
                  {say('form.removeContact', { nth: nth + 1 })}
                </Button>
              </fieldset>
            ))}
            <div className={styles.buttons}>
              <Button onClick={() => add({ kind: 'person' })}>{say('form.addPerson')}</Button>
              <Button onClick={() => add({ kind: 'outside' })}>{say('form.addOutside')}</Button>
            </div>
          </>
        )}
      </Form.List>
    </Card>
  )
}

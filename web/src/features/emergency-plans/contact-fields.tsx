import { Button, Form, Input, Select } from 'antd'
import { listPositions } from '../../../../functions/responsibility/responsibility.contract.ts'
import { useWhole } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { PersonPicker } from '../../ui/person-picker.tsx'
import { CONTACT_KINDS, type ContactKind, type ContactValues } from './form-values.ts'
import styles from './plans.module.css'
import { usePlanWords } from './words.ts'

/** Who is to be reached: colleagues, whoever holds a position, and people outside. */
export function ContactFields() {
  const { say } = usePlanWords()
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
                  <Reached kind={contacts[nth]?.kind ?? 'outside'} name={name} />
                  <Form.Item name={[name, 'what']} label={say('form.about')} rules={[needed(say('needed'))]}>
                    <Input maxLength={80} />
                  </Form.Item>
                </div>
                <Button size="small" onClick={() => remove(name)}>
                  {say('form.removeContact', { nth: nth + 1 })}
                </Button>
              </fieldset>
            ))}
            <div className={styles.buttons}>
              {CONTACT_KINDS.map((kind) => (
                <Button key={kind} onClick={() => add({ kind })}>
                  {say(`form.addContact.${kind}`)}
                </Button>
              ))}
            </div>
          </>
        )}
      </Form.List>
    </Card>
  )
}

const needed = (message: string) => ({ required: true, message })

/** Who it is, and by which number. */
function Reached({ kind, name }: { readonly kind: ContactKind; readonly name: number }) {
  const { say, language } = usePlanWords()
  const positions = useWhole(listPositions, { query: { limit: 100 } })
  const rules = [needed(say('needed'))]
  return (
    <>
      {kind === 'person' && (
        <Form.Item name={[name, 'person']} label={say('form.person')} rules={rules}>
          <PersonPicker />
        </Form.Item>
      )}
      {kind === 'position' && (
        <Form.Item name={[name, 'position']} label={say('form.position')} rules={rules}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={positions.map((each) => ({ value: each.id, label: each.name[language] }))}
          />
        </Form.Item>
      )}
      {kind === 'outside' && (
        <Form.Item name={[name, 'name']} label={say('form.who')} rules={rules}>
          <Input maxLength={80} />
        </Form.Item>
      )}
      <Form.Item
        name={[name, 'reach']}
        label={say(kind === 'outside' ? 'form.reach' : 'form.number')}
        rules={kind === 'outside' ? rules : []}
      >
        <Input maxLength={120} />
      </Form.Item>
    </>
  )
}

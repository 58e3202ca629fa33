import { Button, Form, Input } from 'antd'
import { Icon } from '../../ui/icon.tsx'
import { DaysField } from './days-field.tsx'
import styles from './editor.module.css'
import { newSpell } from './rota-values.ts'
import { useOnCallWords } from './words.ts'

const MOST = 7

/** Parts of certain days. `at` is where the list lies in the list or form around it. */
export function SpellFields({ at, legend }: { at: (string | number)[]; legend: string }) {
  const { say } = useOnCallWords()
  const needed = [{ required: true, message: say('needed') }]
  return (
    <fieldset className={styles.list}>
      <legend>{legend}</legend>
      <Form.List name={at}>
        {(fields, { add, remove }, { errors }) => (
          <>
            {fields.map(({ key, name }, index) => {
              const nth = index + 1
              return (
                <div key={key} className={styles.spell}>
                  <Form.Item name={[name, 'days']} rules={needed}>
                    <DaysField label={say('spell.days', { nth })} />
                  </Form.Item>
                  <Form.Item name={[name, 'from']} rules={needed}>
                    <Input type="time" aria-label={say('spell.from', { nth })} />
                  </Form.Item>
                  <Form.Item name={[name, 'to']} rules={needed}>
                    <Input type="time" aria-label={say('spell.to', { nth })} />
                  </Form.Item>
                  <Button type="text" aria-label={say('spell.remove', { nth })} onClick={() => remove(name)}>
                    <Icon name="close" size={16} />
                  </Button>
                </div>
              )
            })}
            <Form.ErrorList errors={errors} />
            <Button size="small" disabled={fields.length >= MOST} onClick={() => add(newSpell())}>
              {say('spell.add')}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  )
}

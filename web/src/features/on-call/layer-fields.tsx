import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useNow } from '../../lib/server-clock.ts'
import { Card } from '../../ui/card.tsx'
import styles from './editor.module.css'
import { PeopleOrder } from './people-order.tsx'
import { newLayer, WEEKDAYS } from './rota-values.ts'
import { SpellFields } from './spell-fields.tsx'
import { mondayOf } from './weeks.ts'
import { useOnCallWords } from './words.ts'

const MOST = 8

/** The rotations of a role, in order: where several apply the later wins. */
export function LayerFields({ of: role, zone }: { of: 'primary' | 'secondary'; zone: string }) {
  const { say } = useOnCallWords()
  const now = useNow('minute')
  return (
    <Card title={say('editor.layersOf', { role: say(`roles.${role}`) })}>
      <p className="weak">{say(role === 'primary' ? 'editor.primaryHint' : 'editor.secondaryHint')}</p>
      <Form.List name={['rota', role]}>
        {(fields, { add, remove, move }, { errors }) => (
          <>
            {fields.map(({ key, name }, at) => (
              <fieldset key={key} className={styles.layer}>
                <legend>{say('editor.layer', { role: say(`roles.${role}`), nth: at + 1 })}</legend>
                <OneLayer at={name} path={['rota', role, name]} />
                <div className={styles.buttons}>
                  <Button
                    size="small"
                    disabled={at === 0}
                    aria-label={say('editor.up', { role: say(`roles.${role}`), nth: at + 1 })}
                    onClick={() => move(at, at - 1)}
                  >
                    ↑
                  </Button>
                  <Button
                    size="small"
                    disabled={at === fields.length - 1}
                    aria-label={say('editor.down', { role: say(`roles.${role}`), nth: at + 1 })}
                    onClick={() => move(at, at + 1)}
                  >
                    ↓
                  </Button>
                  {(role === 'secondary' || fields.length > 1) && (
                    <Button size="small" onClick={() => remove(name)}>
                      {say('editor.remove', { nth: at + 1 })}
                    </Button>
                  )}
                </div>
              </fieldset>
            ))}
            <Form.ErrorList errors={errors} />
            <Button
              disabled={fields.length >= MOST}
              onClick={() => add(newLayer(say('editor.newLayer'), mondayOf(now, zone)))}
            >
              {say('editor.add', { role: say(`roles.${role}`) })}
            </Button>
          </>
        )}
      </Form.List>
    </Card>
  )
}

function OneLayer({ at, path }: { at: number; path: (string | number)[] }) {
  const { say } = useOnCallWords()
  const unit = Form.useWatch([...path, 'every', 'unit']) as 'hour' | 'day' | 'week' | undefined
  const needed = [{ required: true, message: say('needed') }]
  return (
    <>
      <div className={styles.pair}>
        <Form.Item name={[at, 'name']} label={say('editor.name')} rules={needed}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name={[at, 'every', 'count']} label={say('editor.count')} rules={needed}>
          <InputNumber min={1} max={366} precision={0} />
        </Form.Item>
        <Form.Item name={[at, 'every', 'unit']} label={say('editor.unit')}>
          <Select
            options={(['hour', 'day', 'week'] as const).map((value) => ({
              value,
              label: say(`editor.units.${value}`),
            }))}
          />
        </Form.Item>
      </div>
      <div className={styles.pair}>
        {unit === 'week' && (
          <Form.Item name={[at, 'weekday']} label={say('editor.weekday')}>
            <Select
              allowClear
              placeholder={say('editor.weekdayOfFirst')}
              options={WEEKDAYS.map((value) => ({ value, label: say(`weekdays.${value}`) }))}
            />
          </Form.Item>
        )}
        <Form.Item name={[at, 'handOverAt']} label={say('editor.handOverAt')} rules={needed}>
          <Input type="time" />
        </Form.Item>
        <Form.Item name={[at, 'from']} label={say('editor.from')} rules={needed}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name={[at, 'until']} label={say('editor.until')}>
          <Input type="date" />
        </Form.Item>
      </div>
      <Form.Item
        name={[at, 'people']}
        label={say('editor.people')}
        rules={[{ required: true, type: 'array', min: 1, message: say('needed') }]}
      >
        <PeopleOrder />
      </Form.Item>
      <SpellFields at={[at, 'only']} legend={say('editor.only')} />
    </>
  )
}

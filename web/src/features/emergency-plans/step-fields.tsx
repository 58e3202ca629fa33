import { Button, Form, Input, InputNumber, Radio, Select } from 'antd'
import { Card } from '../../ui/card.tsx'
import { Several } from '../../ui/several.tsx'
import { freeKey, newStep, type OptionValues, type StepValues } from './form-values.ts'
import styles from './plans.module.css'
import { usePlanWords } from './words.ts'

const ROLES = ['commander', 'operations', 'communications', 'scribe'] as const
const MOST_STEPS = 40

/** The steps, in order: each can be moved by keyboard, too. */
export function StepFields({ steps }: { steps: readonly StepValues[] }) {
  const { say } = usePlanWords()
  return (
    <Card title={say('steps')}>
      <Form.List name="steps">
        {(fields, { add, remove, move }) => (
          <>
            {fields.map(({ key, name }, nth) => (
              <fieldset key={key} className={styles.step}>
                <legend>{say('form.step', { nth: nth + 1 })}</legend>
                <Step at={name} nth={nth} steps={steps} />
                <div className={styles.buttons}>
                  <Button
                    size="small"
                    disabled={nth === 0}
                    aria-label={say('form.up', { nth: nth + 1 })}
                    onClick={() => move(nth, nth - 1)}
                  >
                    ↑
                  </Button>
                  <Button
                    size="small"
                    disabled={nth === fields.length - 1}
                    aria-label={say('form.down', { nth: nth + 1 })}
                    onClick={() => move(nth, nth + 1)}
                  >
                    ↓
                  </Button>
                  <Button size="small" onClick={() => remove(name)}>
                    {say('form.remove', { nth: nth + 1 })}
                  </Button>
                </div>
              </fieldset>
            ))}
            <Button disabled={fields.length >= MOST_STEPS} onClick={() => add(newStep(steps))}>
              {say('form.addStep')}
            </Button>
          </>
        )}
      </Form.List>
    </Card>
  )
}

interface StepProps {
  readonly at: number
  readonly nth: number
  readonly steps: readonly StepValues[]
}

function Step({ at, nth, steps }: StepProps) {
  const { say } = usePlanWords()
  const needed = [{ required: true, message: say('needed') }]
  const step = steps[nth]
  const others = useOthers(steps, step?.key)
  return (
    <>
      <div className={styles.pair}>
        <Form.Item name={[at, 'title', 'zh-CN']} label={say('form.what')} rules={needed}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name={[at, 'title', 'en']} label={say('form.english')}>
          <Input maxLength={80} />
        </Form.Item>
      </div>
      <div className={styles.pair}>
        <Form.Item name={[at, 'detail', 'zh-CN']} label={say('form.how')}>
          <Input.TextArea rows={2} maxLength={800} />
        </Form.Item>
        <Form.Item name={[at, 'detail', 'en']} label={say('form.howEnglish')}>
          <Input.TextArea rows={2} maxLength={800} />
        </Form.Item>
      </div>
      <div className={styles.pair}>
        <Form.Item name={[at, 'role']} label={say('form.role')}>
          <Select options={ROLES.map((value) => ({ value, label: say(`roles.${value}`) }))} />
        </Form.Item>
        <Form.Item name={[at, 'minutes']} label={say('form.minutes')} rules={needed}>
          <InputNumber min={1} max={1440} precision={0} />
        </Form.Item>
        <Form.Item name={[at, 'kind']} label={say('form.kind')}>
          <Radio.Group
            options={(['action', 'decision'] as const).map((value) => ({ value, label: say(`form.kinds.${value}`) }))}
          />
        </Form.Item>
      </div>
      <Form.Item name={[at, 'after']} label={say('form.after')}>
        <Several options={others} />
      </Form.Item>
      {step?.kind === 'decision' && <Options at={at} options={step.options ?? []} others={others} />}
    </>
  )
}

interface Choice {
  readonly value: string
  readonly label: string
}

/** The other steps, as people call them. */
function useOthers(steps: readonly StepValues[], self: string | undefined): Choice[] {
  const { say } = usePlanWords()
  return steps.flatMap(({ key, title }, place) =>
    key === self ? [] : [{ value: key, label: `${place + 1} ${title?.['zh-CN'] ?? say('form.unnamed')}` }],
  )
}

interface OptionsProps {
  readonly at: number
  readonly options: readonly OptionValues[]
  readonly others: Choice[]
}

/** The ways a decision can go, and what each opens. */
function Options({ at, options, others }: OptionsProps) {
  const { say } = usePlanWords()
  return (
    <Form.List name={[at, 'options']}>
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }, nth) => (
            <div key={key} className={styles.pair}>
              <Form.Item
                name={[name, 'title', 'zh-CN']}
                label={say('form.option', { nth: nth + 1 })}
                rules={[{ required: true, message: say('needed') }]}
              >
                <Input maxLength={80} />
              </Form.Item>
              <Form.Item name={[name, 'title', 'en']} label={say('form.english')}>
                <Input maxLength={80} />
              </Form.Item>
              <Form.Item name={[name, 'opens']} label={say('form.opens', { nth: nth + 1 })}>
                <Several options={others} />
              </Form.Item>
              <Form.Item label=" " colon={false}>
                <Button size="small" onClick={() => remove(name)}>
                  {say('form.removeOption', { nth: nth + 1 })}
                </Button>
              </Form.Item>
            </div>
          ))}
          <Form.Item>
            <Button
              size="small"
              disabled={fields.length >= 8}
              onClick={() => add({ key: freeKey('way', options), opens: [] })}
            >
              {say('form.addOption')}
            </Button>
          </Form.Item>
        </>
      )}
    </Form.List>
  )
}

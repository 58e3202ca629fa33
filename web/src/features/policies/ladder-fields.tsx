import { Button, Form } from 'antd'
import { Card } from '../../ui/card.tsx'
import { type Allowance, isNothing } from '../../ui/duration.ts'
import { AllowanceField } from '../../ui/duration-field.tsx'
import { Icon } from '../../ui/icon.tsx'
import styles from './policy-form.module.css'
import { StepSelect } from './step-select.tsx'
import { ClimbField, ReminderField } from './when-field.tsx'
import { usePolicyWords } from './words.ts'

const MOST_REMINDERS = 20
const MOST_CLIMBS = 10

/** A time must be longer than nothing; everything else the server says. */
function useNeedsTime() {
  const { say } = usePolicyWords()
  return {
    validator: async (_: unknown, value: unknown) => {
      const isAllowance = typeof value === 'object' && value !== null
      if (isAllowance && isNothing(value as Allowance)) throw new Error(say('form.timeNeeded'))
    },
  }
}

/** The fields of one stage: time allowed, reminders, whom it goes up to, and how often again after that. */
export function LadderFields({ stage, title }: { stage: string; title: string }) {
  const { say } = usePolicyWords()
  const needsTime = useNeedsTime()
  return (
    <Card title={title}>
      <Form.Item name={['stages', stage, 'allowed']} label={say('form.allowed')} rules={[needsTime]}>
        <AllowanceField label={`${title} · ${say('form.allowed')}`} />
      </Form.Item>
      <fieldset className={styles.steps}>
        <legend>{say('form.reminders')}</legend>
        <Reminders stage={stage} title={title} />
      </fieldset>
      <fieldset className={styles.steps}>
        <legend>{say('form.climbs')}</legend>
        <Climbs stage={stage} title={title} />
      </fieldset>
      <Form.Item name={['stages', stage, 'again']} label={say('form.again')} rules={[needsTime]}>
        <AllowanceField label={`${title} · ${say('form.again')}`} />
      </Form.Item>
    </Card>
  )
}

function Reminders({ stage, title }: { stage: string; title: string }) {
  const { say } = usePolicyWords()
  const needsTime = useNeedsTime()
  return (
    <Form.List name={['stages', stage, 'remindAfter']}>
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }, nth) => (
            <div key={key} className={styles.step}>
              <Form.Item name={name} rules={[needsTime]}>
                <ReminderField label={`${title} · ${say('form.reminder', { nth: nth + 1 })}`} />
              </Form.Item>
              <Remove label={say('form.removeReminder', { nth: nth + 1 })} onClick={() => remove(name)} />
            </div>
          ))}
          <Button size="small" disabled={fields.length >= MOST_REMINDERS} onClick={() => add(0.5)}>
            {say('form.addReminder')}
          </Button>
        </>
      )}
    </Form.List>
  )
}

function Climbs({ stage, title }: { stage: string; title: string }) {
  const { say } = usePolicyWords()
  const needsTime = useNeedsTime()
  return (
    <Form.List name={['stages', stage, 'climbs']}>
      {(fields, { add, remove }, { errors }) => (
        <>
          {fields.map(({ key, name }, nth) => {
            const label = `${title} · ${say('form.climb', { nth: nth + 1 })}`
            return (
              <div key={key} className={styles.step}>
                <Form.Item name={[name, 'after']} rules={[needsTime]}>
                  <ClimbField label={label} />
                </Form.Item>
                <Form.Item name={[name, 'to']}>
                  <StepSelect label={`${label} · ${say('form.climbTo')}`} />
                </Form.Item>
                <Remove label={say('form.removeClimb', { nth: nth + 1 })} onClick={() => remove(name)} />
              </div>
            )
          })}
          <Form.ErrorList errors={errors} />
          <Button
            size="small"
            disabled={fields.length >= MOST_CLIMBS}
            onClick={() => add({ after: { clock: 'business', iso: 'PT8H' }, to: 'head' })}
          >
            {say('form.addClimb')}
          </Button>
        </>
      )}
    </Form.List>
  )
}

function Remove({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button size="small" type="text" aria-label={label} onClick={onClick}>
      <Icon name="close" size={16} />
    </Button>
  )
}

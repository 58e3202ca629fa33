import { Button, Checkbox, Form, Switch } from 'antd'
import { Card } from '../../ui/card.tsx'
import { AllowanceField } from '../../ui/duration-field.tsx'
import { Icon } from '../../ui/icon.tsx'
import styles from './form.module.css'
import type { FormValues } from './form-values.ts'
import { StepSelect } from './step-select.tsx'
import { useSeverityWords } from './words.ts'

const MOST_STEPS = 12
const ROLES = ['commander', 'operations', 'communications', 'scribe'] as const

/** The fields of one severity. */
export function SeverityFields({ severity }: { severity: '1' | '2' | '3' }) {
  const { say } = useSeverityWords()
  const of = say(`severities.${severity}`)
  const at = (...path: (string | number)[]) => ['policy', 'severities', severity, ...path]
  const rules = Form.useWatch(['policy', 'severities', severity], { preserve: true }) as
    | FormValues['policy']['severities']['1']
    | undefined
  const time = (path: readonly (string | number)[], label: string) => (
    <Form.Item name={at(...path)} label={label}>
      <AllowanceField label={`${of} · ${label}`} />
    </Form.Item>
  )
  return (
    <Card title={of}>
      {time(['acknowledgeWithin'], say('form.acknowledge'))}
      <fieldset className={styles.steps}>
        <legend>{say('form.ladder')}</legend>
        <Steps severity={severity} />
      </fieldset>
      {rules?.afterwards.does === 'page-head' && time(['afterwards', 'every'], say('form.pageHead'))}
      {time(['holdsFor'], say('form.holds'))}
      {time(['resolve', 'allowed'], say('form.resolve'))}
      <Form.List name={at('resolve', 'climbs')}>
        {(climbs) =>
          climbs.map(({ key, name }) =>
            rules?.resolve.climbs[name]?.after === 'due' ? null : (
              <Form.Item key={key} name={[name, 'after']} label={say('form.climb', { nth: name + 1 })}>
                <AllowanceField label={`${of} · ${say('form.climb', { nth: name + 1 })}`} />
              </Form.Item>
            ),
          )
        }
      </Form.List>
      <Switched name={at('updates')} label={say('form.updates')} of={of} />
      {rules?.updates === true && time(['updateEvery'], say('form.update'))}
      <Form.Item name={at('roles')} label={say('form.roles')}>
        <Checkbox.Group options={ROLES.map((value) => ({ value, label: say(`roles.${value}`) }))} />
      </Form.Item>
      {time(['staffWithin'], say('form.staff'))}
      <Switched name={at('startsPlan')} label={say('form.plan')} of={of} />
      {time(['vendorAnswersWithin'], say('form.vendor'))}
      <Switched name={at('reviews')} label={say('form.reviews')} of={of} />
      {rules?.reviews === true && time(['reviewWithin'], say('form.review'))}
    </Card>
  )
}

function Switched({ name, label, of }: { name: (string | number)[]; label: string; of: string }) {
  return (
    <Form.Item name={name} label={label} valuePropName="checked">
      <Switch aria-label={`${of} · ${label}`} />
    </Form.Item>
  )
}

/** Who is paged, one after the other, and how long each has. */
function Steps({ severity }: { severity: string }) {
  const { say } = useSeverityWords()
  return (
    <Form.List name={['policy', 'severities', severity, 'ladder']}>
      {(fields, { add, remove }, { errors }) => (
        <>
          {fields.map(({ key, name }, nth) => (
            <div key={key} className={styles.step}>
              <Form.Item name={[name, 'to']}>
                <StepSelect label={say('form.stepTo', { nth: nth + 1 })} />
              </Form.Item>
              <Form.Item name={[name, 'wait']}>
                <AllowanceField label={say('form.stepWait', { nth: nth + 1 })} />
              </Form.Item>
              <Button
                size="small"
                type="text"
                aria-label={say('form.removeStep', { nth: nth + 1 })}
                onClick={() => remove(name)}
              >
                <Icon name="close" size={16} />
              </Button>
            </div>
          ))}
          <Form.ErrorList errors={errors} />
          <Button
            size="small"
            disabled={fields.length >= MOST_STEPS}
            onClick={() => add({ to: 'leader', wait: { clock: 'wall', iso: 'PT5M' } }, Math.max(0, fields.length - 1))}
          >
            {say('form.addStep')}
          </Button>
        </>
      )}
    </Form.List>
  )
}

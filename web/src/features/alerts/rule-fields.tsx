import { Form, Input, InputNumber, Radio, Select } from 'antd'
import { listServices } from '../../../../functions/responsibility/responsibility.contract.ts'
import { useWhole } from '../../lib/use-api.ts'
import styles from './alerts.module.css'
import type { OutcomeTyped } from './rules-form-values.ts'
import { useAlertWords } from './words.ts'

/** Where it goes: what opens, and how. `at` is where it lies in its list, `path` in the whole form. */
export function OutcomeFields({
  at,
  path,
  mayIgnore,
}: {
  at: (string | number)[]
  path: (string | number)[]
  mayIgnore: boolean
}) {
  const { say } = useAlertWords()
  const does = Form.useWatch([...path, 'does']) as OutcomeTyped['does'] | undefined
  return (
    <>
      {mayIgnore && (
        <Form.Item name={[...at, 'does']} label={say('rules.form.does')}>
          <Radio.Group
            options={(['open', 'ignore'] as const).map((value) => ({ value, label: say(`rules.${value}`) }))}
          />
        </Form.Item>
      )}
      {does !== 'ignore' && <OpenFields at={at} />}
    </>
  )
}

function OpenFields({ at }: { at: (string | number)[] }) {
  const { say, language } = useAlertWords()
  const services = useWhole(listServices, { query: { limit: 100 } })
  return (
    <div className={styles.fields}>
      <Form.Item name={[...at, 'service']} label={say('rules.form.service')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={say('rules.form.serviceHint')}
          options={services.map(({ id, name }) => ({ value: id, label: name[language] }))}
        />
      </Form.Item>
      <Form.Item name={[...at, 'serviceLabel']} label={say('rules.form.serviceLabel')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name={[...at, 'impact']} label={say('rules.form.impact')}>
        <Select
          options={(['broad', 'partial', 'single'] as const).map((value) => ({
            value,
            label: say(`rules.impacts.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item name={[...at, 'severity']} label={say('rules.form.severity')}>
        <Select
          allowClear
          placeholder={say('rules.form.byHint')}
          options={([1, 2, 3] as const).map((value) => ({ value, label: say(`severities.s${value}`) }))}
        />
      </Form.Item>
      <Form.Item name={[...at, 'groupBy']} label={say('rules.form.groupBy')}>
        <Input maxLength={500} placeholder={say('rules.form.groupByHint')} />
      </Form.Item>
      <Form.Item name={[...at, 'resolvesAfter']} label={say('rules.form.resolves')}>
        <InputNumber min={1} max={1440} precision={0} placeholder={say('rules.form.resolvesHint')} />
      </Form.Item>
      <Form.Item name={[...at, 'runbook']} label={say('rules.form.runbook')}>
        <Input maxLength={500} placeholder="https://" />
      </Form.Item>
    </div>
  )
}

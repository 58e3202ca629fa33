import { Form, Input, Select } from 'antd'
import type { ObjectiveSummary } from '../../../../functions/objective/objective.contract.ts'
import { listPositions } from '../../../../functions/responsibility/responsibility.contract.ts'
import { useWhole } from '../../lib/use-api.ts'
import styles from './objectives.module.css'
import { useObjectiveWords } from './words.ts'

/** What the form holds: the body of the call, so that the server's paths are the form's. */
export interface ObjectiveValues extends Pick<ObjectiveSummary, 'kind' | 'title' | 'measure' | 'rhythm'> {
  readonly year?: number
  readonly owner: string
}

/** What to send; an empty field of a number is none. */
export function wishOf({ kind, title, owner, measure, rhythm }: ObjectiveValues) {
  const { start, target, unit = '', ...rest } = measure
  const typed = start as number | string | undefined
  const begins = typed === undefined || typed === null || typed === '' ? {} : { start: Number(typed) }
  return { kind, title, owner, rhythm, measure: { ...rest, unit, target: Number(target), ...begins } }
}

export function ObjectiveFields({ year }: { year?: number }) {
  const { say, name, language } = useObjectiveWords()
  const positions = useWhole(listPositions, { query: { limit: 100 } })
  const needed = (label: string) => [{ required: true, message: say('form.needed', { name: label }) }]
  const both = (path: 'title' | readonly ['measure', 'name'], label: string) =>
    (['zh-CN', 'en'] as const).map((each) => (
      <Form.Item
        key={each}
        name={[...[path].flat(), each]}
        label={`${label} · ${say(each === 'en' ? 'form.en' : 'form.zh')}`}
        rules={needed(label)}
      >
        <Input maxLength={120} />
      </Form.Item>
    ))
  const choice = <Value extends string>(values: readonly Value[], group: 'kinds' | 'rhythms') =>
    values.map((value) => ({ value, label: name(group, value) }))
  return (
    <>
      {both('title', say('form.title'))}
      <Form.Item name="owner" label={say('owner')} rules={needed(say('owner'))}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={positions.map(({ id, name: called }) => ({ value: id, label: called[language] }))}
        />
      </Form.Item>
      <div className={styles.two}>
        {year !== undefined && (
          <Form.Item name="year" label={say('years')} initialValue={year}>
            <Select options={[0, 1, 2].map((more) => ({ value: year + more, label: String(year + more) }))} />
          </Form.Item>
        )}
        <Form.Item name="kind" label={say('kind')}>
          <Select options={choice(['annual', 'project'], 'kinds')} />
        </Form.Item>
        <Form.Item name="rhythm" label={say('rhythm')}>
          <Select options={choice(['monthly', 'quarterly'], 'rhythms')} />
        </Form.Item>
      </div>
      {both(['measure', 'name'], say('form.measure'))}
      <div className={styles.two}>
        <Form.Item name={['measure', 'direction']} label={say('form.direction')}>
          <Select
            options={(['at-least', 'at-most'] as const).map((value) => {
              return { value, label: say(`form.directions.${value}`) }
            })}
          />
        </Form.Item>
        <Form.Item name={['measure', 'target']} label={say('form.target')} rules={needed(say('form.target'))}>
          <Input type="number" step="any" />
        </Form.Item>
        <Form.Item name={['measure', 'unit']} label={say('form.unit')} initialValue="">
          <Input maxLength={20} />
        </Form.Item>
      </div>
      <Form.Item name={['measure', 'start']} label={say('form.start')}>
        <Input type="number" step="any" />
      </Form.Item>
    </>
  )
}

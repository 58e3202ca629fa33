import { Form, Input, Radio, Select } from 'antd'
import {
  listGroups,
  listPositions,
  listServices,
} from '../../../../functions/responsibility/responsibility.contract.ts'
import { useWhole } from '../../lib/use-api.ts'
import { Several } from '../../ui/several.tsx'
import type { AboutValues } from './about-values.ts'
import { useOnCallWords } from './words.ts'

/** What a schedule is called, what it answers for, and which position sees to it. */
export function AboutFields() {
  const { say, language } = useOnCallWords()
  const form = Form.useFormInstance<AboutValues>()
  const kind = Form.useWatch(['covers', 'kind'], form)
  const groups = useWhole(listGroups, { query: { limit: 100 } })
  const services = useWhole(listServices, { query: { limit: 100 } })
  const positions = useWhole(listPositions, { query: { limit: 100 } })
  const needed = [{ required: true, message: say('needed') }]
  const named = (things: typeof groups | typeof services | typeof positions) =>
    things.map(({ id, name }) => ({ value: id, label: name[language] }))
  return (
    <>
      <Form.Item name="name" label={say('about.name')} rules={[{ ...needed[0], whitespace: true }]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="owner" label={say('schedule.owner')} extra={say('about.ownerHint')} rules={needed}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={named(positions)} />
      </Form.Item>
      <Form.Item name={['covers', 'kind']} label={say('schedule.covers')} extra={say('about.coversHint')}>
        <Radio.Group
          options={(['services', 'group', 'department'] as const).map((value) => ({
            value,
            label: say(`covers.${value}`),
          }))}
        />
      </Form.Item>
      {kind === 'group' && (
        <Form.Item name={['covers', 'group']} label={say('about.group')} rules={needed}>
          <Select options={named(groups)} />
        </Form.Item>
      )}
      {kind === 'services' && (
        <Form.Item name={['covers', 'services']} label={say('about.services')} rules={needed}>
          <Several options={named(services)} />
        </Form.Item>
      )}
    </>
  )
}

import { Form, Select } from 'antd'
import { listObjectives } from '../../../../../functions/objective/objective.contract.ts'
import { listPositions, listServices } from '../../../../../functions/responsibility/responsibility.contract.ts'
import { useWhole } from '../../../lib/use-api.ts'
import { Several } from '../../../ui/several.tsx'
import { useBookWords } from '../words.ts'

interface PickerProps {
  readonly name: string | readonly (string | number)[]
  readonly label: string
}
const pathOf = (name: PickerProps['name']) => (typeof name === 'string' ? name : [...name])

/** One position, by its name. */
export function PositionField({ name, label }: PickerProps) {
  const { say } = useBookWords()
  const options = usePositions()
  return (
    <Form.Item
      name={pathOf(name)}
      label={label}
      rules={[{ required: true, message: say('editor.pick', { name: label }) }]}
    >
      <Select showSearch={{ optionFilterProp: 'label' }} options={options} />
    </Form.Item>
  )
}

/** Any number of positions. */
export function PositionsField({ name, label }: PickerProps) {
  const options = usePositions()
  return (
    <Form.Item name={pathOf(name)} label={label}>
      <Several options={options} />
    </Form.Item>
  )
}

/** Some services; none chosen means all of them. */
export function ServicesField({ name, label }: PickerProps) {
  const { say, language } = useBookWords()
  const services = useWhole(listServices, { query: { limit: 100 } })
  const options = services.map(({ id, name: called }) => ({ value: id, label: called[language] }))
  return (
    <Form.Item name={pathOf(name)} label={label}>
      <Several options={options} placeholder={say('allServices')} />
    </Form.Item>
  )
}

/** The objective something serves, or none. */
export function ObjectiveField() {
  const { say, language } = useBookWords()
  const objectives = useWhole(listObjectives, { query: { limit: 100 } })
  return (
    <Form.Item name="objective" label={say('fields.objective')}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={say('editor.noObjective')}
        options={objectives.map(({ id, title }) => ({ value: id, label: title[language] }))}
      />
    </Form.Item>
  )
}

function usePositions() {
  const { language } = useBookWords()
  const positions = useWhole(listPositions, { query: { limit: 100 } })
  return positions.map(({ id, name }) => ({ value: id, label: name[language] }))
}

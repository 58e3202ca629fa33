import { Form, Select } from 'antd'
import { listRights, type RightOut } from '../../../../functions/entitlement/catalogue.contract.ts'
import { readPerson } from '../../../../functions/responsibility/responsibility.contract.ts'
import { useApi, useWhole } from '../../lib/use-api.ts'
import { useEntitlementWords } from './words.ts'

/** The rights somebody can ask for, by system. */
export const useRights = (): readonly RightOut[] =>
  useWhole(listRights, { query: { limit: 100 } }).filter(({ retired }) => !retired)

/** Chooses a right, searched by the names of system and right. */
export function RightField({ rights }: { rights: readonly RightOut[] }) {
  const { say, language } = useEntitlementWords()
  return (
    <Form.Item name="right" label={say('request.right')} rules={[{ required: true, message: say('needed') }]}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={say('request.pickRight')}
        options={rights.map(({ id, system, name }) => ({
          value: id,
          label: `${system.name[language]} · ${name[language]}`,
        }))}
      />
    </Form.Item>
  )
}

/** For which of their positions somebody needs it; asked only of whoever has several. */
export function PositionField({ person }: { person: string }) {
  const { say, language } = useEntitlementWords()
  const { data } = useApi(readPerson, { params: { id: person } }, { enabled: person !== '' })
  const positions = data?.positions ?? []
  if (positions.length < 2) return null
  return (
    <Form.Item name="position" label={say('request.position')} rules={[{ required: true, message: say('needed') }]}>
      <Select options={positions.map(({ id, name }) => ({ value: id, label: name[language] }))} />
    </Form.Item>
  )
}

import { Form, Select } from 'antd'
import { listSystems } from '../../../../functions/entitlement/catalogue.contract.ts'
import { listPositions } from '../../../../functions/responsibility/responsibility.contract.ts'
import { useWhole } from '../../lib/use-api.ts'
import { Several } from '../../ui/several.tsx'
import type { Scope } from './scope-words.ts'
import { useReviewWords } from './words.ts'

/** A scope while it is being chosen. */
export type ScopeTyped = Partial<{
  readonly of: Scope['of']
  readonly positions: string[]
  readonly systems: string[]
  readonly risk: 'low' | 'medium' | 'high'
}>

/** The scope as it goes to the server; `undefined` while something of it is missing. */
export function scopeOf({ of, positions = [], systems = [], risk }: ScopeTyped): Scope | undefined {
  if (of === 'all') return { of }
  if (of === 'positions') return positions.length === 0 ? undefined : { of, positions }
  if (of === 'systems') return systems.length === 0 ? undefined : { of, systems }
  return of === 'risk' && risk !== undefined ? { of, risk } : undefined
}

const SCOPES = ['all', 'risk', 'systems', 'positions'] as const
const RISKS = ['high', 'medium', 'low'] as const

/** Chooses what is reviewed: everything, or what some systems, positions or risks have. */
export function ScopeFields() {
  const { say } = useReviewWords()
  return (
    <>
      <Form.Item name={['scope', 'of']} label={say('scopes.label')}>
        <Select options={SCOPES.map((value) => ({ value, label: say(`scopes.${value}`) }))} />
      </Form.Item>
      <Form.Item noStyle dependencies={[['scope', 'of']]}>
        {({ getFieldValue }) => {
          const of = getFieldValue(['scope', 'of'])
          if (of === 'risk') return <RiskField />
          if (of === 'systems') return <SystemsField />
          return of === 'positions' ? <PositionsField /> : null
        }}
      </Form.Item>
    </>
  )
}

function RiskField() {
  const { say } = useReviewWords()
  return (
    <Form.Item name={['scope', 'risk']} label={say('form.risk')}>
      <Select options={RISKS.map((value) => ({ value, label: say(`scopes.${value}`) }))} />
    </Form.Item>
  )
}

function SystemsField() {
  const { language } = useReviewWords()
  const systems = useWhole(listSystems, { query: { limit: 100 } })
  return (
    <SeveralField
      name="systems"
      options={systems.filter(({ retired }) => !retired).map(({ id, name }) => ({ value: id, label: name[language] }))}
    />
  )
}

function PositionsField() {
  const { language } = useReviewWords()
  const positions = useWhole(listPositions, { query: { limit: 100 } })
  return (
    <SeveralField
      name="positions"
      options={positions.map(({ id, name, group }) => ({
        value: id,
        label: [group?.name[language], name[language]].filter((part) => part !== undefined).join(' / '),
      }))}
    />
  )
}

/** As many as one review takes. */
const MOST = 50

function SeveralField({
  name,
  options,
}: {
  name: 'systems' | 'positions'
  options: { value: string; label: string }[]
}) {
  const { say } = useReviewWords()
  return (
    <Form.Item
      name={['scope', name]}
      label={say(`form.${name}`)}
      rules={[{ required: true, message: say('form.needed') }]}
    >
      <Several maxCount={MOST} options={options} />
    </Form.Item>
  )
}

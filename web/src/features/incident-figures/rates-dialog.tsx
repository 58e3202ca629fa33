import { Form, InputNumber, Select } from 'antd'
import { changeCostRates, readCostRates } from '../../../../functions/incident-figures/figures.contract.ts'
import type { Answer } from '../../lib/api.ts'
import { useAct, useApi } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useDone } from '../../ui/use-done.ts'
import { useFiguresWords } from './words.ts'

type Rates = Omit<Answer<typeof readCostRates>, 'version'>

const CURRENCIES = ['CNY', 'USD', 'EUR', 'HKD', 'JPY'] as const

/** What an hour of an incident costs. */
export function RatesDialog({ onClose }: { onClose: () => void }) {
  const { say, name } = useFiguresWords()
  const { data } = useApi(readCostRates, {})
  const act = useAct(changeCostRates, useDone(say('rates.done'), onClose))
  if (data === undefined) return null
  const { version, ...rates } = data
  const rules = [{ required: true, message: say('rates.needed') }]
  return (
    <ActDialog<Rates, Parameters<typeof act.mutate>[0]>
      title={say('rates.title')}
      lead={say('rates.lead')}
      submit={say('rates.submit')}
      act={act}
      initial={rates}
      callFor={(body) => ({ body, ifMatch: version })}
      onClose={onClose}
    >
      <Form.Item name="personHour" label={say('rates.personHour')} rules={rules}>
        <InputNumber min={0} max={1e7} />
      </Form.Item>
      {(['1', '2', '3'] as const).map((severity) => (
        <Form.Item
          key={severity}
          name={['lossPerHour', severity]}
          label={say('rates.loss', { severity: name('severities', severity) })}
          rules={rules}
        >
          <InputNumber min={0} max={1e12} />
        </Form.Item>
      ))}
      <Form.Item name="currency" label={say('rates.currency')}>
        <Select options={CURRENCIES.map((value) => ({ value, label: value }))} />
      </Form.Item>
    </ActDialog>
  )
}

import { Form, Input, Radio, Select } from 'antd'
import type { ItemOut } from '../../../../functions/access-review/parts.contract.ts'
import { listRights } from '../../../../functions/entitlement/catalogue.contract.ts'
import { useTimeZone } from '../../lib/session.ts'
import { useWhole } from '../../lib/use-api.ts'
import { localOf } from '../../lib/zone.ts'
import { useReviewWords } from './words.ts'

/** An earlier end, or a lesser right. */
export function ChangeFields({ item }: { item: ItemOut }) {
  const { say } = useReviewWords()
  return (
    <>
      <Form.Item name="how" label={say('dialog.how')}>
        <Radio.Group
          options={(['until', 'right'] as const).map((value) => ({ value, label: say(`dialog.hows.${value}`) }))}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['how']}>
        {({ getFieldValue }) =>
          getFieldValue('how') === 'right' ? <LesserRight item={item} /> : <Earlier item={item} />
        }
      </Form.Item>
    </>
  )
}

function Earlier({ item: { until } }: { item: ItemOut }) {
  const { say } = useReviewWords()
  const timeZone = useTimeZone()
  const ends = localOf(until, timeZone)
  return (
    <Form.Item
      name="until"
      label={say('dialog.until')}
      rules={[
        { required: true, message: say('dialog.needed') },
        {
          validator: async (_, typed?: string) => {
            if (typed !== undefined && typed >= ends) throw new Error(say('dialog.notShorter'))
          },
        },
      ]}
    >
      <Input type="datetime-local" />
    </Form.Item>
  )
}

const RISKS = ['low', 'medium', 'high'] as const

function LesserRight({ item }: { item: ItemOut }) {
  const { say, language } = useReviewWords()
  const rights = useWhole(listRights, { query: { system: item.system.id, limit: 100 } }).filter(
    ({ id, risk, retired }) => !retired && id !== item.right.id && RISKS.indexOf(risk) <= RISKS.indexOf(item.risk),
  )
  return (
    <Form.Item name="right" label={say('dialog.right')} rules={[{ required: true, message: say('dialog.needed') }]}>
      <Select
        options={rights.map(({ id, name }) => ({ value: id, label: name[language] }))}
        notFoundContent={say('dialog.noRights')}
      />
    </Form.Item>
  )
}

import { Form, Radio } from 'antd'
import { Card } from '../../ui/card.tsx'
import { LayerFields } from './layer-fields.tsx'
import { SpellFields } from './spell-fields.tsx'
import { useOnCallWords } from './words.ts'
import { ZoneSelect } from './zone-select.tsx'

/** Everything a version of a schedule says: by which wall, when somebody has to be there, and the rotations of both roles. */
export function RotaFields({ zone, kind }: { zone: string; kind: 'always' | 'hours' }) {
  const { say } = useOnCallWords()
  return (
    <>
      <Card title={say('editor.frame')}>
        <Form.Item name={['rota', 'timeZone']} label={say('schedule.timeZone')} extra={say('editor.zoneHint')}>
          <ZoneSelect />
        </Form.Item>
        <Form.Item name={['rota', 'coverage', 'kind']} label={say('editor.coverage')}>
          <Radio.Group
            options={(['always', 'hours'] as const).map((value) => ({
              value,
              label: say(`editor.coverages.${value}`),
            }))}
          />
        </Form.Item>
        {kind === 'hours' && <SpellFields at={['rota', 'coverage', 'spells']} legend={say('editor.hours')} />}
        <Form.Item name={['rota', 'handOver']} label={say('schedule.handOver')}>
          <Radio.Group
            options={(['when-open', 'always'] as const).map((value) => ({
              value,
              label: say(`handOverKinds.${value}`),
            }))}
          />
        </Form.Item>
      </Card>
      <LayerFields of="primary" zone={zone} />
      <LayerFields of="secondary" zone={zone} />
    </>
  )
}

import { Form, Input, Radio, Select } from 'antd'
import { addSystem } from '../../../../functions/entitlement/catalogue.contract.ts'
import { listServices } from '../../../../functions/responsibility/responsibility.contract.ts'
import type { Call } from '../../lib/api.ts'
import { useAct, useWhole } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useDone } from '../../ui/use-done.ts'
import { BothLanguages } from './both-languages.tsx'
import { useEntitlementWords } from './words.ts'

type Body = NonNullable<Call<typeof addSystem>['body']>

export function AddSystemDialog({ onClose }: { onClose: () => void }) {
  const { say, language } = useEntitlementWords()
  const services = useWhole(listServices, { query: { limit: 100 } })
  const act = useAct(addSystem, useDone(say('define.done'), onClose))
  const needed = [{ required: true, message: say('needed') }]
  return (
    <ActDialog
      title={say('define.addSystem')}
      submit={say('define.save')}
      act={act}
      initial={{ connector: { kind: 'manual' } }}
      callFor={(body: Body) => ({ body })}
      onClose={onClose}
    >
      <BothLanguages name="name" zh={say('define.nameZh')} en={say('define.nameEn')} longest={80} />
      <Form.Item name="service" label={say('define.service')} rules={needed}>
        <Select options={services.map(({ id, name }) => ({ value: id, label: name[language] }))} />
      </Form.Item>
      <Form.Item name={['connector', 'kind']} label={say('define.connector')}>
        <Radio.Group
          options={(['manual', 'csv', 'webhook'] as const).map((value) => ({
            value,
            label: say(`define.connectors.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={[['connector', 'kind']]}>
        {({ getFieldValue }) =>
          getFieldValue(['connector', 'kind']) === 'webhook' && (
            <Form.Item name={['connector', 'url']} label={say('define.url')} rules={needed}>
              <Input type="url" maxLength={500} />
            </Form.Item>
          )
        }
      </Form.Item>
    </ActDialog>
  )
}

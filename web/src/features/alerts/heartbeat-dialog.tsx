import { Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { addHeartbeat, type HeartbeatWithKey } from '../../../../functions/alert/heartbeat.contract.ts'
import { listServices } from '../../../../functions/responsibility/responsibility.contract.ts'
import { useAct, useWhole } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { KeyShown } from './key-shown.tsx'
import { useAlertWords } from './words.ts'

const WEEK = 7 * 24 * 60

interface Wish {
  readonly name: string
  readonly description: string
  readonly everyMinutes: number
  readonly graceMinutes: number
  readonly service?: string
}

/** Tell me if this stops calling; then its key, once. */
export function AddHeartbeatDialog({ onClose }: { onClose: () => void }) {
  const { say, language } = useAlertWords()
  const services = useWhole(listServices, { query: { limit: 100 } })
  const [made, setMade] = useState<HeartbeatWithKey>()
  const act = useAct(addHeartbeat, { onDone: setMade })
  if (made !== undefined) return <KeyShown address={made.address} value={made.key} how="bearer" onClose={onClose} />
  const needed = [{ required: true, whitespace: true, message: say('needed') }]
  return (
    <ActDialog
      title={say('heartbeats.add')}
      submit={say('sources.submit')}
      act={act}
      initial={{ everyMinutes: 1440, graceMinutes: 30 }}
      callFor={({ service, ...body }: Wish) => ({
        body: { ...body, labels: service === undefined ? {} : { service } },
      })}
      onClose={onClose}
    >
      <Form.Item name="name" label={say('heartbeats.name')} rules={needed}>
        <Input maxLength={80} placeholder={say('heartbeats.nameHint')} />
      </Form.Item>
      <Form.Item name="description" label={say('heartbeats.description')} rules={needed}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
      <Form.Item name="everyMinutes" label={say('heartbeats.everyMinutes')}>
        <InputNumber min={1} max={WEEK} precision={0} />
      </Form.Item>
      <Form.Item name="graceMinutes" label={say('heartbeats.grace')}>
        <InputNumber min={0} max={WEEK} precision={0} />
      </Form.Item>
      <Form.Item name="service" label={say('heartbeats.service')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={services.map(({ id, name }) => ({ value: id, label: name[language] }))}
        />
      </Form.Item>
    </ActDialog>
  )
}

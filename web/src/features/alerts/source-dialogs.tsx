import { Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import {
  addSource,
  renewKey,
  type SourceOut,
  type SourceWithKey,
} from '../../../../functions/alert/alert-source.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { KeyShown } from './key-shown.tsx'
import { useAlertWords } from './words.ts'

const KINDS = ['alertmanager', 'grafana', 'zabbix', 'cloudwatch', 'webhook', 'mail'] as const
const MOST_CALLS = 300_000

interface Wish {
  readonly name: string
  readonly kind: SourceOut['kind']
  readonly topic?: string
  readonly callsPerFiveMinutes: number
}

/** A monitoring system may send from now on; then its key, once. */
export function AddSourceDialog({ onClose }: { onClose: () => void }) {
  const { say } = useAlertWords()
  const [made, setMade] = useState<SourceWithKey>()
  const act = useAct(addSource, { onDone: setMade })
  const [kind, setKind] = useState<SourceOut['kind']>('alertmanager')
  if (made !== undefined) return <Shown source={made} onClose={onClose} />
  const needed = [{ required: true, whitespace: true, message: say('needed') }]
  return (
    <ActDialog
      title={say('sources.add')}
      submit={say('sources.submit')}
      act={act}
      initial={{ kind, callsPerFiveMinutes: 300 }}
      callFor={(body: Wish) => ({ body })}
      onClose={onClose}
    >
      <Form.Item name="name" label={say('sources.name')} rules={needed}>
        <Input maxLength={80} placeholder={say('sources.nameHint')} />
      </Form.Item>
      <Form.Item name="kind" label={say('sources.kind')}>
        <Select onChange={setKind} options={KINDS.map((value) => ({ value, label: say(`sources.kinds.${value}`) }))} />
      </Form.Item>
      {kind === 'cloudwatch' && (
        <Form.Item name="topic" label={say('sources.topic')} rules={needed}>
          <Input maxLength={400} placeholder="arn:aws:sns:ap-southeast-1:123456789012:onduty" />
        </Form.Item>
      )}
      <Form.Item name="callsPerFiveMinutes" label={say('sources.limit')}>
        <InputNumber min={10} max={MOST_CALLS} precision={0} />
      </Form.Item>
    </ActDialog>
  )
}

export function RenewKeyDialog({ source, onClose }: { source: SourceOut; onClose: () => void }) {
  const { say } = useAlertWords()
  const [made, setMade] = useState<SourceWithKey>()
  const act = useAct(renewKey, { onDone: setMade })
  if (made !== undefined) return <Shown source={made} onClose={onClose} />
  return (
    <ActDialog
      title={`${say('sources.renew')} · ${source.name}`}
      lead={say('sources.renewLead')}
      submit={say('sources.submit')}
      act={act}
      initial={{ previousForHours: 24 }}
      callFor={(body: { previousForHours: number }) => ({ params: { id: source.id }, ifMatch: source.version, body })}
      onClose={onClose}
    >
      <Form.Item name="previousForHours" label={say('sources.hours')}>
        <InputNumber min={0} max={168} precision={0} />
      </Form.Item>
    </ActDialog>
  )
}

const HOW = {
  alertmanager: 'bearer',
  grafana: 'bearer',
  zabbix: 'bearer',
  cloudwatch: 'noKey',
  webhook: 'signature',
  mail: 'mail',
} as const

/** Where it sends to, for whoever sets it up later; its key is not shown again. */
export const AddressDialog = ({ source: { address, kind }, onClose }: { source: SourceOut; onClose: () => void }) => (
  <KeyShown address={address} value={null} how={HOW[kind]} onClose={onClose} />
)

const Shown = ({ source: { address, key, kind }, onClose }: { source: SourceWithKey; onClose: () => void }) => (
  <KeyShown address={address} value={key} how={HOW[kind]} onClose={onClose} />
)

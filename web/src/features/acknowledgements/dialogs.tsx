import { Form, Input, Radio } from 'antd'
import {
  type AcknowledgementOut,
  answerObjection,
  objectToDutyList,
  recordRefusal,
} from '../../../../functions/acknowledgement/acknowledgement.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useSignatureWords } from './words.ts'

export interface DialogProps {
  readonly of: AcknowledgementOut
  readonly onClose: () => void
}

const LONGEST = 2000

function Words({ name, label }: { name: string; label: string }) {
  const { say } = useSignatureWords()
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, whitespace: true, message: say('needed') }]}>
      <Input.TextArea rows={3} maxLength={LONGEST} />
    </Form.Item>
  )
}

export function ObjectDialog({ of: { id, version, page }, onClose }: DialogProps) {
  const { say } = useSignatureWords()
  const act = useAct(objectToDutyList, { onDone: onClose })
  return (
    <ActDialog
      title={say('objectTitle')}
      lead={say('objectLead')}
      submit={say('actions.object')}
      act={act}
      callFor={({ text = '' }: { text?: string }) => ({ params: { id }, ifMatch: version, body: { page, text } })}
      onClose={onClose}
    >
      <Words name="text" label={say('objectText')} />
    </ActDialog>
  )
}

type Outcome = 'upheld' | 'stands'

export function AnswerDialog({ of: { id, version }, onClose }: DialogProps) {
  const { say } = useSignatureWords()
  const act = useAct(answerObjection, { onDone: onClose })
  return (
    <ActDialog
      title={say('answerTitle')}
      submit={say('actions.answer')}
      act={act}
      initial={{ outcome: 'stands' as Outcome }}
      callFor={({ outcome = 'stands', text = '' }: { outcome?: Outcome; text?: string }) => ({
        params: { id },
        ifMatch: version,
        body: { outcome, text },
      })}
      onClose={onClose}
    >
      <Form.Item name="outcome" label={say('outcome')}>
        <Radio.Group>
          {(['stands', 'upheld'] as const).map((outcome) => (
            <Radio key={outcome} value={outcome}>
              {say(`outcomes.${outcome}`)}
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      <Words name="text" label={say('answerText')} />
    </ActDialog>
  )
}

export function RefusalDialog({ of: { id, version }, onClose }: DialogProps) {
  const { say } = useSignatureWords()
  const act = useAct(recordRefusal, { onDone: onClose })
  return (
    <ActDialog
      title={say('refusalTitle')}
      lead={say('refusalLead')}
      submit={say('actions.record-refusal')}
      act={act}
      callFor={({ reason = '' }: { reason?: string }) => ({ params: { id }, ifMatch: version, body: { reason } })}
      onClose={onClose}
    >
      <Words name="reason" label={say('reason')} />
    </ActDialog>
  )
}

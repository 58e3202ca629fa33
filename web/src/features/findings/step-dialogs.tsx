import { Form, Input, Radio } from 'antd'
import { type FindingOut, remediateFinding, verifyFinding } from '../../../../functions/finding/finding.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useDone } from '../../ui/use-done.ts'
import { useFindingWords } from './words.ts'

interface StepProps {
  readonly finding: FindingOut
  readonly onClose: () => void
}

export function RemediateDialog({ finding: { id, version }, onClose }: StepProps) {
  const { say } = useFindingWords()
  const act = useAct(remediateFinding, useDone(say('remediate.told'), onClose))
  return (
    <ActDialog
      title={say('remediate.title')}
      submit={say('remediate.submit')}
      act={act}
      callFor={({ done }: { done: string }) => ({ params: { id }, ifMatch: version, body: { done } })}
      onClose={onClose}
    >
      <Form.Item
        name="done"
        label={say('remediate.done')}
        rules={[{ required: true, whitespace: true, message: say('form.needed') }]}
      >
        <Input.TextArea rows={4} maxLength={4000} />
      </Form.Item>
    </ActDialog>
  )
}

interface Verdict {
  readonly outcome: 'fixed' | 'not-fixed'
  readonly comment: string
}

export function VerifyDialog({ finding: { id, version }, onClose }: StepProps) {
  const { say } = useFindingWords()
  const act = useAct(verifyFinding, useDone(say('verify.told'), onClose))
  const needed = { required: true, message: say('form.needed') }
  return (
    <ActDialog
      title={say('verify.title')}
      submit={say('verify.submit')}
      act={act}
      callFor={(body: Verdict) => ({ params: { id }, ifMatch: version, body })}
      onClose={onClose}
    >
      <Form.Item name="outcome" label={say('verify.outcome')} rules={[needed]}>
        <Radio.Group
          options={(['fixed', 'not-fixed'] as const).map((value) => ({ value, label: say(`verify.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="comment" label={say('verify.comment')} rules={[{ ...needed, whitespace: true }]}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </ActDialog>
  )
}

import { Form, Input } from 'antd'
import {
  discardDraft,
  type PlanOut,
  publishPlan,
  retirePlan,
} from '../../../../functions/emergency-plan/plan.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useDone } from '../../ui/use-done.ts'
import type { PlanAct } from './plan-page.tsx'
import { usePlanWords } from './words.ts'

interface DialogProps {
  readonly plan: PlanOut
  readonly onClose: () => void
}

export function PlanDialogs({ act, ...props }: DialogProps & { readonly act: PlanAct }) {
  if (act === 'publish') return <PublishDialog {...props} />
  return act === 'discard' ? <DiscardDialog {...props} /> : <RetireDialog {...props} />
}

function PublishDialog({ plan: { id, version }, onClose }: DialogProps) {
  const { say } = usePlanWords()
  const act = useAct(
    publishPlan,
    useDone(({ published }) => say('publishing.done', { version: published }), onClose),
  )
  return (
    <ActDialog
      title={say('publishing.title')}
      lead={say('publishing.lead')}
      submit={say('publish')}
      act={act}
      callFor={() => ({ params: { id }, ifMatch: version })}
      onClose={onClose}
    />
  )
}

function DiscardDialog({ plan: { id, version }, onClose }: DialogProps) {
  const { say } = usePlanWords()
  const act = useAct(discardDraft, useDone(say('discarding.done'), onClose))
  return (
    <ActDialog
      title={say('discarding.title')}
      lead={say('discarding.lead')}
      submit={say('discarding.open')}
      isDanger
      act={act}
      callFor={() => ({ params: { id }, ifMatch: version })}
      onClose={onClose}
    />
  )
}

function RetireDialog({ plan: { id, version }, onClose }: DialogProps) {
  const { say } = usePlanWords()
  const act = useAct(retirePlan, useDone(say('retiring.done'), onClose))
  return (
    <ActDialog
      title={say('retiring.title')}
      lead={say('retiring.lead')}
      submit={say('retire')}
      isDanger
      act={act}
      callFor={({ reason }: { reason: string }) => ({ params: { id }, ifMatch: version, body: { reason } })}
      onClose={onClose}
    >
      <Form.Item
        name="reason"
        label={say('retiring.reason')}
        rules={[{ required: true, whitespace: true, message: say('needed') }]}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </ActDialog>
  )
}

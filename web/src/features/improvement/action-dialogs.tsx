import { Form, Input, Radio } from 'antd'
import {
  type ActionOut,
  checkAction,
  doAction,
  dropAction,
  verifyAction,
} from '../../../../functions/improvement/action.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useDone } from '../../ui/use-done.ts'
import { useImprovementWords } from './words.ts'

interface StepProps {
  readonly action: ActionOut
  readonly onClose: () => void
}

function Comment({ label }: { label: string }) {
  const { say } = useImprovementWords()
  return (
    <Form.Item name="comment" label={label} rules={[{ required: true, whitespace: true, message: say('needed') }]}>
      <Input.TextArea rows={4} maxLength={2000} />
    </Form.Item>
  )
}

export function DoneDialog({ action: { id, version }, onClose }: StepProps) {
  const { say } = useImprovementWords()
  const act = useAct(doAction, useDone(say('done.told'), onClose))
  return (
    <ActDialog
      title={say('done.title')}
      submit={say('done.submit')}
      act={act}
      callFor={(body: { comment: string }) => ({ params: { id }, ifMatch: version, body })}
      onClose={onClose}
    >
      <Comment label={say('done.comment')} />
    </ActDialog>
  )
}

export function DropDialog({ action: { id, version }, onClose }: StepProps) {
  const { say } = useImprovementWords()
  const act = useAct(dropAction, useDone(say('drop.told'), onClose))
  return (
    <ActDialog
      title={say('drop.title')}
      submit={say('drop.submit')}
      isDanger
      act={act}
      callFor={(body: { comment: string }) => ({ params: { id }, ifMatch: version, body })}
      onClose={onClose}
    >
      <Comment label={say('drop.comment')} />
    </ActDialog>
  )
}

export function VerifyDialog({ action: { id, version }, onClose }: StepProps) {
  const { say } = useImprovementWords()
  const act = useAct(verifyAction, useDone(say('verify.told'), onClose))
  return (
    <ActDialog
      title={say('verify.title')}
      submit={say('verify.submit')}
      act={act}
      callFor={(body: { outcome: 'done' | 'not-done'; comment: string }) => ({
        params: { id },
        ifMatch: version,
        body,
      })}
      onClose={onClose}
    >
      <Form.Item name="outcome" label={say('verify.outcome')} rules={[{ required: true, message: say('needed') }]}>
        <Radio.Group
          options={(['done', 'not-done'] as const).map((value) => ({ value, label: say(`verify.${value}`) }))}
        />
      </Form.Item>
      <Comment label={say('verify.comment')} />
    </ActDialog>
  )
}

const OUTCOMES = ['helped', 'did-not-help', 'cannot-tell-yet'] as const
interface Verdict {
  readonly outcome: (typeof OUTCOMES)[number]
  readonly comment: string
  readonly due?: string
}

/** Did it help? What did not, or cannot be told yet, gets a new day. */
export function CheckDialog({ action: { id, version, postponed }, onClose }: StepProps) {
  const { say } = useImprovementWords()
  const act = useAct(checkAction, useDone(say('check.told'), onClose))
  const needed = { required: true, message: say('needed') }
  const possible = postponed >= 2 ? OUTCOMES.slice(0, 2) : OUTCOMES
  return (
    <ActDialog<Verdict, Parameters<typeof act.mutate>[0]>
      title={say('check.title')}
      lead={say('check.lead')}
      submit={say('check.submit')}
      act={act}
      callFor={({ due, ...body }) => ({
        params: { id },
        ifMatch: version,
        body: body.outcome === 'helped' || due === undefined ? body : { ...body, due },
      })}
      onClose={onClose}
    >
      <Form.Item name="outcome" label={say('check.outcome')} rules={[needed]}>
        <Radio.Group options={possible.map((value) => ({ value, label: say(`check.${value}`) }))} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before: Verdict, after: Verdict) => before.outcome !== after.outcome}>
        {({ getFieldValue }) =>
          [undefined, 'helped'].includes(getFieldValue('outcome')) ? null : (
            <Form.Item name="due" label={say('check.due')} rules={[needed]}>
              <Input type="date" />
            </Form.Item>
          )
        }
      </Form.Item>
      <Comment label={say('check.comment')} />
    </ActDialog>
  )
}

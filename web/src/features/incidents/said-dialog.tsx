import { Checkbox, Form, Input } from 'antd'
import {
  cancelIncident,
  declineIncidentCommand,
  type IncidentOut,
  keepIncidentCommand,
  mitigateIncident,
  reopenIncident,
  resolveIncident,
} from '../../../../functions/incident/incident.contract.ts'
import { FEW_WORDS } from '../../../../functions/kernel/few-words.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useDone } from '../../ui/use-done.ts'
import type { SaidStep } from './step-buttons.tsx'
import { SuggestedCauses } from './suggested-causes.tsx'
import { useIncidentWords } from './words.ts'

interface SaidDialogProps {
  readonly incident: IncidentOut
  readonly step: SaidStep
  readonly onClose: () => void
}

interface Said {
  readonly comment: string
  readonly cause?: string
  readonly parts?: boolean
}

/** A step that is taken with a word: how it was mitigated, what it was, why it was none. */
export function SaidDialog({ incident, step, onClose }: SaidDialogProps) {
  const { id, children, isReviewed } = incident
  const { say } = useIncidentWords()
  const done = useDone(say(`steps.${step}.done`), onClose)
  const acts = {
    mitigate: useAct(mitigateIncident, done),
    resolve: useAct(resolveIncident, done),
    cancel: useAct(cancelIncident, done),
    reopen: useAct(reopenIncident, done),
    keep: useAct(keepIncidentCommand, done),
    decline: useAct(declineIncidentCommand, done),
  }
  const send = ({ comment, cause = '', parts = false }: Said): void => {
    const params = { id }
    if (step === 'resolve') {
      const outcome = { parts: parts ? 'resolve' : 'keep', ...(cause.trim() !== '' && { cause }) } as const
      acts.resolve.mutate({ params, body: { comment, ...outcome } })
    } else acts[step].mutate({ params, body: { comment } })
  }
  const { isPending, error } = acts[step]
  const hasOpenParts = children.some(({ status }) => !['resolved', 'merged', 'cancelled'].includes(status))
  return (
    <ActDialog<Said, Said>
      title={say(`steps.${step}.title`)}
      {...(step === 'resolve' && isReviewed && { lead: say('steps.resolve.review') })}
      submit={say(`steps.${step}.submit`)}
      isDanger={step === 'cancel'}
      act={{ mutate: send, isPending, error }}
      callFor={(said) => said}
      onClose={onClose}
    >
      {step === 'resolve' && (
        <Form.Item
          name="cause"
          label={say('steps.resolve.cause')}
          extra={say('steps.resolve.causeHint')}
          rules={[
            {
              pattern: FEW_WORDS,
              transform: (cause: string) => cause.trim(),
              message: say('steps.resolve.causeWrong'),
            },
          ]}
        >
          <Input maxLength={60} />
        </Form.Item>
      )}
      {step === 'resolve' && <SuggestedCauses incident={incident} />}
      <Form.Item
        name="comment"
        label={say(`steps.${step}.comment`)}
        rules={[{ required: true, whitespace: true, message: say('form.needed') }]}
      >
        <Input.TextArea rows={4} maxLength={4000} />
      </Form.Item>
      {step === 'resolve' && hasOpenParts && (
        <Form.Item name="parts" valuePropName="checked">
          <Checkbox>{say('steps.resolve.parts')}</Checkbox>
        </Form.Item>
      )}
    </ActDialog>
  )
}

import { Form, Input, Radio } from 'antd'
import type { IncidentOut } from '../../../../functions/incident/incident.contract.ts'
import type { PlanStepOut } from '../../../../functions/incident/plan-step.contract.ts'
import {
  planStepAssign,
  planStepDecide,
  planStepDone,
  planStepSkip,
} from '../../../../functions/incident/plan-steps.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { PersonPicker } from '../../ui/person-picker.tsx'
import { useDone } from '../../ui/use-done.ts'
import type { PlanStepAct } from './plan-card.tsx'
import { useIncidentWords } from './words.ts'

interface PlanDialogProps {
  readonly incident: IncidentOut
  readonly step: PlanStepOut
  readonly act: PlanStepAct
  readonly onClose: () => void
}

interface Said {
  readonly comment?: string
  readonly option?: string
  readonly person?: string
}

/** One thing done with a step of the plan. */
export function PlanDialog({ incident, step, act, onClose }: PlanDialogProps) {
  const { say } = useIncidentWords()
  const done = useDone(say('plan.told'), onClose)
  const acts = {
    done: useAct(planStepDone, done),
    skip: useAct(planStepSkip, done),
    decide: useAct(planStepDecide, done),
    assign: useAct(planStepAssign, done),
  }
  const params = { id: incident.id, key: step.key }
  const call = ({ comment = '', option = '', person = '' }: Said): void => {
    if (act === 'done') acts.done.mutate({ params, body: comment.trim() === '' ? {} : { comment } })
    if (act === 'skip') acts.skip.mutate({ params, body: { comment } })
    if (act === 'decide') acts.decide.mutate({ params, body: { option, comment } })
    if (act === 'assign') acts.assign.mutate({ params, body: { person } })
  }
  const { isPending, error } = acts[act]
  const needed = { required: true, message: say('form.needed') }
  return (
    <ActDialog<Said, Said>
      title={say(`plan.${act}Title`, { title: step.title })}
      submit={say(`plan.${act}`)}
      act={{ mutate: call, isPending, error }}
      callFor={(said) => said}
      onClose={onClose}
    >
      {act === 'decide' && (
        <Form.Item name="option" label={say('plan.option')} rules={[needed]}>
          <Radio.Group options={step.options.map(({ key, title }) => ({ value: key, label: title }))} />
        </Form.Item>
      )}
      {act === 'assign' ? (
        <Form.Item name="person" label={say('roles.person')} rules={[needed]}>
          <PersonPicker ofStaff />
        </Form.Item>
      ) : (
        <Form.Item
          name="comment"
          label={say(act === 'done' ? 'plan.comment' : 'plan.why')}
          rules={act === 'done' ? [] : [{ ...needed, whitespace: true }]}
        >
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
      )}
    </ActDialog>
  )
}

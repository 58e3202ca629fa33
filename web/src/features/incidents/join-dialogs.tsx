import { Form, Select } from 'antd'
import { type IncidentOut, listIncidents } from '../../../../functions/incident/incident.contract.ts'
import { joinIncident, leaveIncident } from '../../../../functions/incident/incident-relations.contract.ts'
import { useAct, useApi } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useDone } from '../../ui/use-done.ts'
import { useIncidentWords } from './words.ts'

interface JoinDialogProps {
  readonly incident: IncidentOut
  readonly onClose: () => void
}

/** Part of a bigger incident: it keeps its own clocks and is shown there. */
export function JoinDialog({ incident, onClose }: JoinDialogProps) {
  const { say } = useIncidentWords()
  const { data } = useApi(listIncidents, { query: { status: 'open', limit: 100 } })
  const act = useAct(joinIncident, useDone(say('steps.join.done'), onClose))
  // A drill is part of drills only, and nothing is part of itself, or of what it is part of already.
  const mayHold = (data?.items ?? []).filter(
    ({ id, isExercise }) => id !== incident.id && id !== incident.parent?.id && isExercise === incident.isExercise,
  )
  return (
    <ActDialog<{ parent: string }, Parameters<typeof act.mutate>[0]>
      title={say('steps.join.title')}
      lead={say('steps.join.lead')}
      submit={say('steps.join.submit')}
      act={act}
      callFor={(body) => ({ params: { id: incident.id }, body })}
      onClose={onClose}
    >
      <Form.Item name="parent" label={say('facts.parent')} rules={[{ required: true, message: say('form.needed') }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          notFoundContent={say('family.none')}
          options={mayHold.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))}
        />
      </Form.Item>
    </ActDialog>
  )
}

/** Not part of it after all. */
export function LeaveDialog({ incident: { id, parent }, onClose }: JoinDialogProps) {
  const { say } = useIncidentWords()
  const act = useAct(leaveIncident, useDone(say('steps.leave.done'), onClose))
  return (
    <ActDialog<object, Parameters<typeof act.mutate>[0]>
      title={say('steps.leave.title', { number: parent?.number ?? '' })}
      lead={say('steps.leave.lead')}
      submit={say('steps.leave.open')}
      act={act}
      callFor={() => ({ params: { id }, body: {} })}
      onClose={onClose}
    />
  )
}

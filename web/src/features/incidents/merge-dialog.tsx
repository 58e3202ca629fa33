import { Form, Input, Select } from 'antd'
import { type IncidentOut, listIncidents } from '../../../../functions/incident/incident.contract.ts'
import { mergeIncident } from '../../../../functions/incident/incident-relations.contract.ts'
import { useAct, useApi } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useDone } from '../../ui/use-done.ts'
import { useIncidentWords } from './words.ts'

/** The same trouble as another open incident: it goes on as that one. */
export function MergeDialog({ incident: { id, isExercise }, onClose }: { incident: IncidentOut; onClose: () => void }) {
  const { say } = useIncidentWords()
  const { data } = useApi(listIncidents, { query: { status: 'open', limit: 100 } })
  const act = useAct(mergeIncident, useDone(say('steps.merge.done'), onClose))
  const needed = { required: true, message: say('form.needed') }
  return (
    <ActDialog<{ into: string; comment: string }, Parameters<typeof act.mutate>[0]>
      title={say('steps.merge.title')}
      submit={say('steps.merge.submit')}
      act={act}
      callFor={(body) => ({ params: { id }, body })}
      onClose={onClose}
    >
      <Form.Item name="into" label={say('steps.merge.into')} rules={[needed]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          notFoundContent={say('family.none')}
          options={(data?.items ?? [])
            .filter((each) => each.id !== id && each.isExercise === isExercise)
            .map((each) => ({ value: each.id, label: `${each.number} ${each.title}` }))}
        />
      </Form.Item>
      <Form.Item name="comment" label={say('steps.merge.comment')} rules={[{ ...needed, whitespace: true }]}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </ActDialog>
  )
}

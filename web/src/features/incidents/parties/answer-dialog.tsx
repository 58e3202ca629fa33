import { Form, Input, Radio } from 'antd'
import type { IncidentOut } from '../../../../../functions/incident/incident.contract.ts'
import { answerForParty } from '../../../../../functions/incident/party-steps.contract.ts'
import { useAct } from '../../../lib/use-api.ts'
import { ActDialog } from '../../../ui/act-dialog.tsx'
import { useDone } from '../../../ui/use-done.ts'
import { useIncidentWords } from '../words.ts'
import type { Party } from './parties-card.tsx'

const ANSWERS = ['on-it', 'progress', 'done', 'cannot'] as const
/** What is most likely said next; else that there is progress. */
const NEXT: { readonly [State in Party['state']]?: (typeof ANSWERS)[number] } = {
  asked: 'on-it',
  silent: 'on-it',
  'says-done': 'done',
}

interface AnswerDialogProps {
  readonly incident: IncidentOut
  readonly party: Party
  readonly onClose: () => void
}

interface Said {
  readonly answer: (typeof ANSWERS)[number]
  readonly comment?: string
}

/** What they said by phone, written down by somebody here. */
export function AnswerDialog({ incident: { id }, party, onClose }: AnswerDialogProps) {
  const { say } = useIncidentWords()
  const act = useAct(answerForParty, useDone(say('parties.answer.done'), onClose))
  return (
    <ActDialog<Said, Parameters<typeof act.mutate>[0]>
      title={say('parties.answer.title', { name: party.name })}
      lead={say('parties.answer.lead')}
      submit={say('parties.answer.submit')}
      act={act}
      initial={{ answer: NEXT[party.state] ?? 'progress' }}
      callFor={({ answer, comment = '' }) => ({
        params: { id, party: String(party.nth) },
        body: { answer, comment },
      })}
      onClose={onClose}
    >
      <Form.Item name="answer" label={say('parties.answer.what')}>
        <Radio.Group options={ANSWERS.map((value) => ({ value, label: say(`parties.answer.answers.${value}`) }))} />
      </Form.Item>
      <Form.Item<Said> noStyle dependencies={['answer']}>
        {({ getFieldValue }) => (
          <Form.Item
            name="comment"
            label={say('parties.answer.comment')}
            rules={
              ['progress', 'cannot'].includes(getFieldValue('answer'))
                ? [{ required: true, whitespace: true, message: say('parties.needed') }]
                : []
            }
          >
            <Input.TextArea rows={3} maxLength={2000} />
          </Form.Item>
        )}
      </Form.Item>
    </ActDialog>
  )
}

import { Form, Input } from 'antd'
import { addAbsence, type PersonOut } from '../../../../functions/responsibility/responsibility.contract.ts'
import { useTimeZone } from '../../lib/session.ts'
import { useAct } from '../../lib/use-api.ts'
import { instantAt } from '../../lib/zone.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useDone } from '../../ui/use-done.ts'
import { usePeopleWords } from './words.ts'

interface Planned {
  readonly from: string
  readonly until: string
  readonly note?: string
}

export function AbsenceDialog({ person, onClose }: { person: PersonOut; onClose: () => void }) {
  const { say } = usePeopleWords()
  const timeZone = useTimeZone()
  const add = useAct(addAbsence, useDone(say('absence.done'), onClose))
  const needed = { required: true, message: say('needed') }
  return (
    <ActDialog
      title={say('absence.title')}
      lead={say('absence.lead')}
      submit={say('absence.submit')}
      act={add}
      callFor={({ from, until, note }: Planned) => ({
        body: {
          person: person.id,
          from: instantAt(from, timeZone) ?? from,
          until: instantAt(until, timeZone) ?? until,
          ...(note?.trim() && { note }),
        },
      })}
      onClose={onClose}
    >
      <Form.Item name="from" label={say('absence.from')} rules={[needed]}>
        <Input type="datetime-local" />
      </Form.Item>
      <Form.Item
        name="until"
        label={say('absence.until')}
        dependencies={['from']}
        rules={[
          needed,
          ({ getFieldValue }) => ({
            validator: async (_, until: string | undefined) => {
              if (until && until <= (getFieldValue('from') ?? '')) throw new Error(say('absence.order'))
            },
          }),
        ]}
      >
        <Input type="datetime-local" />
      </Form.Item>
      <Form.Item name="note" label={say('absence.note')}>
        <Input maxLength={200} />
      </Form.Item>
    </ActDialog>
  )
}

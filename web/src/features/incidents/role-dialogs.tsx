import { Form, Input } from 'antd'
import {
  assignIncidentRole,
  type IncidentOut,
  offerIncidentCommand,
} from '../../../../functions/incident/incident.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { PersonPicker } from '../../ui/person-picker.tsx'
import { useDone } from '../../ui/use-done.ts'
import { useIncidentWords } from './words.ts'

interface AssignProps {
  readonly incident: IncidentOut
  readonly role: 'operations' | 'communications' | 'scribe'
  readonly onClose: () => void
}

/** Somebody has a role from now on. */
export function AssignDialog({ incident: { id }, role, onClose }: AssignProps) {
  const { say } = useIncidentWords()
  const act = useAct(assignIncidentRole, useDone(say('roles.done'), onClose))
  return (
    <ActDialog<{ person: string }, Parameters<typeof act.mutate>[0]>
      title={say('roles.assignTitle', { role: say(`roles.${role}`) })}
      submit={say('roles.submit')}
      act={act}
      callFor={({ person }) => ({ params: { id }, body: { role, person } })}
      onClose={onClose}
    >
      <Form.Item name="person" label={say('roles.person')} rules={[{ required: true, message: say('form.needed') }]}>
        <PersonPicker ofStaff />
      </Form.Item>
    </ActDialog>
  )
}

/** Asks somebody to lead; until they accept it stays where it is. */
export function OfferDialog({ incident: { id, commander }, onClose }: Omit<AssignProps, 'role'>) {
  const { say } = useIncidentWords()
  const act = useAct(offerIncidentCommand, useDone(say('roles.done'), onClose))
  const needed = { required: true, message: say('form.needed') }
  return (
    <ActDialog<{ to: string; note: string }, Parameters<typeof act.mutate>[0]>
      title={say('roles.offerTitle')}
      lead={say('roles.offerLead')}
      submit={say('roles.offerSubmit')}
      act={act}
      callFor={(body) => ({ params: { id }, body })}
      onClose={onClose}
    >
      <Form.Item name="to" label={say('roles.person')} rules={[needed]}>
        <PersonPicker ofStaff without={commander === null ? [] : [commander.id]} />
      </Form.Item>
      <Form.Item name="note" label={say('roles.note')} rules={[{ ...needed, whitespace: true }]}>
        <Input.TextArea rows={4} maxLength={2000} placeholder={say('roles.noteHint')} />
      </Form.Item>
    </ActDialog>
  )
}

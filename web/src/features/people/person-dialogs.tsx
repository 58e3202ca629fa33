import { changePerson, type PersonOut } from '../../../../functions/responsibility/responsibility.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useDone } from '../../ui/use-done.ts'
import { PersonFields, type PersonValues } from './person-fields.tsx'
import { usePeopleWords } from './words.ts'

interface PersonDialogProps {
  readonly person: PersonOut
  readonly onClose: () => void
}

/** Another name, address or language. Only what was changed is sent. */
export function ChangePersonDialog({ person, onClose }: PersonDialogProps) {
  const { say } = usePeopleWords()
  const change = useAct(changePerson, useDone(say('person.changed'), onClose))
  const { id, version, name, email, language } = person
  return (
    <ActDialog
      title={say('person.change')}
      submit={say('person.save')}
      act={change}
      initial={{ name, language, ...(email !== null && { email }) }}
      callFor={(values: PersonValues) => ({
        params: { id },
        ifMatch: version,
        body: {
          ...(values.name !== name && { name: values.name }),
          ...(values.email !== email && { email: values.email }),
          ...(values.language !== language && { language: values.language }),
        },
      })}
      onClose={onClose}
    >
      <PersonFields />
    </ActDialog>
  )
}

/** Out at once, or in again. */
export function ActiveDialog({ person, onClose }: PersonDialogProps) {
  const { say } = usePeopleWords()
  const { id, version, name, active } = person
  const words = active ? 'deactivate' : 'activate'
  const change = useAct(changePerson, useDone(say(`${words}.done`, { name }), onClose))
  return (
    <ActDialog
      title={say(`${words}.title`, { name })}
      lead={say(`${words}.lead`)}
      submit={say(`${words}.submit`)}
      isDanger={active}
      act={change}
      callFor={() => ({ params: { id }, ifMatch: version, body: { active: !active } })}
      onClose={onClose}
    />
  )
}

import { addPerson } from '../../../../functions/responsibility/responsibility.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useDone } from '../../ui/use-done.ts'
import { PersonFields, type PersonValues } from './person-fields.tsx'
import { usePeopleWords } from './words.ts'

export function AddPersonDialog({ onClose }: { onClose: () => void }) {
  const { say } = usePeopleWords()
  const add = useAct(
    addPerson,
    useDone(({ name }) => say('add.done', { name }), onClose),
  )
  return (
    <ActDialog
      title={say('add.title')}
      submit={say('add.submit')}
      act={add}
      initial={{ language: 'zh-CN' }}
      callFor={(body: PersonValues) => ({ body })}
      onClose={onClose}
    >
      <PersonFields />
    </ActDialog>
  )
}

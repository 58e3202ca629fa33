import { type ParkedOut, redriveParked } from '../../../../functions/outbox/outbox.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useDone } from '../../ui/use-done.ts'
import { useParkedWords } from './words.ts'

export function RedriveDialog({ parked, onClose }: { parked: ParkedOut; onClose: () => void }) {
  const { say, name } = useParkedWords()
  const redrive = useAct(redriveParked, useDone(say('redrive.done'), onClose))
  const { id, kind, to, workflow, letter } = parked
  return (
    <ActDialog
      title={say('redrive.title', { what: `${name('kinds', kind)} ${to ?? workflow ?? letter ?? ''}`.trim() })}
      lead={say('redrive.lead')}
      submit={say('redrive.submit')}
      act={redrive}
      callFor={() => ({ params: { id }, body: {} })}
      onClose={onClose}
    />
  )
}

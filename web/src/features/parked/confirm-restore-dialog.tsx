import { confirmRestore } from '../../../../functions/outbox/outbox.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useDone } from '../../ui/use-done.ts'
import { useParkedWords } from './words.ts'

export function ConfirmRestoreDialog({ onClose }: { onClose: () => void }) {
  const { say } = useParkedWords()
  const confirm = useAct(confirmRestore, useDone(say('confirm.done'), onClose))
  return (
    <ActDialog
      title={say('confirm.title')}
      lead={say('confirm.lead')}
      submit={say('confirm.submit')}
      act={confirm}
      callFor={() => ({})}
      onClose={onClose}
    />
  )
}

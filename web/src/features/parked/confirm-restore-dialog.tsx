import { confirmRestore } from '../../../../functions/outbox/outbox.contract.ts'
import { useNews } from '../../lib/news.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useParkedWords } from './words.ts'

export function ConfirmRestoreDialog({ onClose }: { onClose: () => void }) {
  const { say } = useParkedWords()
  const { tell } = useNews()
  const confirm = useAct(confirmRestore, {
    onDone: () => {
      tell(say('confirm.done'))
      onClose()
    },
  })
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

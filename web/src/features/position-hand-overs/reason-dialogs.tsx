import {
  cancelPositionHandOver,
  type HandOverOut,
  recordKnowledge,
  returnSection,
} from '../../../../functions/position-hand-over/position-hand-over.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { useDone } from '../../ui/use-done.ts'
import type { Part } from './progress.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { useHandOverWords } from './words.ts'

interface DialogProps {
  readonly of: HandOverOut
  readonly onClose: () => void
}

/** Sends a part back to the giver, who is told what is missing. */
export function ReturnDialog({ of: { id, version }, part, onClose }: DialogProps & { readonly part: Part }) {
  const { say } = useHandOverWords()
  const act = useAct(returnSection, useDone(say('told.return'), onClose))
  return (
    <ReasonDialog
      title={say('returnDialog.title', { step: say(`steps.${part}`) })}
      lead={say('returnDialog.lead')}
      label={say('returnDialog.reason')}
      submit={say('returnDialog.submit')}
      isDanger
      act={act}
      callFor={(reason) => ({ params: { id }, ifMatch: version, body: { section: part, reason } })}
      onClose={onClose}
    />
  )
}

/** Calls the whole off. */
export function CancelDialog({ of: { id, version }, onClose }: DialogProps) {
  const { say } = useHandOverWords()
  const act = useAct(cancelPositionHandOver, useDone(say('told.cancel'), onClose))
  return (
    <ReasonDialog
      title={say('cancelDialog.title')}
      lead={say('cancelDialog.lead')}
      label={say('cancelDialog.reason')}
      submit={say('cancelDialog.submit')}
      isDanger
      act={act}
      callFor={(reason) => ({ params: { id }, ifMatch: version, body: { reason } })}
      onClose={onClose}
    />
  )
}

/** Why there is nothing the successor has to be told. */
export function NothingDialog({ of: { id, version, knowledge }, onClose }: DialogProps) {
  const { say } = useHandOverWords()
  const act = useAct(recordKnowledge, { onDone: onClose })
  return (
    <ReasonDialog
      title={say('knowledge.nothingOpen')}
      lead={say('knowledge.nothingLead')}
      label={say('rows.note')}
      submit={say('knowledge.save')}
      initial={knowledge.nothing}
      act={act}
      callFor={(nothing) => ({ params: { id }, ifMatch: version, body: { items: [], nothing } })}
      onClose={onClose}
    />
  )
}

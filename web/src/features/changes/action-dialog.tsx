import type { ReactNode } from 'react'
import type { DialogAction } from './actions.tsx'
import { BackOut, Cancel, RecordTest, Release, Review } from './carry-out-dialogs.tsx'
import { Assess, Authorise, Reject } from './decide-dialogs.tsx'
import type { StepProps } from './step-dialog.tsx'

const DIALOGS: Readonly<Record<DialogAction, (props: StepProps) => ReactNode>> = {
  assess: Assess,
  authorise: Authorise,
  reject: Reject,
  'record-test': RecordTest,
  release: Release,
  'back-out': BackOut,
  review: Review,
  cancel: Cancel,
}

/** The dialog of one step of a change. */
export function ActionDialog({ action, ...rest }: StepProps & { action: DialogAction }) {
  const Dialog = DIALOGS[action]
  return <Dialog {...rest} />
}

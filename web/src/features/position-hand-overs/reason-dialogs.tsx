import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import {
  cancelPositionHandOver,
  type HandOverOut,
  recordKnowledge,
  returnSection,
} from '../../../../functions/position-hand-over/position-hand-over.contract.ts'
import { useNews } from '../../lib/news.ts'
import type { ApiProblem } from '../../lib/problem.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import type { Part } from './progress.ts'
import { useHandOverWords } from './words.ts'

const LONGEST = 1000

interface ReasonDialogProps<Call> {
  readonly title: string
  readonly lead: ReactNode
  readonly label: string
  readonly submit: string
  readonly isDanger?: boolean
  readonly initial?: string | null
  readonly longest?: number
  readonly act: {
    readonly mutate: (call: Call) => void
    readonly isPending: boolean
    readonly error: ApiProblem | null
  }
  readonly callFor: (reason: string) => Call
  readonly onClose: () => void
}

/** Something that is done with words only: why. */
export function ReasonDialog<Call>(props: ReasonDialogProps<Call>) {
  const { label, initial, longest = LONGEST, callFor, ...dialog } = props
  const { say } = useHandOverWords()
  return (
    <ActDialog
      {...dialog}
      initial={{ reason: initial ?? '' }}
      callFor={({ reason = '' }: { reason?: string }) => callFor(reason)}
    >
      <Form.Item name="reason" label={label} rules={[{ required: true, whitespace: true, message: say('needed') }]}>
        <Input.TextArea rows={3} maxLength={longest} />
      </Form.Item>
    </ActDialog>
  )
}

interface DialogProps {
  readonly of: HandOverOut
  readonly onClose: () => void
}

/** Sends a part back to the giver, who is told what is missing. */
export function ReturnDialog({ of: { id, version }, part, onClose }: DialogProps & { readonly part: Part }) {
  const { say } = useHandOverWords()
  const { tell } = useNews()
  const act = useAct(returnSection, {
    onDone: () => {
      tell(say('told.return'))
      onClose()
    },
  })
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
  const { tell } = useNews()
  const act = useAct(cancelPositionHandOver, {
    onDone: () => {
      tell(say('told.cancel'))
      onClose()
    },
  })
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

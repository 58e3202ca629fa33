import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import type { ApiProblem } from '../../lib/problem.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
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

import { Form, Input, Radio } from 'antd'
import type { ReactNode } from 'react'
import type { ChangeOut } from '../../../../functions/change/change.contract.ts'
import type { AnyCall, Call, Route } from '../../lib/api.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useDone } from '../../ui/use-done.ts'
import type { DialogAction } from './actions.tsx'
import { useChangeWords } from './words.ts'

export interface StepProps {
  readonly change: ChangeOut
  readonly onClose: () => void
}

interface StepDialogProps<R extends Route, Values> extends StepProps {
  readonly action: DialogAction
  readonly route: R
  readonly lead?: ReactNode
  readonly isDanger?: boolean
  readonly initial?: Partial<Values>
  readonly bodyOf: (values: Values) => Call<R> extends { readonly body?: infer Body } ? Body : never
  readonly children: ReactNode
}

/** One step of a change, for the version on the screen. */
export function StepDialog<R extends Route, Values extends object>(props: StepDialogProps<R, Values>) {
  const { action, route, change, bodyOf, onClose, children, ...looks } = props
  const { say } = useChangeWords()
  const act = useAct(route, useDone(say('dialogs.done', { action: say(`actions.${action}`) }), onClose))
  return (
    <ActDialog
      {...looks}
      title={`${say(`actions.${action}`)} · ${change.number}`}
      submit={say(`actions.${action}`)}
      act={act}
      callFor={(values: Values) => {
        const call: AnyCall = { params: { id: change.id }, ifMatch: change.version, body: bodyOf(values) }
        return call as Call<R>
      }}
      onClose={onClose}
    >
      {children}
    </ActDialog>
  )
}

interface WordsProps {
  readonly name: string
  readonly label: string
  readonly isNeeded?: boolean
  readonly longest?: number
  readonly hint?: string
}

/** A field for sentences. */
export function Words({ name, label, isNeeded = false, longest = 2000, hint }: WordsProps) {
  const { say } = useChangeWords()
  return (
    <Form.Item
      name={name}
      label={label}
      rules={isNeeded ? [{ required: true, whitespace: true, message: say('dialogs.required') }] : []}
    >
      <Input.TextArea rows={4} maxLength={longest} {...(hint !== undefined && { placeholder: hint })} />
    </Form.Item>
  )
}

interface ChoiceProps {
  readonly name: string
  readonly label: string
  readonly choices: readonly { readonly value: string | boolean; readonly text: string }[]
}

/** One of a few. */
export function Choice({ name, label, choices }: ChoiceProps) {
  const { say } = useChangeWords()
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: say('dialogs.required') }]}>
      <Radio.Group vertical options={choices.map(({ value, text }) => ({ value, label: text }))} />
    </Form.Item>
  )
}

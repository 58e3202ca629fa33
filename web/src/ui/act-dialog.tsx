import { Form, Modal } from 'antd'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { ApiProblem } from '../lib/problem.ts'
import styles from './act-dialog.module.css'
import { fieldsToSet } from './field-problems.ts'
import { Note, ProblemNote } from './note.tsx'
import { useUiWords } from './words.ts'

/** What of `useAct` a dialog needs. */
interface Act<Call> {
  readonly mutate: (call: Call) => void
  readonly isPending: boolean
  readonly error: ApiProblem | null
}

interface ActDialogProps<Values, Call> {
  readonly title: string
  readonly lead?: ReactNode
  /** What the button says. */
  readonly submit: string
  readonly isDanger?: boolean
  readonly act: Act<Call>
  /** The call that what was typed amounts to. */
  readonly callFor: (values: Values) => Call
  readonly initial?: Partial<Values>
  readonly onClose: () => void
  readonly children?: ReactNode
}

/** A form in a dialog that does one thing. Wrong fields are named at the fields, everything else above the buttons. */
export function ActDialog<Values extends object, Call>(props: ActDialogProps<Values, Call>) {
  const { title, lead, submit, isDanger = false, act, callFor, initial, onClose, children } = props
  const { say } = useUiWords()
  const [form] = Form.useForm<Values>()
  const id = useId()
  const { error } = act
  const told = useRef<ApiProblem>(null)
  useFocusBack()

  useEffect(() => {
    if (error === null || error === told.current) return
    told.current = error
    form.setFields(fieldsToSet(error))
    // Somebody was faster: the page behind shows the present state.
    if (error.isStale) onClose()
  }, [error, form, onClose])

  return (
    <Modal
      open
      title={title}
      okText={submit}
      cancelText={say('buttons.cancel')}
      confirmLoading={act.isPending}
      okButtonProps={{ htmlType: 'submit', form: id, danger: isDanger }}
      onCancel={onClose}
      afterOpenChange={(isOpen) => isOpen && focusFirstField(id)}
      destroyOnHidden
    >
      {lead !== undefined && <div className={styles.lead}>{lead}</div>}
      <Form<Values>
        id={id}
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial ?? {}}
        scrollToFirstError={{ focus: true }}
        onFinish={(values) => act.mutate(callFor(values))}
      >
        {children}
      </Form>
      {error !== null && <Refusal problem={error} />}
    </Modal>
  )
}

/** When the dialog is gone the focus is where it came from, or on the page when that is gone too. */
function useFocusBack(): void {
  const [from] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      const back = from?.isConnected === true ? from : document.getElementById('main')
      if (back instanceof HTMLElement) queueMicrotask(() => back.focus())
    },
    [from],
  )
}

/** Where typing begins. Not by touch: the keyboard would cover what the dialog says. */
function focusFirstField(form: string): void {
  if (!matchMedia('(pointer: fine)').matches) return
  document.getElementById(form)?.querySelector<HTMLElement>('input, textarea')?.focus()
}

function Refusal({ problem }: { problem: ApiProblem }) {
  if (problem.fields.length === 0) return <ProblemNote problem={problem} />
  return (
    <Note tone="bad" isAlert>
      {problem.message}
    </Note>
  )
}

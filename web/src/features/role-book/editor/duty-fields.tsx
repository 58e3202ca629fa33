import { Button, Form } from 'antd'
import type { KeyboardEvent } from 'react'
import type { FrameOut } from '../../../../../functions/role-book/role-book.contract.ts'
import type { ApiProblem } from '../../../lib/problem.ts'
import { Card } from '../../../ui/card.tsx'
import { Note, ProblemNote } from '../../../ui/note.tsx'
import { useUiWords } from '../../../ui/words.ts'
import { useBookWords } from '../words.ts'
import { AuthorityFields } from './authority-fields.tsx'
import styles from './editor.module.css'
import { EvidenceFields } from './evidence-fields.tsx'
import { bodyOf, type DutyBody, type DutyValues } from './form-values.ts'
import { CoverageFields, ProcedureFields } from './how-fields.tsx'
import { ObjectiveField } from './pickers.tsx'
import { TimeFields } from './time-fields.tsx'
import { useProblemAtFields } from './use-problem-at-fields.ts'
import { WhatFields } from './what-fields.tsx'
import { WhenFields } from './when-fields.tsx'
import { WhoFields } from './who-fields.tsx'

interface DutyFieldsProps {
  readonly initial: DutyValues
  readonly activities: FrameOut['activities']
  readonly problem: ApiProblem | null
  readonly busy: boolean
  readonly submitLabel: string
  /** After every letter: all there is so far. */
  readonly onType: (values: DutyValues) => void
  readonly onSubmit: (content: DutyBody) => void
  readonly onCancel: () => void
}

/** What is asked. The rules here only spare a round trip: the server's word counts. */
export function DutyFields({ initial, activities, problem, busy, submitLabel, ...on }: DutyFieldsProps) {
  const { say } = useBookWords()
  const ui = useUiWords()
  const [form] = Form.useForm<DutyValues>()
  const elsewhere = useProblemAtFields(problem, form)
  // What belongs to a choice that is not made has no field; it is kept all the same.
  const typed = (): DutyValues => form.getFieldsValue(true)
  const submitByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    if (!busy) form.submit()
  }
  return (
    <Form<DutyValues>
      form={form}
      layout="vertical"
      initialValues={initial}
      scrollToFirstError={{ focus: true, block: 'center' }}
      className={styles.form ?? ''}
      onKeyDown={submitByKey}
      onValuesChange={() => on.onType(typed())}
      onFinish={() => on.onSubmit(bodyOf(typed()))}
    >
      <Card title={say('editor.what')}>
        <WhatFields />
        <EvidenceFields />
      </Card>
      <Card title={say('editor.whenAndHow')}>
        <WhenFields />
        <TimeFields />
        <ProcedureFields />
      </Card>
      <Card title={say('editor.who')}>
        <WhoFields />
      </Card>
      <Card title={say('editor.why')}>
        <div className={styles.row}>
          <ObjectiveField />
          <CoverageFields activities={activities} />
        </div>
        <AuthorityFields />
      </Card>
      {problem !== null && !problem.isStale && <Refusal problem={problem} elsewhere={elsewhere} />}
      <div className={styles.buttons}>
        <Button
          type="primary"
          htmlType="submit"
          size="large"
          loading={busy}
          aria-keyshortcuts="Control+Enter Meta+Enter"
        >
          {submitLabel}
        </Button>
        <Button size="large" onClick={on.onCancel}>
          {ui.say('buttons.cancel')}
        </Button>
        <span className="weak">{say('editor.byKey')}</span>
      </div>
    </Form>
  )
}

function Refusal({ problem, elsewhere }: { problem: ApiProblem; elsewhere: readonly string[] }) {
  if (problem.fields.length === 0) return <ProblemNote problem={problem} />
  return (
    <Note tone="bad" isAlert>
      <p>{problem.message}</p>
      {elsewhere.map((message) => (
        <p key={message}>{message}</p>
      ))}
    </Note>
  )
}

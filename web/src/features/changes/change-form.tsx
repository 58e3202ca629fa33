import { Button, Form, Input, Radio } from 'antd'
import type { ReactNode } from 'react'
import { type ChangeOut, RISKS } from '../../../../functions/change/change.contract.ts'
import type { ApiProblem } from '../../lib/problem.ts'
import { useMe } from '../../lib/session.ts'
import { Card } from '../../ui/card.tsx'
import { useFieldProblems } from '../../ui/field-problems.ts'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { PersonPicker } from '../../ui/person-picker.tsx'
import { useUiWords } from '../../ui/words.ts'
import styles from './change-form.module.css'
import type { FormValues } from './form-values.ts'
import { ServicesField } from './services-field.tsx'
import { WindowFields } from './window-fields.tsx'
import { useChangeWords } from './words.ts'

export interface ChangeFormProps {
  readonly initial: Partial<FormValues>
  /** When editing: what it was. */
  readonly before?: ChangeOut
  readonly problem: ApiProblem | null
  readonly isPending: boolean
  readonly submit: string
  /** After every letter: all there is so far. */
  readonly onType: (values: Partial<FormValues>) => void
  readonly onSubmit: (values: FormValues) => void
  readonly cancel: ReactNode
}

/** What is asked. The rules here only spare a round trip: the server's word counts. */
export function ChangeForm({ initial, before, problem, isPending, submit, onType, onSubmit, cancel }: ChangeFormProps) {
  const { say } = useChangeWords()
  const { say: sayUi } = useUiWords()
  const { person } = useMe()
  const [form] = Form.useForm<FormValues>()
  const needed = (name: string) => [{ required: true, message: say('form.required', { name }) }]
  const chosen = (name: string) => [{ required: true, message: say('form.choose', { name }) }]

  useFieldProblems(form, problem)

  return (
    <Form<FormValues>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={initial}
      onValuesChange={(_, values) => onType(values)}
      onFinish={onSubmit}
      scrollToFirstError={{ focus: true, block: 'center' }}
      className={styles.form ?? ''}
    >
      <Card title={say('form.what')}>
        <Form.Item name="title" label={say('form.title')} rules={needed(say('form.title'))}>
          <Input maxLength={120} placeholder={say('form.titleHint')} />
        </Form.Item>
        <Sentences name="description" label={say('form.description')} hint={say('form.descriptionHint')} isNeeded />
        <ServicesField />
        <Form.Item name="risk" label={say('form.risk')} rules={chosen(say('form.risk'))}>
          <Radio.Group
            vertical
            options={RISKS.map((risk) => ({
              value: risk,
              label: (
                <>
                  {sayUi(`risks.${risk}`)} <span className="weak">{say(`form.riskAbout.${risk}`)}</span>
                </>
              ),
            }))}
          />
        </Form.Item>
        <Sentences
          name="riskReason"
          label={say('form.riskReason')}
          hint={say('form.riskReasonHint')}
          longest={1000}
          rows={2}
        />
      </Card>
      <Card title={say('form.how')}>
        <Sentences name="testPlan" label={say('form.testPlan')} hint={say('form.testPlanHint')} isNeeded />
        <Sentences name="backOutPlan" label={say('form.backOutPlan')} hint={say('form.backOutPlanHint')} isNeeded />
      </Card>
      <Card title={say('form.when')}>
        <Form.Item
          name="implementer"
          label={say('form.implementer')}
          rules={chosen(say('form.implementer'))}
          extra={say('form.implementerHelp')}
        >
          <PersonPicker known={before === undefined ? [person] : [before.implementer]} />
        </Form.Item>
        {before !== undefined && (
          <Form.Item name="requester" label={say('form.requester')} extra={say('form.requesterHelp')}>
            <PersonPicker known={[before.requester]} />
          </Form.Item>
        )}
        <WindowFields onLength={() => onType(form.getFieldsValue())} />
      </Card>
      {problem !== null && !problem.isStale && <Refusal problem={problem} />}
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" size="large" loading={isPending}>
          {submit}
        </Button>
        {cancel}
      </div>
    </Form>
  )
}

function Refusal({ problem }: { problem: ApiProblem }) {
  if (problem.fields.length === 0) return <ProblemNote problem={problem} />
  return (
    <Note tone="bad" isAlert>
      {problem.message}
    </Note>
  )
}

interface SentencesProps {
  readonly name: keyof FormValues
  readonly label: string
  readonly hint: string
  readonly isNeeded?: boolean
  readonly longest?: number
  readonly rows?: number
}

function Sentences({ name, label, hint, isNeeded = false, longest = 4000, rows = 4 }: SentencesProps) {
  const { say } = useChangeWords()
  const rules = isNeeded ? [{ required: true, whitespace: true, message: say('form.required', { name: label }) }] : []
  return (
    <Form.Item name={name} label={label} rules={rules}>
      <Input.TextArea maxLength={longest} placeholder={hint} rows={rows} />
    </Form.Item>
  )
}

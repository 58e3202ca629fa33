import { Button, Form, type FormInstance, type FormProps } from 'antd'
import type { CSSProperties, ReactNode } from 'react'
import type { ApiProblem } from '../lib/problem.ts'
import { type FieldName, useFieldProblems } from './field-problems.ts'
import styles from './page-form.module.css'
import { useUiWords } from './words.ts'

interface PageFormProps<Values> {
  readonly form: FormInstance<Values>
  readonly initial: Values
  /** Why what was sent was not taken: said at the fields that are wrong. */
  readonly problem: ApiProblem | null
  /** Where the form has what the server names by a path; the same function every time. */
  readonly at?: (path: string) => FieldName
  readonly onFinish: (values: Values) => void
  readonly onValuesChange?: NonNullable<FormProps<Values>['onValuesChange']>
  readonly children: ReactNode
}

/** A form that is a page: cards below one another. Whoever left something out is led to it. */
export function PageForm<Values>({ initial, problem, at, ...props }: PageFormProps<Values>) {
  useFieldProblems(props.form, problem, at)
  return (
    <Form<Values>
      {...props}
      layout="vertical"
      requiredMark={false}
      initialValues={initial as object}
      className={styles.form ?? ''}
      scrollToFirstError={{ focus: true, block: 'center' }}
    />
  )
}

/** For whoever was not the first: what somebody else made of it, instead of what they typed. */
export function AgainButton({ problem, onAgain }: { problem: ApiProblem | null; onAgain: () => void }) {
  const { say } = useUiWords()
  if (problem?.isStale !== true) return null
  return (
    <Button size="large" onClick={onAgain}>
      {say('buttons.again')}
    </Button>
  )
}

interface BesideProps {
  /** How much wider the first is than the second. */
  readonly share: number
  /** What is typed, and what it would bring about. */
  readonly children: [ReactNode, ReactNode]
}

/** What a form would bring about, beside it and always in sight; below it where there is no room. */
export function Beside({ share, children }: BesideProps) {
  return (
    <div className={styles.beside} style={{ '--share': `${share}fr` } as CSSProperties}>
      {children}
    </div>
  )
}

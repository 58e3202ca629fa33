import { useNavigate } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import {
  publishSeverityPolicy,
  readSeverityPolicy,
  type SeverityPolicyOut,
} from '../../../../functions/incident/severity-policy.contract.ts'
import { useNews } from '../../lib/news.ts'
import { useMay } from '../../lib/session.ts'
import { useAct, useApi } from '../../lib/use-api.ts'
import { useBegun } from '../../lib/use-begun.ts'
import { Card } from '../../ui/card.tsx'
import { AllowanceField } from '../../ui/duration-field.tsx'
import { fieldOfDuration } from '../../ui/field-problems.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { AgainButton, Beside, PageForm } from '../../ui/page-form.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import styles from './form.module.css'
import { type FormValues, policyIn, valuesOf } from './form-values.ts'
import { MatrixFields } from './matrix-fields.tsx'
import { Preview } from './preview.tsx'
import { SeverityFields } from './severity-fields.tsx'
import { useSeverityWords } from './words.ts'

/** Another version of the severities, with whom it would page beside it. */
export function EditSeverityPolicyPage() {
  const { say } = useSeverityWords()
  const mayPublish = useMay('policy.publish')
  const asked = useApi(readSeverityPolicy, {})
  const { data: policy, error, refetch } = asked
  const begun = useBegun(asked)
  return (
    <Page
      title={say('form.title')}
      {...(policy !== undefined && { lead: say('form.lead', { version: policy.version + 1 }) })}
    >
      {!mayPublish && <Note tone="warn">{say('form.mayNot')}</Note>}
      {mayPublish && begun.thing !== undefined && <Editing key={begun.key} policy={begun.thing} onAgain={begun.anew} />}
      {begun.thing === undefined &&
        (error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />)}
    </Page>
  )
}

interface EditingProps {
  readonly policy: SeverityPolicyOut
  /** Begins anew with what somebody else has published meanwhile. */
  readonly onAgain: () => void
}

function Editing({ policy, onAgain }: EditingProps) {
  const { say } = useSeverityWords()
  const { tell } = useNews()
  const navigate = useNavigate()
  const [form] = Form.useForm<FormValues>()
  const [initial] = useState(() => valuesOf(policy))
  const [typed, setTyped] = useState(initial)
  const publish = useAct(publishSeverityPolicy, {
    onDone: ({ version }) => {
      tell(say('form.done', { version }))
      void navigate({ to: '/severity-policy' })
    },
  })
  const { error } = publish

  return (
    <Beside share={1.4}>
      <PageForm<FormValues>
        form={form}
        initial={initial}
        problem={error}
        at={fieldOfDuration}
        onValuesChange={(_, values) => setTyped(values)}
        onFinish={(values) =>
          publish.mutate({
            ifMatch: policy.version,
            body: { policy: policyIn(values, policy), reason: values.reason },
          })
        }
      >
        <Card title={say('matrix')}>
          <MatrixFields />
          <Form.Item name={['policy', 'reopensWithin']} label={say('form.reopens')}>
            <AllowanceField label={say('form.reopens')} />
          </Form.Item>
        </Card>
        {(['1', '2', '3'] as const).map((severity) => (
          <SeverityFields key={severity} severity={severity} />
        ))}
        <Card>
          <Form.Item
            name="reason"
            label={say('form.reason')}
            rules={[{ required: true, whitespace: true, message: say('form.reasonNeeded') }]}
          >
            <Input.TextArea maxLength={500} rows={3} placeholder={say('form.reasonHint')} />
          </Form.Item>
          {error !== null && <ProblemNote problem={error} />}
          <div className={styles.buttons}>
            <Button type="primary" htmlType="submit" size="large" loading={publish.isPending}>
              {say('form.publish')}
            </Button>
            <AgainButton problem={error} onAgain={onAgain} />
            <LinkButton to="/severity-policy" size="large">
              {say('form.cancel')}
            </LinkButton>
          </div>
        </Card>
      </PageForm>
      <Preview policy={policyIn(typed, policy)} />
    </Beside>
  )
}

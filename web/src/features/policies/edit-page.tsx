import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { type PolicyOut, publishPolicy, readPolicy } from '../../../../functions/obligation/policy.contract.ts'
import { useNews } from '../../lib/news.ts'
import { useMay } from '../../lib/session.ts'
import { useAct, useApi } from '../../lib/use-api.ts'
import { useBegun } from '../../lib/use-begun.ts'
import { Card } from '../../ui/card.tsx'
import { fieldOfDuration } from '../../ui/field-problems.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { AgainButton, Beside, PageForm } from '../../ui/page-form.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { type FormValues, stagesOf, valuesOf } from './form-values.ts'
import { LadderFields } from './ladder-fields.tsx'
import styles from './policy-form.module.css'
import { Preview } from './preview.tsx'
import { usePolicyWords } from './words.ts'

const route = getRouteApi('/policies/$name/edit')

/** Another version of a policy, with what it would do beside it. */
export function EditPolicyPage() {
  const { name } = route.useParams()
  // Of another one nothing that was typed is true.
  return <EditPolicy key={name} name={name} />
}

function EditPolicy({ name }: { name: string }) {
  const { say, language } = usePolicyWords()
  const mayPublish = useMay('policy.publish')
  const asked = useApi(readPolicy, { params: { name } })
  const { data: policy, error, refetch } = asked
  const begun = useBegun(asked)
  return (
    <Page
      title={policy === undefined ? say('edit') : say('form.title', { name: policy.title[language] })}
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
  readonly policy: PolicyOut
  /** Begins anew with what somebody else has published meanwhile. */
  readonly onAgain: () => void
}

function Editing({ policy, onAgain }: EditingProps) {
  const { say, language } = usePolicyWords()
  const { tell } = useNews()
  const navigate = useNavigate()
  const [form] = Form.useForm<FormValues>()
  const [stages, setStages] = useState(() => valuesOf(policy).stages)
  const { name, title, version } = policy
  const publish = useAct(publishPolicy, {
    onDone: (published) => {
      tell(say('form.done', { name: title[language], version: published.version }))
      void navigate({ to: '/policies/$name', params: { name } })
    },
  })
  const { error } = publish

  return (
    <Beside share={1.2}>
      <PageForm<FormValues>
        form={form}
        initial={valuesOf(policy)}
        problem={error}
        at={fieldOfDuration}
        onValuesChange={(_, typed) => setStages(typed.stages)}
        onFinish={({ stages: typed, reason }) =>
          publish.mutate({ params: { name }, ifMatch: version, body: { stages: stagesOf(typed), reason } })
        }
      >
        {policy.stages.map(({ stage, title: of }) => (
          <LadderFields key={stage} stage={stage} title={of[language]} />
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
            <LinkButton to="/policies/$name" params={{ name }} size="large">
              {say('form.cancel')}
            </LinkButton>
          </div>
        </Card>
      </PageForm>
      <Preview name={name} stages={stagesOf(stages)} />
    </Beside>
  )
}

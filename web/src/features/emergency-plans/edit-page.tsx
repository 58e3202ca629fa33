import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { addPlan, readPlan, writePlan } from '../../../../functions/emergency-plan/plan.contract.ts'
import { listPositions, listServices } from '../../../../functions/responsibility/responsibility.contract.ts'
import { useNews } from '../../lib/news.ts'
import { useAct, useApi, useWhole } from '../../lib/use-api.ts'
import { useBegun } from '../../lib/use-begun.ts'
import { Card } from '../../ui/card.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { AgainButton, Beside, PageForm } from '../../ui/page-form.tsx'
import { Several } from '../../ui/several.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { ContactFields } from './contact-fields.tsx'
import { contentOf, EMPTY, type PlanValues, valuesOf } from './form-values.ts'
import styles from './plans.module.css'
import { ProblemsCard } from './problems-card.tsx'
import { StepFields } from './step-fields.tsx'
import { usePlanWords } from './words.ts'

const route = getRouteApi('/emergency-plans/$id/edit')

export function NewPlanPage() {
  const { say } = usePlanWords()
  return (
    <Page title={say('form.new')} lead={say('form.lead')}>
      <Editing initial={EMPTY} />
    </Page>
  )
}

export function EditPlanPage() {
  const { id } = route.useParams()
  // Of another one nothing that was typed is true.
  return <EditPlan key={id} id={id} />
}

function EditPlan({ id }: { id: string }) {
  const { say } = usePlanWords()
  const asked = useApi(readPlan, { params: { id } })
  const { error, refetch } = asked
  const { thing: plan, key, anew } = useBegun(asked)
  const content = plan?.draft?.content ?? plan?.content ?? undefined
  return (
    <Page title={say('form.edit')} lead={say('form.lead')}>
      {plan !== undefined && content !== undefined && (
        <Editing key={key} plan={{ id, version: plan.version }} initial={valuesOf(content)} onAgain={anew} />
      )}
      {plan === undefined &&
        (error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />)}
    </Page>
  )
}

interface EditingProps {
  /** Absent: a new one. */
  readonly plan?: { readonly id: string; readonly version: number }
  readonly initial: PlanValues
  /** Begins anew with what somebody else has written meanwhile. */
  readonly onAgain?: () => void
}

/** Everything a plan says, with what is wrong with it beside. */
function Editing({ plan, initial: first, onAgain }: EditingProps) {
  const { say } = usePlanWords()
  const { tell } = useNews()
  const navigate = useNavigate()
  const [form] = Form.useForm<PlanValues>()
  const [initial] = useState(first)
  const [typed, setTyped] = useState(initial)
  const onDone = ({ id }: { id: string }) => {
    tell(say('form.saved'))
    void navigate({ to: '/emergency-plans/$id', params: { id } })
  }
  const add = useAct(addPlan, { onDone })
  const write = useAct(writePlan, { onDone })
  const error = add.error ?? write.error

  return (
    <Beside share={1.8}>
      <PageForm<PlanValues>
        form={form}
        initial={initial}
        problem={error}
        onValuesChange={() => setTyped(form.getFieldsValue(true))}
        onFinish={() => {
          const body = contentOf(form.getFieldsValue(true))
          if (plan === undefined) add.mutate({ body })
          else write.mutate({ params: { id: plan.id }, ifMatch: plan.version, body })
        }}
      >
        <Frame />
        <StepFields steps={typed.steps} />
        <ContactFields />
        <Card>
          {error !== null && <ProblemNote problem={error} />}
          <div className={styles.buttons}>
            <Button type="primary" htmlType="submit" size="large" loading={add.isPending || write.isPending}>
              {say('form.save')}
            </Button>
            {onAgain !== undefined && <AgainButton problem={error} onAgain={onAgain} />}
            {plan === undefined ? (
              <LinkButton to="/emergency-plans" size="large">
                {say('form.cancel')}
              </LinkButton>
            ) : (
              <LinkButton to="/emergency-plans/$id" params={{ id: plan.id }} size="large">
                {say('form.cancel')}
              </LinkButton>
            )}
          </div>
        </Card>
      </PageForm>
      <ProblemsCard {...(plan !== undefined && { plan: plan.id })} content={contentOf(typed)} />
    </Beside>
  )
}

function Frame() {
  const { say, language } = usePlanWords()
  const positions = useWhole(listPositions, { query: { limit: 100 } })
  const services = useWhole(listServices, { query: { limit: 100 } })
  const needed = [{ required: true, message: say('needed') }]
  const named = (things: typeof positions | typeof services) =>
    things.map(({ id, name }) => ({ value: id, label: name[language] }))
  return (
    <Card title={say('facts')}>
      <div className={styles.pair}>
        <Form.Item name={['title', 'zh-CN']} label={say('form.name')} rules={needed}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name={['title', 'en']} label={say('form.english')}>
          <Input maxLength={80} />
        </Form.Item>
      </div>
      <div className={styles.pair}>
        <Form.Item name="owner" label={say('form.owner')} rules={needed}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={named(positions)} />
        </Form.Item>
        <Form.Item name="drillEveryDays" label={say('form.every')} rules={needed}>
          <InputNumber min={30} max={730} />
        </Form.Item>
      </div>
      <Form.Item name="services" label={say('form.services')}>
        <Several options={named(services)} />
      </Form.Item>
      <Form.Item name="severities" label={say('form.severities')} rules={needed}>
        <Several
          options={([1, 2, 3] as const).map((severity) => ({ value: severity, label: say(`grades.s${severity}`) }))}
        />
      </Form.Item>
    </Card>
  )
}

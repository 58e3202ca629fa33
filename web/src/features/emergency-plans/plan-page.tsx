import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Suspense, useState } from 'react'
import { type PlanOut, readPlan } from '../../../../functions/emergency-plan/plan.contract.ts'
import { late } from '../../lib/late.ts'
import { useApi } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { CaseStory } from '../../ui/case-story.tsx'
import { At, Deadline } from '../../ui/deadline.tsx'
import { Facts } from '../../ui/facts.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { Pair } from '../../ui/records.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { DrillsCard } from './drills-card.tsx'
import { PlanContacts, PlanSteps } from './plan-steps.tsx'
import { StateTag } from './tags.tsx'
import { VersionsCard } from './versions-card.tsx'
import { usePlanWords } from './words.ts'

const route = getRouteApi('/emergency-plans/$id')
const Dialogs = late(async () => (await import('./plan-dialogs.tsx')).PlanDialogs)
const DrillDialog = late(async () => (await import('./drill-dialog.tsx')).DrillDialog)

/** One plan: whether it was drilled, what it says, what is being written, who may do what with it. */
export function PlanPage() {
  const { say } = usePlanWords()
  const { id } = route.useParams()
  const { data: plan, error, refetch } = useApi(readPlan, { params: { id } })
  if (plan === undefined) {
    return (
      <Page title={say('plan')}>
        {error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />}
      </Page>
    )
  }
  return <Shown plan={plan} />
}

export type PlanAct = 'publish' | 'discard' | 'retire'

function Shown({ plan }: { plan: PlanOut }) {
  const { say, name } = usePlanWords()
  const [doing, setDoing] = useState<PlanAct | 'drill'>()
  const close = () => setDoing(undefined)
  const content = plan.content ?? plan.draft?.content
  const mayRetire = plan.state !== 'retired' && plan.publish.code !== 'authority-missing'
  return (
    <Page
      title={plan.title}
      above={<Link to="/emergency-plans">{say('back')}</Link>}
      actions={
        <>
          {plan.startDrill.may && (
            <Button type="primary" onClick={() => setDoing('drill')}>
              {say('drill')}
            </Button>
          )}
          {plan.publish.may && (
            <Button type={plan.startDrill.may ? 'default' : 'primary'} onClick={() => setDoing('publish')}>
              {say('publish')}
            </Button>
          )}
          {plan.edit.may && (
            <LinkButton to="/emergency-plans/$id/edit" params={{ id: plan.id }}>
              {say('edit')}
            </LinkButton>
          )}
          {plan.edit.may && plan.draft !== null && plan.published > 0 && (
            <Button onClick={() => setDoing('discard')}>{say('discarding.open')}</Button>
          )}
          {plan.published > 0 && <Button href={`/print/emergency-plans/${plan.id}`}>{say('print')}</Button>}
          {mayRetire && <Button onClick={() => setDoing('retire')}>{say('retire')}</Button>}
        </>
      }
    >
      {plan.state === 'red' && <Note tone="bad">{say('red')}</Note>}
      {plan.problems.length > 0 && <Problems title={say('nowWrong')} problems={plan.problems} />}
      {plan.draft !== null && <DraftNote plan={plan} draft={plan.draft} />}
      <FactsCard plan={plan} />
      {content !== undefined && (
        <>
          <PlanSteps steps={content.steps} />
          <PlanContacts contacts={content.contacts} />
        </>
      )}
      <DrillsCard plan={plan.id} />
      {plan.published > 0 && <VersionsCard plan={plan} />}
      <Card title={say('story')}>
        <CaseStory entries={plan.timeline} nameOf={(did) => name('did', did)} />
      </Card>
      <Suspense>
        {doing === 'drill' && <DrillDialog.Component plan={plan} onClose={close} />}
        {doing !== undefined && doing !== 'drill' && <Dialogs.Component plan={plan} act={doing} onClose={close} />}
      </Suspense>
    </Page>
  )
}

function DraftNote({ plan, draft }: { plan: PlanOut; draft: NonNullable<PlanOut['draft']> }) {
  const { say } = usePlanWords()
  const names = draft.writers.map(({ name }) => name).join(say('comma'))
  return (
    <>
      <Note tone="info">
        <p>{say('draftWaits', { names })}</p>
        {!plan.publish.may && plan.publish.reason !== null && (
          <p className="weak">{say('mayNotPublish', { reason: plan.publish.reason })}</p>
        )}
      </Note>
      {draft.problems.length > 0 && <Problems title={say('problems')} problems={draft.problems} />}
    </>
  )
}

function Problems({ title, problems }: { title: string; problems: PlanOut['problems'] }) {
  return (
    <Note tone="warn">
      <p>{title}</p>
      <ul>
        {problems.map(({ path, text }) => (
          <li key={`${path} ${text}`}>{text}</li>
        ))}
      </ul>
    </Note>
  )
}

function FactsCard({ plan }: { plan: PlanOut }) {
  const { say, name } = usePlanWords()
  const { services, severities, owner, drillEveryDays, drillDueBy, lastDrilledAt, published } = plan
  return (
    <Card title={say('facts')}>
      <p>
        <StateTag {...plan} /> {published > 0 && say('version', { version: published })}
      </p>
      <Facts>
        <Pair name={say('columns.services')}>
          {services.length === 0 ? say('everyService') : services.map(({ name }) => name).join(say('comma'))}
        </Pair>
        <Pair name={say('severities')}>
          {severities.map((severity) => name('grades', `s${severity}`)).join(say('comma'))}
        </Pair>
        <Pair name={say('columns.owner')}>{owner.name}</Pair>
        <Pair name={say('every')}>{say('days', { count: drillEveryDays })}</Pair>
        <Pair name={say('columns.last')}>
          {lastDrilledAt === null ? published > 0 && say('never') : <At instant={lastDrilledAt} />}
        </Pair>
        <Pair name={say('columns.drill')}>{drillDueBy !== null && <Deadline dueAt={drillDueBy} />}</Pair>
      </Facts>
    </Card>
  )
}

import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Suspense, useState } from 'react'
import { type DrillOut, readDrill } from '../../../../functions/emergency-plan/drill.contract.ts'
import { readPlan } from '../../../../functions/emergency-plan/plan.contract.ts'
import { late } from '../../lib/late.ts'
import { useApi } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { CaseStory } from '../../ui/case-story.tsx'
import { At } from '../../ui/deadline.tsx'
import { Facts } from '../../ui/facts.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { OwedBy } from '../../ui/owed-by.tsx'
import { Page } from '../../ui/page.tsx'
import { Pair, Records } from '../../ui/records.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { DrillTag } from './tags.tsx'
import { usePlanWords } from './words.ts'

const route = getRouteApi('/emergency-drills/$id')
const DrillDialog = late(async () => (await import('./drill-dialog.tsx')).DrillDialog)
const CancelDialog = late(async () => (await import('./drill-steps-dialogs.tsx')).CancelDialog)
const WriteDownDialog = late(async () => (await import('./drill-steps-dialogs.tsx')).WriteDownDialog)

/** Its incident opens a moment after it has begun, and its steps go on: whoever looks need not press reload. */
const EVERY_SECONDS = 3

/** One drill: who takes part, how it went, what was learnt. */
export function DrillPage() {
  const { say } = usePlanWords()
  const { id } = route.useParams()
  const { data: drill, error, refetch } = useApi(readDrill, { params: { id } }, { everySeconds: EVERY_SECONDS })
  if (drill === undefined) {
    return (
      <Page title={say('drillPage.title')}>
        {error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />}
      </Page>
    )
  }
  return <Shown drill={drill} />
}

function Shown({ drill }: { drill: DrillOut }) {
  const { say, name } = usePlanWords()
  return (
    <Page
      title={`${say('drillPage.title')} · ${drill.title}`}
      above={
        <Link to="/emergency-plans/$id" params={{ id: drill.plan }}>
          {drill.title}
        </Link>
      }
      actions={<Buttons drill={drill} />}
    >
      <Card title={say('drillPage.owed')}>
        <OwedBy obligations={drill.obligations} nobody={say('drillPage.nobody')} />
      </Card>
      <FactsCard drill={drill} />
      {drill.steps.length > 0 && <StepsCard steps={drill.steps} />}
      {drill.worked !== null && <Learnt drill={drill} />}
      <Card title={say('story')}>
        <CaseStory entries={drill.timeline} nameOf={(did) => name('did', did)} />
      </Card>
    </Page>
  )
}

function Buttons({ drill }: { drill: DrillOut }) {
  const { say } = usePlanWords()
  const { data: plan } = useApi(readPlan, { params: { id: drill.plan } })
  const [doing, setDoing] = useState<'arrange' | 'cancel' | 'write'>()
  const close = () => setDoing(undefined)
  return (
    <>
      {drill.mayWriteDown && (
        <Button type="primary" onClick={() => setDoing('write')}>
          {say('drillPage.writeDown')}
        </Button>
      )}
      {drill.mayArrange && (
        <Button type={drill.status === 'due' ? 'primary' : 'default'} onClick={() => setDoing('arrange')}>
          {say(drill.status === 'due' ? 'drillPage.arrange' : 'drillPage.rearrange')}
        </Button>
      )}
      {drill.mayCancel && <Button onClick={() => setDoing('cancel')}>{say('drillPage.cancel')}</Button>}
      <Suspense>
        {doing === 'arrange' && plan !== undefined && (
          <DrillDialog.Component plan={plan} drill={drill} onClose={close} />
        )}
        {doing === 'cancel' && <CancelDialog.Component drill={drill} onClose={close} />}
        {doing === 'write' && <WriteDownDialog.Component drill={drill} onClose={close} />}
      </Suspense>
    </>
  )
}

function FactsCard({ drill }: { drill: DrillOut }) {
  const { say, name } = usePlanWords()
  const { status, at, startedAt, endedAt, severity, service, planVersion, incident, participants } = drill
  return (
    <Card title={say('drillPage.facts')}>
      <Facts>
        <Pair name={say('drillPage.status')}>
          <DrillTag status={status} />
        </Pair>
        <Pair name={say('drillPage.at')}>{at !== null && <At instant={at} />}</Pair>
        <Pair name={say('drillPage.started')}>{startedAt !== null && <At instant={startedAt} />}</Pair>
        <Pair name={say('drillPage.ended')}>{endedAt !== null && <At instant={endedAt} />}</Pair>
        <Pair name={say('drillPage.people')}>
          {participants.length > 0 && participants.map(({ name }) => name).join(say('comma'))}
        </Pair>
        <Pair name={say('drillPage.severity')}>{name('grades', `s${severity}`)}</Pair>
        <Pair name={say('drillPage.service')}>{service?.name}</Pair>
        <Pair name={say('drillPage.version')}>{planVersion !== null && say('version', { version: planVersion })}</Pair>
        <Pair name={say('drillPage.incident')}>
          {incident !== null && (
            <Link to="/incidents/$id" params={{ id: incident }}>
              {say('drillPage.open')}
            </Link>
          )}
        </Pair>
      </Facts>
    </Card>
  )
}

type Step = DrillOut['steps'][number]

function StepsCard({ steps }: Pick<DrillOut, 'steps'>) {
  const { say, name } = usePlanWords()
  const states = (state: string) => name('drillPage', `states.${state}`)
  return (
    <Card title={say('drillPage.steps')}>
      <Records<Step>
        label={say('drillPage.steps')}
        items={steps}
        keyOf={({ key }) => key}
        columns={[
          { name: say('drillPage.step'), width: 40, cell: ({ title }) => title },
          { name: say('drillPage.state'), isShort: true, cell: ({ state }) => states(state) },
          { name: say('drillPage.allowed'), isShort: true, cell: ({ minutes }) => say('minutes', { minutes }) },
          {
            name: say('drillPage.took'),
            isShort: true,
            cell: ({ took }) => took !== null && say('minutes', { minutes: took }),
          },
          { name: say('drillPage.by'), isShort: true, cell: ({ by }) => by?.name ?? null },
        ]}
      />
    </Card>
  )
}

function Learnt({ drill: { worked, didNot, findings } }: { drill: DrillOut }) {
  const { say } = usePlanWords()
  return (
    <Card title={say('drillPage.learnt')}>
      <Facts>
        <Pair name={say('drillPage.worked')}>{worked}</Pair>
        <Pair name={say('drillPage.didNot')}>{didNot}</Pair>
        <Pair name={say('drillPage.findings')}>
          {findings.length > 0 &&
            findings.map((id, nth) => (
              <div key={id}>
                <Link to="/findings/$id" params={{ id }}>
                  {say('learn.finding', { nth: nth + 1 })}
                </Link>
              </div>
            ))}
        </Pair>
      </Facts>
    </Card>
  )
}

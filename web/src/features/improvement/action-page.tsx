import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Suspense, useState } from 'react'
import { type ActionOut, readAction, readActionTimeline } from '../../../../functions/improvement/action.contract.ts'
import { late } from '../../lib/late.ts'
import { sayInstant } from '../../lib/say-time.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useTimeZone } from '../../lib/session.ts'
import { useApi, usePages } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { CaseStory } from '../../ui/case-story.tsx'
import { At } from '../../ui/deadline.tsx'
import { BackAndNumber, Facts as FactList } from '../../ui/facts.tsx'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { OwedBy } from '../../ui/owed-by.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Pair } from '../../ui/records.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { SourceOf } from './action-records.tsx'
import { ActionStatusTag } from './tags.tsx'
import { useImprovementWords } from './words.ts'

const route = getRouteApi('/improvement-actions/$id')

/** One improvement action: what is done, by whom, and whether it helped. */
export function ActionPage() {
  const { say } = useImprovementWords()
  const { id } = route.useParams()
  const { data: action, error, refetch } = useApi(readAction, { params: { id } })
  if (action === undefined) {
    return (
      <Page title={say('actions.title')}>
        {error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />}
      </Page>
    )
  }
  return (
    <Page
      title={action.title}
      above={
        <BackAndNumber back={<Link to="/improvement-actions">{say('action.back')}</Link>} number={action.number} />
      }
      actions={<Steps action={action} />}
    >
      <WaitsFor action={action} />
      <Card title={say('owed')}>
        <OwedBy obligations={action.obligations} nobody={say('nobody')} />
      </Card>
      <Facts action={action} />
      <Story id={id} />
    </Page>
  )
}

const dialogs = () => import('./action-dialogs.tsx')
const DIALOGS = {
  done: late(async () => (await dialogs()).DoneDialog),
  verify: late(async () => (await dialogs()).VerifyDialog),
  check: late(async () => (await dialogs()).CheckDialog),
  drop: late(async () => (await dialogs()).DropDialog),
} as const

function Steps({ action }: { action: ActionOut }) {
  const { say } = useImprovementWords()
  const [step, setStep] = useState<keyof typeof DIALOGS>()
  const Dialog = step === undefined ? undefined : DIALOGS[step].Component
  return (
    <>
      {action.may
        .filter(({ may }) => may)
        .map(({ action: each }) => (
          <Button key={each} type={each === 'drop' ? 'default' : 'primary'} onClick={() => setStep(each)}>
            {say(`action.steps.${each}`)}
          </Button>
        ))}
      <Suspense>{Dialog !== undefined && <Dialog action={action} onClose={() => setStep(undefined)} />}</Suspense>
    </>
  )
}

function WaitsFor({ action: { status, checkFrom } }: { action: ActionOut }) {
  const { say, language } = useImprovementWords()
  const timeZone = useTimeZone()
  const now = useNow('minute')
  if (status !== 'verified' || checkFrom === null || checkFrom <= now) return null
  return <Note tone="info">{say('action.waits', { at: sayInstant(checkFrom, timeZone, language, now) })}</Note>
}

function Facts({ action }: { action: ActionOut }) {
  const { say } = useImprovementWords()
  const { status, recurrences, description, kind, source, owner, raisedBy, doneBy, doneAt } = action
  const { verifiedBy, checkFrom, checkAfterDays, checkedBy, postponed, round } = action
  return (
    <Card title={say('action.facts')}>
      <p>
        <ActionStatusTag status={status} /> {recurrences > 0 && say('actions.recurred', { count: recurrences })}
      </p>
      <FactList>
        {description !== '' && <Pair name={say('action.description')}>{description}</Pair>}
        <Pair name={say('action.kind')}>{say(`actions.kinds.${kind}`)}</Pair>
        <Pair name={say('action.from')}>
          <SourceOf source={source} />
        </Pair>
        <Pair name={say('action.owner')}>{owner.name}</Pair>
        <Pair name={say('action.raisedBy')}>{raisedBy.name}</Pair>
        {round > 1 && <Pair name={say('action.round')}>{round}</Pair>}
        {doneBy !== null && <Pair name={say('action.doneBy')}>{doneBy.name}</Pair>}
        {doneAt !== null && (
          <Pair name={say('action.doneAt')}>
            <At instant={doneAt} />
          </Pair>
        )}
        {verifiedBy !== null && <Pair name={say('action.verifiedBy')}>{verifiedBy.name}</Pair>}
        <Pair name={say('action.checkFrom')}>
          {checkFrom === null ? say('action.checkAfter', { count: checkAfterDays }) : <At instant={checkFrom} />}
        </Pair>
        {postponed > 0 && (
          <Pair name={say('action.postponed')}>{say('action.postponedTimes', { count: postponed })}</Pair>
        )}
        {checkedBy !== null && <Pair name={say('action.checkedBy')}>{checkedBy.name}</Pair>}
      </FactList>
    </Card>
  )
}

function Story({ id }: { id: string }) {
  const { say, name } = useImprovementWords()
  const entries = usePages(readActionTimeline, { params: { id }, query: { limit: 100 } })
  return (
    <Card title={say('story')}>
      <PagesOf pages={entries} empty={null}>
        {(items) => <CaseStory entries={items} nameOf={(did) => name('did', did)} />}
      </PagesOf>
    </Card>
  )
}

import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Suspense, useState } from 'react'
import {
  type HandOverOut,
  readPositionHandOver,
  readPositionHandOverTimeline,
} from '../../../../functions/position-hand-over/position-hand-over.contract.ts'
import { late } from '../../lib/late.ts'
import { useApi, usePages } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { CaseStory } from '../../ui/case-story.tsx'
import { At, Deadline } from '../../ui/deadline.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { OwedBy } from '../../ui/owed-by.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { PersonName } from '../../ui/person.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { Guide } from './guide.tsx'
import styles from './hand-over.module.css'
import { StageTag } from './hand-over-records.tsx'
import { useHandOverWords } from './words.ts'

const CancelDialog = late(async () => (await import('./reason-dialogs.tsx')).CancelDialog)

const route = getRouteApi('/position-hand-overs/$id')

/** One hand-over as a guide: who owes the next step, each part in turn, the signatures, what happened. */
export function HandOverPage() {
  const { say, language } = useHandOverWords()
  const { id } = route.useParams()
  const { data, error, refetch } = useApi(readPositionHandOver, { params: { id } })
  if (data === undefined) {
    return (
      <Page title={say('title')}>
        {error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />}
      </Page>
    )
  }
  const { position, status, stage, takesEffectAt } = data
  return (
    <Page
      title={say('ofPosition', { position: position.name[language] })}
      above={<Link to="/position-hand-overs">{say('back')}</Link>}
      lead={<Between of={data} />}
      actions={<Cancel of={data} />}
    >
      {data.giver.id !== data.from.id && (
        <Note tone="info">{say('instead', { from: data.from.name, giver: data.giver.name })}</Note>
      )}
      {stage === 'carry-out' && (
        <Note tone="info">
          {say('waits')} <At instant={takesEffectAt} />
        </Note>
      )}
      {status === 'open' ? (
        <Card title={say('owed')}>
          <OwedBy obligations={data.obligations} nobody={say('nobody')} />
        </Card>
      ) : (
        <Over of={data} />
      )}
      <Guide of={data} />
      <Story id={id} />
    </Page>
  )
}

/** How it ended, or why it was called off. */
function Over({ of: { status, cancelled } }: { of: HandOverOut }) {
  const { say } = useHandOverWords()
  if (status !== 'cancelled') return <Note tone="good">{say('over.done')}</Note>
  return (
    <Note tone="quiet">
      {cancelled?.by ? say('over.cancelledBy', { person: cancelled.by.name }) : say('over.cancelled')}{' '}
      {cancelled?.reason}
    </Note>
  )
}

/** From whom to whom, how far, and until when. */
function Between({ of: { from, receiver, by, status, stage, closedAt } }: { of: HandOverOut }) {
  const { say } = useHandOverWords()
  return (
    <span className={styles.between}>
      <span>
        <PersonName person={from} /> <Icon name="forward" size={14} /> <span className="unseen">{say('to')}</span>{' '}
        <PersonName person={receiver} />
      </span>
      <StageTag of={{ status, stage }} />
      {closedAt === null ? (
        <>
          <span>
            {say('until')} <At instant={by} />
          </span>
          <Deadline dueAt={by} />
        </>
      ) : (
        <At instant={closedAt} />
      )}
    </span>
  )
}

function Cancel({ of }: { of: HandOverOut }) {
  const { say } = useHandOverWords()
  const [isAsking, setAsking] = useState(false)
  if (!of.actions.includes('cancel')) return null
  return (
    <>
      <Button onClick={() => setAsking(true)} onFocus={CancelDialog.ahead} onMouseEnter={CancelDialog.ahead}>
        {say('actions.cancel')}
      </Button>
      <Suspense>{isAsking && <CancelDialog.Component of={of} onClose={() => setAsking(false)} />}</Suspense>
    </>
  )
}

function Story({ id }: { id: string }) {
  const { say, name } = useHandOverWords()
  const entries = usePages(readPositionHandOverTimeline, { params: { id }, query: { limit: 100 } })
  return (
    <Card title={say('story')}>
      <PagesOf pages={entries} empty={null}>
        {(items) => (
          <CaseStory
            entries={items}
            nameOf={(did, { what: { section } }) =>
              typeof section === 'string' ? `${name('did', did)} · ${name('steps', section)}` : name('did', did)
            }
          />
        )}
      </PagesOf>
    </Card>
  )
}

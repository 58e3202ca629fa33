import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Suspense, useState } from 'react'
import { type HandOverOut, readHandOver } from '../../../../functions/on-call/hand-over.contract.ts'
import { late } from '../../lib/late.ts'
import { useMe } from '../../lib/session.ts'
import { useApi } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { CaseStory } from '../../ui/case-story.tsx'
import { Facts } from '../../ui/facts.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { OwedBy } from '../../ui/owed-by.tsx'
import { Page } from '../../ui/page.tsx'
import { PersonName } from '../../ui/person.tsx'
import { Pair } from '../../ui/records.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import styles from './on-call.module.css'
import { HandOverTag } from './tags.tsx'
import { useOwnTimes } from './times.tsx'
import { useOnCallWords } from './words.ts'

const route = getRouteApi('/on-call/hand-overs/$id')
const AcceptDialog = late(async () => (await import('./accept-dialog.tsx')).AcceptDialog)

/** A shift that went to the next: what was noted, what was open then and is now, and whether it was taken over. */
export function HandOverPage() {
  const { say } = useOnCallWords()
  const { id } = route.useParams()
  const { data: handOver, error, refetch } = useApi(readHandOver, { params: { id } })
  if (handOver === undefined) {
    return (
      <Page title={say('handOver.title')}>
        {error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />}
      </Page>
    )
  }
  return <Shown handOver={handOver} />
}

function Shown({ handOver }: { handOver: HandOverOut }) {
  const { say, name } = useOnCallWords()
  const { sayAt } = useOwnTimes()
  const { person } = useMe()
  const [isAccepting, setAccepting] = useState(false)
  const { status, schedule, scheduleName, role, giver, receiver, at, note, obligations } = handOver
  // Who was asked in their place may accept, too.
  const isAsked = obligations.some((each) => each.status === 'open' && each.accountable.id === person.id)
  const mayAccept = status === 'open' && (receiver.id === person.id || isAsked)
  return (
    <Page
      title={say('handOver.of', { schedule: scheduleName, role: say(`roles.${role}`) })}
      above={<Link to="/on-call">{say('back')}</Link>}
      {...(mayAccept && {
        actions: (
          <Button type="primary" onClick={() => setAccepting(true)}>
            {say('handOver.accept')}
          </Button>
        ),
      })}
    >
      <Card>
        <HandOverTag status={status} />
        <Facts>
          <Pair name={say('handOver.from')}>{giver === null ? say('nobody') : <PersonName person={giver} />}</Pair>
          <Pair name={say('handOver.to')}>
            <PersonName person={receiver} />
          </Pair>
          <Pair name={say('handOver.at')}>{sayAt(at)}</Pair>
          <Pair name={say('mine.columns.schedule')}>
            <Link to="/on-call/schedules/$id" params={{ id: schedule }}>
              {scheduleName}
            </Link>
          </Pair>
        </Facts>
      </Card>
      <Card title={say('handOver.note')}>
        {note === null ? <p className="weak">{say('handOver.noNote')}</p> : <p className={styles.said}>{note}</p>}
      </Card>
      <div className={styles.two}>
        <Card title={say('handOver.openNow')}>
          <Matters matters={handOver.openNow} others={0} />
        </Card>
        <Card title={say('handOver.openThen')}>
          <Matters matters={handOver.matters} others={handOver.others} />
        </Card>
      </div>
      <Card title={say('handOver.owed')}>
        <OwedBy obligations={obligations} nobody={say('handOver.over')} />
      </Card>
      <Card title={say('story')}>
        <CaseStory entries={handOver.timeline} nameOf={(did) => name('did', did)} />
      </Card>
      <Suspense>
        {isAccepting && <AcceptDialog.Component handOver={handOver} onClose={() => setAccepting(false)} />}
      </Suspense>
    </Page>
  )
}

function Matters({ matters, others }: Pick<HandOverOut, 'matters' | 'others'>) {
  const { say } = useOnCallWords()
  if (matters.length === 0) return <p className="weak">{say('waiting.noMatters')}</p>
  return (
    <ul className={styles.items}>
      {matters.map(({ case: id, number, title, href }) => (
        <li key={id}>
          <Link to={href}>{number}</Link> {title}
        </li>
      ))}
      {others > 0 && <li className="weak">{say('handOver.others', { count: others })}</li>}
    </ul>
  )
}

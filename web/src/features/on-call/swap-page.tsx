import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Suspense, useState } from 'react'
import { readSwap, type SwapOut } from '../../../../functions/on-call/agreement.contract.ts'
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
import type { SwapAct } from './swap-dialogs.tsx'
import { SwapTag } from './tags.tsx'
import { When } from './times.tsx'
import { useOnCallWords } from './words.ts'

const route = getRouteApi('/on-call/swaps/$id')
const Dialogs = late(async () => (await import('./swap-dialogs.tsx')).SwapDialogs)

/** One request to swap: whose shift, who is asked, what came of it. */
export function SwapPage() {
  const { say } = useOnCallWords()
  const { id } = route.useParams()
  const { data: swap, error, refetch } = useApi(readSwap, { params: { id } })
  if (swap === undefined) {
    return (
      <Page title={say('swap.title')}>
        {error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />}
      </Page>
    )
  }
  return <Shown swap={swap} />
}

/** Accepting is the receiver's own; whoever the question came to meanwhile may decline for them. */
function useActs({ status, giver, receiver, obligations }: SwapOut): SwapAct[] {
  const { person } = useMe()
  if (status !== 'asked') return []
  if (receiver.id === person.id) return ['accept', 'decline']
  if (giver.id === person.id) return ['withdraw']
  const isAsked = obligations.some((each) => each.status === 'open' && each.accountable.id === person.id)
  return isAsked ? ['decline'] : []
}

function Shown({ swap }: { swap: SwapOut }) {
  const { say, name } = useOnCallWords()
  const acts = useActs(swap)
  const [doing, setDoing] = useState<SwapAct>()
  const { status, schedule, scheduleName, role, giver, receiver, inReturn, reason, obligations, timeline } = swap
  return (
    <Page
      title={say('swap.of', { schedule: scheduleName, role: say(`roles.${role}`) })}
      above={<Link to="/on-call">{say('back')}</Link>}
      actions={acts.map((act, nth) => (
        <Button key={act} type={nth === 0 ? 'primary' : 'default'} onClick={() => setDoing(act)}>
          {say(`waiting.${act}`)}
        </Button>
      ))}
    >
      <Card>
        <SwapTag status={status} />
        <Facts>
          <Pair name={say('swap.giver')}>
            <PersonName person={giver} />
          </Pair>
          <Pair name={say('swap.receiver')}>
            <PersonName person={receiver} />
          </Pair>
          <Pair name={say('swap.shift')}>
            <When {...swap} />
          </Pair>
          <Pair name={say('swap.inReturn')}>{inReturn !== null && <When {...inReturn} />}</Pair>
          <Pair name={say('swap.reason')}>{reason}</Pair>
          <Pair name={say('mine.columns.schedule')}>
            <Link to="/on-call/schedules/$id" params={{ id: schedule }}>
              {scheduleName}
            </Link>
          </Pair>
        </Facts>
      </Card>
      <Card title={say('handOver.owed')}>
        <OwedBy obligations={obligations} nobody={say('swap.over')} />
      </Card>
      <Card title={say('story')}>
        <CaseStory entries={timeline} nameOf={(did) => name('did', did)} />
      </Card>
      <Suspense>
        {doing !== undefined && <Dialogs.Component swap={swap} act={doing} onClose={() => setDoing(undefined)} />}
      </Suspense>
    </Page>
  )
}

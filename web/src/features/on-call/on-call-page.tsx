import { Link } from '@tanstack/react-router'
import { onCallNow } from '../../../../functions/on-call/on-call.contract.ts'
import { listSchedules } from '../../../../functions/on-call/schedule.contract.ts'
import { useMay } from '../../lib/session.ts'
import { useApi } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Waiting } from '../../ui/waiting.tsx'
import { GapsCard } from './gaps-card.tsx'
import { MyNextCard } from './my-shifts.tsx'
import { NowCards } from './now-cards.tsx'
import styles from './on-call.module.css'
import { OnCallTabs } from './on-call-tabs.tsx'
import { WaitingCard } from './waiting-card.tsx'
import { useOnCallWords } from './words.ts'

/** As often as the top bar asks. */
const EVERY_SECONDS = 60

/** Who is on call now, what waits for the reader, when it is their turn, and where nobody will be. */
export function OnCallPage() {
  const { say } = useOnCallWords()
  const mayAdd = useMay('on-call.schedule')
  const { data, error, refetch } = useApi(onCallNow, {}, { everySeconds: EVERY_SECONDS })
  // In use first: there are never more than fit.
  const schedules = useApi(listSchedules, { query: { limit: 100 } })
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      {...(mayAdd && { actions: <LinkButton to="/on-call/schedules/new">{say('now.add')}</LinkButton> })}
    >
      <OnCallTabs />
      <WaitingCard />
      {data === undefined &&
        (error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />)}
      {data?.schedules.length === 0 && (
        <Empty icon="duty" title={say('now.none')}>
          <p>{say('now.noneText')}</p>
        </Empty>
      )}
      {data !== undefined && data.schedules.length > 0 && <NowCards schedules={data.schedules} />}
      <div className={styles.two}>
        <MyNextCard />
        {schedules.data !== undefined && <GapsCard schedules={schedules.data.items} />}
        {schedules.error !== null && <ProblemNote problem={schedules.error} />}
      </div>
      <Retired schedules={schedules.data?.items ?? []} />
    </Page>
  )
}

function Retired({ schedules }: { schedules: readonly { id: string; name: string; status: string }[] }) {
  const { say } = useOnCallWords()
  const retired = schedules.filter(({ status }) => status === 'retired')
  if (retired.length === 0) return null
  return (
    <Card title={say('now.retired')}>
      <ul className={styles.plain}>
        {retired.map(({ id, name }) => (
          <li key={id}>
            <Link to="/on-call/schedules/$id" params={{ id }}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}

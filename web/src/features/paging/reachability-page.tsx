import { listReachabilityOfSchedules } from '../../../../functions/reachability/reachability.contract.ts'
import type { Answer } from '../../lib/api.ts'
import { sayDate } from '../../lib/say-time.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useTimeZone } from '../../lib/session.ts'
import { usePages } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { PersonName } from '../../ui/person.tsx'
import { Records } from '../../ui/records.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Empty } from '../../ui/waiting.tsx'
import styles from './paging.module.css'
import { ReachabilityTabs } from './reachability-tabs.tsx'
import { WaysSaid } from './ways-said.tsx'
import { usePagingWords } from './words.ts'

type Schedule = Answer<typeof listReachabilityOfSchedules>['items'][number]
type OnIt = Schedule['people'][number]

/** Of every on-call schedule: who is on it, whether pages are proven to reach them, and what is missing. */
export function ReachabilityPage() {
  const { say } = usePagingWords()
  const schedules = usePages(listReachabilityOfSchedules, { query: {} })
  return (
    <Page
      title={say('reachability.title')}
      lead={say('reachability.lead')}
      actions={<LinkButton to="/contact">{say('reachability.mine')}</LinkButton>}
    >
      <ReachabilityTabs />
      <PagesOf pages={schedules} empty={<Empty icon="person" title={say('reachability.empty')} />}>
        {(items) => (
          <div className={styles.stack}>
            {items.map((each) => (
              <ScheduleCard key={each.schedule} schedule={each} />
            ))}
          </div>
        )}
      </PagesOf>
    </Page>
  )
}

function ScheduleCard({ schedule: { name, people } }: { schedule: Schedule }) {
  const { say } = usePagingWords()
  const unproven = people.filter(({ provenSince }) => provenSince === null).length
  return (
    <Card
      title={
        <span className={styles.row}>
          {name}
          {unproven === 0 ? (
            <Tag tone="good">{say('reachability.allProven')}</Tag>
          ) : (
            <Tag tone="warn">{say('reachability.someUnproven', { count: unproven })}</Tag>
          )}
        </span>
      }
    >
      <Records<OnIt>
        label={say('reachability.label', { name })}
        items={people}
        keyOf={({ person }) => person.id}
        columns={[
          {
            name: say('reachability.person'),
            cell: ({ person, isAway }) => (
              <strong>
                <PersonName person={person} /> {isAway && <Tag tone="quiet">{say('reachability.away')}</Tag>}
              </strong>
            ),
          },
          {
            name: say('reachability.role'),
            isShort: true,
            cell: ({ roles }) =>
              roles.map((role) => say(`reachability.roles.${role}`)).join(say('reachability.between')),
          },
          { name: say('reachability.state'), width: 22, cell: (each) => <Proven of={each} /> },
          {
            name: say('reachability.ways'),
            width: 22,
            cell: ({ ways, proven }) => <WaysSaid ways={ways} proven={proven} />,
          },
          { name: say('reachability.missing'), width: 26, cell: (each) => <MissingSaid of={each} /> },
        ]}
      />
    </Card>
  )
}

function Proven({ of: { provenSince, provenUntil } }: { of: OnIt }) {
  const { say, language } = usePagingWords()
  const timeZone = useTimeZone()
  const now = useNow('minute')
  if (provenSince === null || provenUntil === null) return <Tag tone="warn">{say('reachability.unproven')}</Tag>
  const at = (instant: string) => sayDate(instant, timeZone, language, now)
  return (
    <>
      <Tag tone="good">{say('reachability.isProven')}</Tag>
      <div className="weak">{say('reachability.provenFor', { from: at(provenSince), until: at(provenUntil) })}</div>
    </>
  )
}

function MissingSaid({ of: { missing, askedAt } }: { of: OnIt }) {
  const { say, language } = usePagingWords()
  const timeZone = useTimeZone()
  const now = useNow('minute')
  if (missing.length === 0) return <span className="weak">{say('reachability.lacks.nothing')}</span>
  return (
    <>
      {missing.map((each) => (
        <div key={each}>{say(`reachability.lacks.${each}`)}</div>
      ))}
      {askedAt !== null && (
        <div className="weak">{say('reachability.asked', { at: sayDate(askedAt, timeZone, language, now) })}</div>
      )}
    </>
  )
}

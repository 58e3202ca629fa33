import { listReachability } from '../../../../functions/paging/contact-card.contract.ts'
import type { Answer } from '../../lib/api.ts'
import { sayDate } from '../../lib/say-time.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useTimeZone } from '../../lib/session.ts'
import { usePages } from '../../lib/use-api.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { PersonName } from '../../ui/person.tsx'
import { Records } from '../../ui/records.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Empty } from '../../ui/waiting.tsx'
import { ReachabilityTabs } from './reachability-tabs.tsx'
import { WaysSaid } from './ways-said.tsx'
import { usePagingWords } from './words.ts'

type Somebody = Answer<typeof listReachability>['items'][number]

/** Everybody of the department: by what they are reached, and when that was proven last. */
export function ReachablePeoplePage() {
  const { say } = usePagingWords()
  const people = usePages(listReachability, { query: { limit: 50 } })
  return (
    <Page
      title={say('reachability.title')}
      lead={say('reachability.lead')}
      actions={<LinkButton to="/contact">{say('reachability.mine')}</LinkButton>}
    >
      <ReachabilityTabs />
      <PagesOf pages={people} empty={<Empty icon="people" title={say('reachability.peopleEmpty')} />}>
        {(items) => (
          <Records<Somebody>
            label={say('reachability.peopleLabel')}
            items={items}
            keyOf={({ person }) => person.id}
            columns={[
              {
                name: say('reachability.person'),
                cell: ({ person }) => (
                  <strong>
                    <PersonName person={person} />
                  </strong>
                ),
              },
              { name: say('reachability.state'), cell: (each) => <ProvenLast of={each} /> },
              {
                name: say('reachability.ways'),
                width: 46,
                cell: ({ channels }) => (
                  <WaysSaid
                    ways={channels.filter(({ isThere }) => isThere).map(({ channel }) => channel)}
                    proven={channels.filter(({ provenAt }) => provenAt !== null).map(({ channel }) => channel)}
                  />
                ),
              },
            ]}
          />
        )}
      </PagesOf>
    </Page>
  )
}

function ProvenLast({ of: { channels } }: { of: Somebody }) {
  const { say, language } = usePagingWords()
  const timeZone = useTimeZone()
  const now = useNow('minute')
  const last = channels
    .flatMap(({ provenAt }) => (provenAt === null ? [] : [provenAt]))
    .sort()
    .at(-1)
  if (last === undefined) return <Tag tone="quiet">{say('reachability.unproven')}</Tag>
  return (
    <>
      <Tag tone="good">{say('reachability.isProven')}</Tag>
      <div className="weak">{say('reachability.provenSince', { at: sayDate(last, timeZone, language, now) })}</div>
    </>
  )
}

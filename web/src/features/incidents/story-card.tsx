import { Button } from 'antd'
import { useEffect, useState } from 'react'
import {
  type IncidentOut,
  pinIncidentEntry,
  readIncidentTimeline,
} from '../../../../functions/incident/incident.contract.ts'
import type { TimelineEntry } from '../../../../functions/obligation/timeline.contract.ts'
import { useAct, usePages } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { CaseStory } from '../../ui/case-story.tsx'
import { ActProblem } from '../../ui/note.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { useEntrySaid } from './entry-said.ts'
import styles from './incident-page.module.css'
import { mayI } from './may-i.ts'
import { NoteField } from './note-field.tsx'
import { SkippedSteps } from './skipped-steps.tsx'
import { useIncidentWords } from './words.ts'

const FILTERS = ['all', 'notes', 'decisions', 'updates', 'paging', 'pinned'] as const
type Filter = (typeof FILTERS)[number]
const SHOWN: Readonly<Record<Exclude<Filter, 'all' | 'pinned'>, readonly string[]>> = {
  notes: ['incident.noted', 'incident.machine-noted', 'incident.party-answered', 'incident.mitigated'],
  decisions: ['incident.decided', 'incident.plan-step-decided', 'incident.severity-changed'],
  updates: ['incident.updated', 'incident.severity-changed', 'incident.resolved'],
  paging: [
    'incident.opened',
    'incident.escalated',
    'incident.page-delivered',
    'incident.page-waits',
    'incident.acknowledged',
    'incident.lease-ran-out',
    'incident.owner-gone',
    'incident.reopened',
  ],
}
/** What only says that machinery works. */
const QUIET: readonly string[] = [
  'incident.page-delivered',
  'incident.page-waits',
  'incident.pinned',
  'incident.unpinned',
]

/** Everything that happened, newest first; and where the next thing is noted. */
export function StoryCard({ incident }: { incident: IncidentOut }) {
  const { say } = useIncidentWords()
  const { id, stage, pinned } = incident
  const [chosen, setFilter] = useState<Filter>('all')
  const filter = chosen === 'pinned' && pinned.length === 0 ? 'all' : chosen
  const entries = usePages(
    readIncidentTimeline,
    { params: { id }, query: { limit: 100 } },
    { everySeconds: stage === 'over' ? 60 : 5 },
  )
  const { hasNextPage, isFetching, isError, fetchNextPage } = entries
  // It is told oldest first: what happened just now is on the last page.
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [hasNextPage, isFetching, isError, fetchNextPage])
  const mayNote = mayI(incident, 'note')
  const wanted = ({ did, seq }: TimelineEntry) => {
    if (filter === 'pinned') return pinned.includes(seq)
    return filter === 'all' ? !QUIET.includes(did) : SHOWN[filter].includes(did)
  }
  return (
    <Card title={say('story.title')}>
      {mayNote && <NoteField id={id} />}
      <fieldset className={styles.filters}>
        <legend className="unseen">{say('story.filters')}</legend>
        {FILTERS.filter((each) => each !== 'pinned' || pinned.length > 0).map((each) => (
          <Button
            key={each}
            size="small"
            type={each === filter ? 'primary' : 'default'}
            aria-pressed={each === filter}
            onClick={() => setFilter(each)}
          >
            {say(`story.${each}`)}
          </Button>
        ))}
      </fieldset>
      <PagesOf pages={entries} empty={null}>
        {(items) => (
          <>
            {filter === 'all' && pinned.length > 0 && (
              <section aria-label={say('story.pinned')}>
                <h3>{say('story.pinned')}</h3>
                <Entries incident={incident} entries={items.filter(({ seq }) => pinned.includes(seq))} />
              </section>
            )}
            <Entries incident={incident} entries={items.filter(wanted).toReversed()} />
          </>
        )}
      </PagesOf>
    </Card>
  )
}

function Entries({ incident, entries }: { incident: IncidentOut; entries: readonly TimelineEntry[] }) {
  const { say } = useIncidentWords()
  const saidOf = useEntrySaid()
  const pin = useAct(pinIncidentEntry)
  const mayPin = mayI(incident, 'note')
  return (
    <>
      <ActProblem problem={pin.error} />
      <CaseStory
        entries={entries}
        nameOf={(_, entry) => saidOf(entry)}
        aboutOf={({ seq, comment, what }) =>
          mayPin && comment !== null ? (
            <Button
              size="small"
              type="text"
              onClick={() =>
                pin.mutate({
                  params: { id: incident.id },
                  body: { entry: seq, pinned: !incident.pinned.includes(seq) },
                })
              }
            >
              {say(incident.pinned.includes(seq) ? 'story.unpin' : 'story.pin')}
            </Button>
          ) : (
            <SkippedSteps what={what} />
          )
        }
      />
    </>
  )
}

import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Suspense, useState } from 'react'
import { type IncidentSummary, listIncidents } from '../../../../functions/incident/incident.contract.ts'
import { millisOf } from '../../../../functions/kernel/instant.ts'
import { late } from '../../lib/late.ts'
import { sayDuration } from '../../lib/say-time.ts'
import { usePages } from '../../lib/use-api.ts'
import { At, Deadline } from '../../ui/deadline.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Records } from '../../ui/records.tsx'
import { TabBar } from '../../ui/tab-bar.tsx'
import { Empty } from '../../ui/waiting.tsx'
import { DrillTag, IncidentStatusTag, SeverityTag } from './incident-tags.tsx'
import { useIncidentWords } from './words.ts'

const route = getRouteApi('/incidents')
const RaiseDialog = late(async () => (await import('./raise-dialog.tsx')).RaiseDialog)
const VIEWS = ['open', 'over', 'all'] as const

/** What does not work, whose it is, by when. */
export function IncidentsPage() {
  const { say } = useIncidentWords()
  const { view = 'open' } = route.useSearch()
  const [isRaising, setRaising] = useState(false)
  const incidents = usePages(
    listIncidents,
    { query: view === 'all' ? {} : { status: view } },
    { everySeconds: view === 'over' ? 60 : 10 },
  )
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={
        <Button type="primary" onClick={() => setRaising(true)} onPointerEnter={RaiseDialog.ahead}>
          {say('report')}
        </Button>
      }
    >
      <TabBar label={say('views')}>
        {VIEWS.map((each) => (
          <Link
            key={each}
            to="/incidents"
            search={each === 'open' ? {} : { view: each }}
            {...(each === view && { 'aria-current': 'page' })}
          >
            {say(each)}
          </Link>
        ))}
      </TabBar>
      <PagesOf pages={incidents} empty={<Empty icon="check" title={say(view === 'over' ? 'emptyOver' : 'empty')} />}>
        {(items) => <Incidents items={view === 'open' ? items.toSorted(graver) : items} />}
      </PagesOf>
      <Suspense>{isRaising && <RaiseDialog.Component onClose={() => setRaising(false)} />}</Suspense>
    </Page>
  )
}

/** The gravest first, then what is due next. */
const graver = (one: IncidentSummary, other: IncidentSummary): number =>
  one.severity - other.severity || ((one.nextBy ?? '~') < (other.nextBy ?? '~') ? -1 : 1)

function Incidents({ items }: { items: readonly IncidentSummary[] }) {
  const { say, language } = useIncidentWords()
  const took = ({ raisedAt, resolvedAt }: IncidentSummary) =>
    resolvedAt === null ? null : sayDuration(millisOf(resolvedAt) - millisOf(raisedAt), language)
  return (
    <Records<IncidentSummary>
      label={say('label')}
      items={items}
      keyOf={({ id }) => id}
      columns={[
        {
          name: say('columns.title'),
          width: 36,
          cell: ({ id, number, title, isExercise }) => (
            <>
              <Link to="/incidents/$id" params={{ id }}>
                {number} {title}
              </Link>{' '}
              {isExercise && <DrillTag />}
            </>
          ),
        },
        { name: say('columns.severity'), isShort: true, cell: ({ severity }) => <SeverityTag severity={severity} /> },
        { name: say('columns.status'), isShort: true, cell: ({ status }) => <IncidentStatusTag status={status} /> },
        { name: say('columns.service'), cell: ({ service }) => service?.name ?? null },
        { name: say('columns.owner'), isShort: true, cell: ({ owner }) => owner?.name ?? null },
        {
          name: say('columns.next'),
          isShort: true,
          cell: (each) => (each.nextBy === null ? took(each) : <Deadline dueAt={each.nextBy} />),
        },
        { name: say('columns.since'), isShort: true, cell: ({ raisedAt }) => <At instant={raisedAt} /> },
      ]}
    />
  )
}

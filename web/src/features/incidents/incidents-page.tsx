import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { Suspense, useState } from 'react'
import { type IncidentSummary, listIncidents } from '../../../../functions/incident/incident.contract.ts'
import { millisOf } from '../../../../functions/kernel/instant.ts'
import { listServices } from '../../../../functions/responsibility/responsibility.contract.ts'
import { late } from '../../lib/late.ts'
import { sayDuration } from '../../lib/say-time.ts'
import { usePages, useWhole } from '../../lib/use-api.ts'
import { At, Deadline } from '../../ui/deadline.tsx'
import { ListFilter, ListViews } from '../../ui/list-views.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Records } from '../../ui/records.tsx'
import { Empty } from '../../ui/waiting.tsx'
import { DrillTag, IncidentStatusTag, SeverityTag } from './incident-tags.tsx'
import { useIncidentWords } from './words.ts'

const route = getRouteApi('/incidents')
const RaiseDialog = late(async () => (await import('./raise-dialog.tsx')).RaiseDialog)
const VIEWS = ['open', 'over', 'all'] as const

/** What does not work, whose it is, by when. */
export function IncidentsPage() {
  const { say } = useIncidentWords()
  const { view = 'open', service } = route.useSearch()
  const [isRaising, setRaising] = useState(false)
  const incidents = usePages(
    listIncidents,
    // The API narrows by one thing: of a service's incidents, those of the view are picked here.
    { query: service !== undefined ? { service, limit: 100 } : view === 'all' ? {} : { status: view } },
    { everySeconds: view === 'over' ? 60 : 10 },
  )
  const none = <Empty icon="check" title={say(view === 'over' ? 'emptyOver' : 'empty')} />
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
      <Views />
      <PagesOf pages={incidents} empty={none}>
        {(items) => {
          const shown = items.filter(({ stage }) => view === 'all' || (stage === 'over') === (view === 'over'))
          return shown.length === 0 ? none : <Incidents items={view === 'open' ? shown.toSorted(graver) : shown} />
        }}
      </PagesOf>
      <Suspense>{isRaising && <RaiseDialog.Component onClose={() => setRaising(false)} />}</Suspense>
    </Page>
  )
}

/** Open, over or all; of every service, or of one. */
function Views() {
  const { say, language } = useIncidentWords()
  const { view = 'open', service } = route.useSearch()
  const navigate = useNavigate()
  const services = useWhole(listServices, { query: { limit: 100 } })
  const searchFor = (each: (typeof VIEWS)[number], of: string | undefined) => ({
    ...(each !== 'open' && { view: each }),
    ...(of !== undefined && of !== '' && { service: of }),
  })
  return (
    <ListViews
      label={say('views')}
      filter={
        <ListFilter
          label={say('columns.service')}
          any={say('anyService')}
          value={service ?? ''}
          choices={services.map(({ id, name }) => ({ value: id, label: name[language] }))}
          onChange={(value) => void navigate({ to: '/incidents', search: searchFor(view, value) })}
        />
      }
    >
      {VIEWS.map((each) => (
        <Link
          key={each}
          to="/incidents"
          search={searchFor(each, service)}
          {...(each === view && { 'aria-current': 'page' })}
        >
          {say(each)}
        </Link>
      ))}
    </ListViews>
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

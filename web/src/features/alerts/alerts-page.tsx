import { getRouteApi, Link } from '@tanstack/react-router'
import { type AlertSummary, listAlerts } from '../../../../functions/alert/alert.contract.ts'
import { usePages } from '../../lib/use-api.ts'
import { At } from '../../ui/deadline.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Records } from '../../ui/records.tsx'
import { TabBar } from '../../ui/tab-bar.tsx'
import { Empty } from '../../ui/waiting.tsx'
import { AlertTabs } from './alert-tabs.tsx'
import { AlertStatusTag, TreatmentTag } from './alert-tags.tsx'
import { useAlertWords } from './words.ts'

const route = getRouteApi('/alerts')
const REFRESH_SECONDS = 15

/** What monitoring systems tell, and what became of it. */
export function AlertsPage() {
  const { say } = useAlertWords()
  const { status } = route.useSearch()
  const alerts = usePages(
    listAlerts,
    { query: status === undefined ? {} : { status } },
    { everySeconds: REFRESH_SECONDS },
  )
  return (
    <Page title={say('title')} lead={say('lead')}>
      <AlertTabs />
      <TabBar label={say('views')}>
        <Link to="/alerts" search={{}} activeOptions={{ exact: true, explicitUndefined: true }}>
          {say('any')}
        </Link>
        {(['firing', 'resolved'] as const).map((each) => (
          <Link key={each} to="/alerts" search={{ status: each }}>
            {say(`statuses.${each}`)}
          </Link>
        ))}
      </TabBar>
      <PagesOf pages={alerts} empty={<Empty icon="check" title={say('empty')} />}>
        {(items) => <Alerts items={items} />}
      </PagesOf>
    </Page>
  )
}

function Alerts({ items }: { items: readonly AlertSummary[] }) {
  const { say } = useAlertWords()
  return (
    <Records<AlertSummary>
      label={say('label')}
      items={items}
      keyOf={({ id }) => id}
      columns={[
        {
          name: say('columns.alert'),
          width: 34,
          cell: ({ id, title }) => (
            <Link to="/alerts/$id" params={{ id }}>
              {title}
            </Link>
          ),
        },
        {
          name: say('columns.status'),
          isShort: true,
          cell: ({ status, isFlapping }) => <AlertStatusTag status={status} isFlapping={isFlapping} />,
        },
        {
          name: say('columns.treatment'),
          isShort: true,
          cell: ({ treatment }) => <TreatmentTag treatment={treatment} />,
        },
        {
          name: say('columns.severity'),
          isShort: true,
          cell: ({ severity }) => severity !== null && say(`severities.s${severity}`),
        },
        { name: say('columns.service'), cell: ({ service }) => service?.name ?? null },
        { name: say('columns.source'), cell: ({ source }) => source.name },
        { name: say('columns.firedAt'), isShort: true, cell: ({ firedAt }) => <At instant={firedAt} /> },
      ]}
    />
  )
}

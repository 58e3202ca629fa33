import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { FINDING_STATUSES, type FindingSummary, listFindings } from '../../../../functions/finding/finding.contract.ts'
import { usePages } from '../../lib/use-api.ts'
import { At, Deadline } from '../../ui/deadline.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Records } from '../../ui/records.tsx'
import { TabBar } from '../../ui/tab-bar.tsx'
import { Empty } from '../../ui/waiting.tsx'
import { FindingStatusTag, SeverityTag } from './finding-tags.tsx'
import { RaiseDialog } from './raise-dialog.tsx'
import { useFindingWords } from './words.ts'

const route = getRouteApi('/findings')

/** What is not as it should be, and whose it is. */
export function FindingsPage() {
  const { say } = useFindingWords()
  const { status } = route.useSearch()
  const [isRaising, setRaising] = useState(false)
  const findings = usePages(listFindings, { query: status === undefined ? {} : { status } })
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={
        <Button type="primary" onClick={() => setRaising(true)}>
          {say('raise')}
        </Button>
      }
    >
      <TabBar label={say('views')}>
        <Link to="/findings" search={{}} activeOptions={{ exact: true, explicitUndefined: true }}>
          {say('any')}
        </Link>
        {FINDING_STATUSES.map((each) => (
          <Link key={each} to="/findings" search={{ status: each }}>
            {say(`statuses.${each}`)}
          </Link>
        ))}
      </TabBar>
      <PagesOf pages={findings} empty={<Empty icon="check" title={say('empty')} />}>
        {(items) => <Findings items={items} />}
      </PagesOf>
      {isRaising && <RaiseDialog onClose={() => setRaising(false)} />}
    </Page>
  )
}

function Findings({ items }: { items: readonly FindingSummary[] }) {
  const { say } = useFindingWords()
  return (
    <Records<FindingSummary>
      label={say('label')}
      items={items}
      keyOf={({ id }) => id}
      columns={[
        {
          name: say('columns.title'),
          width: 40,
          cell: ({ id, number, title }) => (
            <Link to="/findings/$id" params={{ id }}>
              {number} {title}
            </Link>
          ),
        },
        { name: say('columns.severity'), isShort: true, cell: ({ severity }) => <SeverityTag severity={severity} /> },
        { name: say('columns.status'), isShort: true, cell: ({ status }) => <FindingStatusTag status={status} /> },
        { name: say('columns.owner'), isShort: true, cell: ({ accountable }) => accountable?.name ?? null },
        { name: say('columns.due'), isShort: true, cell: ({ dueAt }) => dueAt && <Deadline dueAt={dueAt} /> },
        { name: say('columns.found'), isShort: true, cell: ({ foundAt }) => <At instant={foundAt} /> },
      ]}
    />
  )
}

import { getRouteApi, Link } from '@tanstack/react-router'
import { listReviews, type ReviewSummary } from '../../../../functions/improvement/review.contract.ts'
import { usePages } from '../../lib/use-api.ts'
import { At, Deadline } from '../../ui/deadline.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Records } from '../../ui/records.tsx'
import { TabBar } from '../../ui/tab-bar.tsx'
import { Empty } from '../../ui/waiting.tsx'
import { ReviewStatusTag, SeverityTag } from './tags.tsx'
import { useImprovementWords } from './words.ts'

const route = getRouteApi('/post-incident-reviews')
const STATUSES = ['draft', 'submitted', 'accepted'] as const

/** Incidents that were looked back at, or still have to be. */
export function ReviewsPage() {
  const { say } = useImprovementWords()
  const { status, incident } = route.useSearch()
  const reviews = usePages(listReviews, {
    query: { ...(status !== undefined && { status }), ...(incident !== undefined && { incident }) },
  })
  return (
    <Page title={say('reviews.title')} lead={say('reviews.lead')}>
      <TabBar label={say('reviews.views')}>
        <Link to="/post-incident-reviews" search={{}} activeOptions={{ exact: true, explicitUndefined: true }}>
          {say('reviews.any')}
        </Link>
        {STATUSES.map((each) => (
          <Link key={each} to="/post-incident-reviews" search={{ status: each }}>
            {say(`reviews.statuses.${each}`)}
          </Link>
        ))}
      </TabBar>
      <PagesOf
        pages={reviews}
        empty={
          <Empty icon="check" title={say('reviews.empty')}>
            {say('reviews.emptyText')}
          </Empty>
        }
      >
        {(items) => <Reviews items={items} />}
      </PagesOf>
    </Page>
  )
}

function Reviews({ items }: { items: readonly ReviewSummary[] }) {
  const { say } = useImprovementWords()
  return (
    <Records<ReviewSummary>
      label={say('reviews.label')}
      items={items}
      keyOf={({ id }) => id}
      columns={[
        {
          name: say('reviews.columns.title'),
          width: 40,
          cell: ({ id, number, title }) => (
            <Link to="/post-incident-reviews/$id" params={{ id }}>
              {number} {title}
            </Link>
          ),
        },
        {
          name: say('reviews.columns.severity'),
          isShort: true,
          cell: ({ severity }) => <SeverityTag severity={severity} />,
        },
        {
          name: say('reviews.columns.status'),
          isShort: true,
          cell: ({ status }) => <ReviewStatusTag status={status} />,
        },
        { name: say('reviews.columns.owner'), isShort: true, cell: ({ accountable }) => accountable?.name ?? null },
        { name: say('reviews.columns.due'), isShort: true, cell: ({ dueAt }) => dueAt && <Deadline dueAt={dueAt} /> },
        {
          name: say('reviews.columns.resolved'),
          isShort: true,
          cell: ({ resolvedAt }) => <At instant={resolvedAt} />,
        },
      ]}
    />
  )
}

import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import {
  listReviewItems,
  type ReportOut,
  readReport,
  readReview,
} from '../../../../functions/access-review/access-review.contract.ts'
import type { ItemOut, PackageSummary } from '../../../../functions/access-review/parts.contract.ts'
import { useApi, usePages } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { At } from '../../ui/deadline.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Records } from '../../ui/records.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import styles from './access-reviews.module.css'
import { CsvButton } from './csv-button.tsx'
import { Decided, What } from './item-cells.tsx'
import { PackageStatus } from './progress.tsx'
import { ReviewStatus } from './review-status.tsx'
import { Signing } from './signing.tsx'
import { useReviewWords } from './words.ts'

const route = getRouteApi('/access-reviews/$id/report')

/** What came of a review, to be checked, printed, taken along and signed. */
export function ReportPage() {
  const { say } = useReviewWords()
  const { id } = route.useParams()
  const report = useApi(readReport, { params: { id } })
  const review = useApi(readReview, { params: { id } })
  const above = (
    <Link to="/access-reviews/$id" params={{ id }}>
      {say('report.back')}
    </Link>
  )
  const error = report.error ?? review.error
  if (report.data === undefined || review.data === undefined) {
    return (
      <Page title={say('report.title')} above={above}>
        {error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void report.refetch()} />}
      </Page>
    )
  }
  const { name, status, decideBy } = report.data.review
  return (
    <Page
      title={`${say('report.title')} · ${name}`}
      above={above}
      lead={
        <>
          <ReviewStatus status={status} /> {say('columns.decideBy')} <At instant={decideBy} />
        </>
      }
      actions={
        <div className={`${styles.line} ${styles.unprinted}`}>
          <CsvButton id={id} name={name} />
          <Button onClick={() => window.print()}>{say('report.print')}</Button>
        </div>
      }
    >
      <Figures report={report.data} />
      <Signing report={report.data} maySign={review.data.actions.sign} />
      <Card title={say('report.who')}>
        <WhoDecided reviewers={report.data.reviewers} />
      </Card>
      <Card title={say('report.items')}>
        <ItemsOf id={id} />
      </Card>
    </Page>
  )
}

function Figures({ report: { progress, silent, handedOn } }: { report: ReportOut }) {
  const { say } = useReviewWords()
  const { total, outcomes, toProve, proven, late } = progress
  const figures: readonly (readonly [string, number])[] = [
    [say('report.total'), total],
    ...(['kept', 'revoked', 'lapsed', 'changed', 'gone'] as const).map(
      (outcome) => [say(`outcomes.${outcome}`), outcomes[outcome]] as const,
    ),
    ...([
      [say('report.toProve'), toProve],
      [say('report.proven'), proven],
      [say('report.late'), late],
      [say('report.silent'), silent],
      [say('report.handedOn'), handedOn],
    ] as const),
  ]
  return (
    <Card title={say('report.counts')}>
      <dl className={styles.figures}>
        {figures.map(([called, count]) => (
          <div key={called}>
            <dt>{called}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}

function WhoDecided({ reviewers }: { reviewers: readonly PackageSummary[] }) {
  const { say } = useReviewWords()
  return (
    <Records<PackageSummary>
      label={say('report.who')}
      items={reviewers}
      keyOf={({ id }) => id}
      columns={[
        { name: say('progress.reviewer'), isShort: true, cell: ({ reviewer }) => reviewer.name },
        { name: say('progress.status'), isShort: true, cell: ({ status }) => <PackageStatus status={status} /> },
        {
          name: say('report.decidedBy'),
          cell: ({ decidedBy }) =>
            decidedBy.length === 0 ? (
              <span className="weak">{say('report.nobody')}</span>
            ) : (
              decidedBy.map(({ person, count }) => say('report.decidedCount', { who: person.name, count })).join(' · ')
            ),
        },
        ...(['kept', 'revoked', 'lapsed', 'changed'] as const).map((outcome) => ({
          name: say(`outcomes.${outcome}`),
          isShort: true,
          cell: ({ progress }: PackageSummary) => progress.outcomes[outcome],
        })),
        {
          name: say('report.proofs'),
          isShort: true,
          cell: ({ progress: { proven, toProve } }) => `${proven} / ${toProve}`,
        },
        { name: say('report.late'), isShort: true, cell: ({ progress: { late } }) => late },
      ]}
    />
  )
}

function ItemsOf({ id }: { id: string }) {
  const { say } = useReviewWords()
  const items = usePages(listReviewItems, { params: { id }, query: { limit: 100 } })
  return (
    <PagesOf pages={items} empty={<p className="weak">{say('report.none')}</p>}>
      {(found) => (
        <>
          {items.hasNextPage && <p className="weak">{say('report.onlyFirst', { count: found.length })}</p>}
          <Records<ItemOut>
            label={say('report.items')}
            items={found}
            keyOf={({ entitlement }) => entitlement}
            columns={[
              { name: say('items.columns.right'), width: 44, cell: (item) => <What item={item} /> },
              { name: say('items.columns.holder'), isShort: true, cell: ({ holder }) => holder.name },
              { name: say('report.outcome'), width: 36, cell: (item) => <Decided item={item} /> },
            ]}
          />
        </>
      )}
    </PagesOf>
  )
}

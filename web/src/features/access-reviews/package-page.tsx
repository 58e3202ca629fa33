import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Suspense, useState } from 'react'
import type { ItemOut } from '../../../../functions/access-review/parts.contract.ts'
import {
  type PackageOut,
  readPackage,
  readPackageTimeline,
} from '../../../../functions/access-review/review-package.contract.ts'
import { late } from '../../lib/late.ts'
import { useNews } from '../../lib/news.ts'
import { useMay, useMe } from '../../lib/session.ts'
import { useApi } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { Deadline } from '../../ui/deadline.tsx'
import { NextRung } from '../../ui/ladder.tsx'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { OwedBy } from '../../ui/owed-by.tsx'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import styles from './access-reviews.module.css'
import { type Filter, isShown } from './choice.ts'
import { Items, type Shown } from './items.tsx'
import { PackageStatus, ProgressBar } from './progress.tsx'
import { Story } from './story.tsx'
import { useAllItems } from './use-all-items.ts'
import { WhyAsked } from './why-asked.tsx'
import { useReviewWords } from './words.ts'

const SubmitDialog = late(async () => (await import('./submit-dialog.tsx')).SubmitDialog)

const route = getRouteApi('/access-reviews/packages/$id')

/** What one reviewer is asked about: each entitlement kept, revoked or changed; then submitted. */
export function PackagePage() {
  const { say } = useReviewWords()
  const { id } = route.useParams()
  const pack = useApi(readPackage, { params: { id } })
  const { items, error, refetch } = useAllItems(id)
  if (pack.data === undefined || items === undefined) {
    const problem = pack.error ?? error
    const again = () => void Promise.all([pack.refetch(), refetch()])
    return (
      <Page title={pack.data?.review.name ?? say('pack.title')}>
        {problem === null ? <Waiting bars={6} /> : <ProblemNote problem={problem} onRetry={again} />}
      </Page>
    )
  }
  return <WholePackage pack={pack.data} items={items} />
}

function WholePackage({ pack, items }: { pack: PackageOut; items: readonly ItemOut[] }) {
  const { say } = useReviewWords()
  const { tell } = useNews()
  const me = useMe().person.id
  const mayRun = useMay('access-review.run')
  const mayAudit = useMay('audit.verify')
  const [shown, setShown] = useState<Shown>({ filter: 'all', only: undefined })
  const [isSubmitting, setSubmitting] = useState(false)
  const { review, status, actions, progress, reviewer, accountable } = pack
  const show = (filter: Filter) =>
    setShown({
      filter,
      only:
        filter === 'all'
          ? undefined
          : new Set(items.filter((item) => isShown(item, filter, me)).map(({ entitlement }) => entitlement)),
    })
  const submit = () => {
    if (progress.open === 0) return setSubmitting(true)
    show('undecided')
    return tell(say('submit.stillOpen', { count: progress.open }))
  }
  return (
    <Page
      title={review.name}
      above={
        mayRun || mayAudit ? (
          <Link to="/access-reviews/$id" params={{ id: review.id }}>
            {say('pack.whole')}
          </Link>
        ) : (
          <Link to="/access-reviews">{say('back')}</Link>
        )
      }
      lead={
        accountable === null || accountable.id === reviewer.id
          ? say('pack.by', { who: reviewer.name })
          : say('pack.now', { asked: reviewer.name, who: accountable.name })
      }
      actions={
        actions.submit.may && (
          <Button type="primary" onClick={submit}>
            {progress.open === 0 ? say('submit.button') : say('submit.buttonOpen', { count: progress.open })}
          </Button>
        )
      }
    >
      <Standing pack={pack} />
      <WhyAsked items={items} reviewer={reviewer} />
      <Items pack={pack.id} items={items} mayDecide={actions.decide.may} shown={shown} onShow={show} />
      {status === 'open' && (
        <Card title={say('pack.owed')}>
          <OwedBy obligations={pack.obligations} nobody={say('review.nobody')} />
          {pack.obligations.map((each) => (
            <NextRung key={each.id} obligation={each} />
          ))}
        </Card>
      )}
      <Story route={readPackageTimeline} id={pack.id} />
      <Suspense>{isSubmitting && <SubmitDialog.Component pack={pack} onClose={() => setSubmitting(false)} />}</Suspense>
    </Page>
  )
}

/** How far it is, by when it is due, and what happens otherwise. */
function Standing({ pack: { status, dueAt, progress, undecided, actions } }: { pack: PackageOut }) {
  const { say } = useReviewWords()
  return (
    <Card title={say('pack.owner')}>
      <div className={styles.lines}>
        <div className={styles.line}>
          <ProgressBar progress={progress} />
          <PackageStatus status={status} />
          {status === 'open' && dueAt !== null && <Deadline dueAt={dueAt} />}
        </div>
        {status === 'open' ? (
          <p className="weak">{say(`pack.ifNothing.${undecided}`)}</p>
        ) : (
          <p>{say(`pack.over.${status}`)}</p>
        )}
        {status === 'open' && !actions.decide.may && (
          <Note tone="info">{say('pack.mayNot', { reason: actions.decide.reason ?? '' })}</Note>
        )}
      </div>
    </Card>
  )
}

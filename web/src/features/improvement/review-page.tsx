import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, Suspense, useRef, useState } from 'react'
import { type ReviewOut, readReview, readReviewTimeline } from '../../../../functions/improvement/review.contract.ts'
import { late } from '../../lib/late.ts'
import { useApi, usePages } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { CaseStory } from '../../ui/case-story.tsx'
import { BackAndNumber } from '../../ui/facts.tsx'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { OwedBy } from '../../ui/owed-by.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { ActionList } from './action-list.tsx'
import styles from './improvement.module.css'
import { Moments, ReviewFacts } from './review-facts.tsx'
import { type Place, quoted, ReviewForm } from './review-form.tsx'
import { ReviewSteps } from './review-steps.tsx'
import { SavingState } from './saving-state.tsx'
import { ReviewStatusTag, SeverityTag } from './tags.tsx'
import { useAutosave } from './use-autosave.ts'
import { useImprovementWords } from './words.ts'
import { Written } from './written.tsx'

const RaiseDialog = late(async () => (await import('./raise-action-dialog.tsx')).RaiseActionDialog)
const route = getRouteApi('/post-incident-reviews/$id')

/** One review: the facts at the side, what is written in the middle, what follows from it below. */
export function ReviewPage() {
  const { say } = useImprovementWords()
  const { id } = route.useParams()
  const { data: review, error, refetch } = useApi(readReview, { params: { id } })
  if (review === undefined) {
    return (
      <Page title={say('reviews.title')}>
        {error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />}
      </Page>
    )
  }
  const mayWrite = review.may.some(({ action, may }) => action === 'save' && may)
  return mayWrite ? <Writing key={review.id} review={review} /> : <Reading review={review} />
}

/** With facts beside it that can be quoted, and saved by itself. */
function Writing({ review }: { review: ReviewOut }) {
  const { say } = useImprovementWords()
  const autosave = useAutosave(review)
  const place = useRef<Place>('impact')
  const { words, write, save } = autosave
  return (
    <Frame
      review={review}
      save={save}
      onQuote={(quote) => write(quoted(words, place.current, quote))}
      main={
        <Card title={say('review.write')}>
          <p className={styles.hint}>{say('review.writeLead')}</p>
          <ReviewForm
            words={words}
            write={write}
            onPlace={(next) => {
              place.current = next
            }}
          />
          <SavingState autosave={autosave} review={review} />
        </Card>
      }
    />
  )
}

function Reading({ review }: { review: ReviewOut }) {
  const { say } = useImprovementWords()
  return (
    <Frame
      review={review}
      save={async () => review.version}
      main={
        <Card title={say('review.write')}>
          <Written words={review.words} />
        </Card>
      }
    />
  )
}

interface FrameProps {
  readonly review: ReviewOut
  readonly main: ReactNode
  readonly save: () => Promise<number | undefined>
  readonly onQuote?: (quote: string) => void
}

function Frame({ review, main, save, onQuote }: FrameProps) {
  const { say } = useImprovementWords()
  const { id, number, title, severity, status, incident, facts, obligations } = review
  return (
    <Page
      title={title}
      above={<BackAndNumber back={<Link to="/post-incident-reviews">{say('review.back')}</Link>} number={number} />}
      lead={
        <>
          <SeverityTag severity={severity} /> <ReviewStatusTag status={status} />{' '}
          <Link className={styles.link} to="/incidents/$id" params={{ id: incident.id }}>
            {say('review.incident', { number: incident.number })}
          </Link>
        </>
      }
      actions={
        <>
          <Button href={`/print/post-incident-reviews/${id}`}>{say('review.print')}</Button>
          <ReviewSteps review={review} save={save} />
        </>
      }
    >
      <Told review={review} />
      <div className={styles.columns}>
        <div className={styles.main}>
          {main}
          <Actions review={review} />
        </div>
        <aside className={styles.side} aria-label={say('review.facts')}>
          <ReviewFacts facts={facts} />
          <Moments moments={facts.moments} onQuote={onQuote} />
        </aside>
      </div>
      <Card title={say('owed')}>
        <OwedBy obligations={obligations} nobody={say('nobody')} />
      </Card>
      <Story id={id} />
    </Page>
  )
}

/** What whoever writes has to know first: why it was sent back, and that the same was there before. */
function Told({ review: { sentBack, recurs } }: { review: ReviewOut }) {
  const { say } = useImprovementWords()
  const actions = recurs.reduce((sum, each) => sum + each.actions, 0)
  const numbers = recurs.map(({ incident }) => incident.number).join(say('and'))
  return (
    <>
      {sentBack !== null && <Note tone="warn">{say('review.sentBack', { comment: sentBack })}</Note>}
      {recurs.length > 0 && (
        <Note tone="warn">
          {say('review.recurs', { numbers })}{' '}
          {actions === 0 ? say('review.recursNone') : say('review.recursActions', { count: actions })}
        </Note>
      )}
    </>
  )
}

function Actions({ review: { id, actions, may } }: { review: ReviewOut }) {
  const { say } = useImprovementWords()
  const [isRaising, setRaising] = useState(false)
  const mayAdd = may.some(({ action, may: yes }) => action === 'add-action' && yes)
  return (
    <Card title={say('review.actions')}>
      {actions.length === 0 ? <p className="weak">{say('review.noActions')}</p> : <ActionList actions={actions} />}
      {mayAdd && (
        <p className={styles.add}>
          <Button onPointerEnter={RaiseDialog.ahead} onClick={() => setRaising(true)}>
            {say('review.addAction')}
          </Button>
        </p>
      )}
      <Suspense>{isRaising && <RaiseDialog.Component review={id} onClose={() => setRaising(false)} />}</Suspense>
    </Card>
  )
}

/** Saving is left out: it is done every few seconds, and tells nothing. */
function Story({ id }: { id: string }) {
  const { say, name } = useImprovementWords()
  const entries = usePages(readReviewTimeline, { params: { id }, query: { limit: 100 } })
  return (
    <Card title={say('story')}>
      <PagesOf pages={entries} empty={null}>
        {(items) => (
          <CaseStory
            entries={items.filter(({ did }) => did !== 'post-incident-review.saved')}
            nameOf={(did) => name('did', did)}
          />
        )}
      </PagesOf>
    </Card>
  )
}

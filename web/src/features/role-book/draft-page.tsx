import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Suspense, useState } from 'react'
import {
  compareDraft,
  type DraftOut,
  readDraft,
  readDraftTimeline,
} from '../../../../functions/role-book/draft.contract.ts'
import { late } from '../../lib/late.ts'
import { useApi, usePages } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { CaseStory } from '../../ui/case-story.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { OwedBy } from '../../ui/owed-by.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { PersonName } from '../../ui/person.tsx'
import { Pair } from '../../ui/records.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { Base } from './base.tsx'
import { ComparisonOf } from './comparison.tsx'
import { DraftDuties } from './editor/draft-duties.tsx'
import { Findings } from './findings.tsx'
import styles from './role-book.module.css'
import { useBookWords } from './words.ts'

const route = getRouteApi('/role-book/drafts/$id')
const DIALOGS = {
  submit: late(async () => (await import('./draft-dialogs.tsx')).SubmitDialog),
  review: late(async () => (await import('./draft-dialogs.tsx')).ReviewDialog),
  publish: late(async () => (await import('./draft-dialogs.tsx')).PublishDialog),
  abandon: late(async () => (await import('./draft-dialogs.tsx')).AbandonDialog),
  settle: late(async () => (await import('./settle-dialog.tsx')).SettleDialog),
} as const
const ACTS = ['submit', 'review', 'publish', 'abandon'] as const

/** One draft: what it changes, what the linter says to it, and the way to its publication. */
export function DraftPage() {
  const { say } = useBookWords()
  const { id } = route.useParams()
  const { data: draft, error, refetch } = useApi(readDraft, { params: { id } })
  const [open, setOpen] = useState<keyof typeof DIALOGS>()
  const Dialog = open === undefined ? undefined : DIALOGS[open].Component
  const may = (action: string) => draft?.actions.some((each) => each.action === action && each.may) === true
  return (
    <Page
      title={draft?.name ?? say('draft.title')}
      above={<Link to="/role-book/drafts">{say('draft.title')}</Link>}
      {...(draft !== undefined && {
        actions: ACTS.filter(may).map((act) => (
          <Button
            key={act}
            type={act === 'abandon' ? 'default' : 'primary'}
            danger={act === 'abandon'}
            onPointerEnter={DIALOGS[act].ahead}
            onFocus={DIALOGS[act].ahead}
            onClick={() => setOpen(act)}
          >
            {say(`draft.${act}`)}
          </Button>
        )),
      })}
    >
      {draft?.isBehind === true && may('edit') && (
        <Note tone="warn">
          {say('draft.behind')}{' '}
          <Button size="small" onClick={() => setOpen('settle')}>
            {say('draft.settle')}
          </Button>
        </Note>
      )}
      {draft !== undefined && <Shown draft={draft} />}
      {draft === undefined &&
        (error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />)}
      <Suspense>
        {Dialog !== undefined && draft !== undefined && <Dialog draft={draft} onClose={() => setOpen(undefined)} />}
      </Suspense>
    </Page>
  )
}

function Shown({ draft }: { draft: DraftOut }) {
  const { say, name } = useBookWords()
  const { id, status, drafter, editors, base, note, review, obligations, published, actions } = draft
  const story = usePages(readDraftTimeline, { params: { id }, query: { limit: 100 } })
  const kept = actions.filter(({ may, reason }) => !may && reason !== null)
  return (
    <>
      <Card title={say('draft.status')}>
        <dl className={styles.facts}>
          <Pair name={say('draft.status')}>
            <Tag tone={status === 'abandoned' ? 'quiet' : status === 'published' ? 'good' : 'info'}>
              {say(`draft.statuses.${status}`)}
            </Tag>{' '}
            {published !== null && (
              <Link to="/role-book" search={{ version: String(published) }}>
                {say('versionOf', { number: published })}
              </Link>
            )}
          </Pair>
          <Pair name={say('version')}>
            <Base base={base} />
          </Pair>
          <Pair name={say('draft.drafter')}>
            <PersonName person={drafter} />
          </Pair>
          <Pair name={say('draft.editors')}>{editors.map((each) => each.name).join(' · ')}</Pair>
          <Pair name={say('note')}>{note}</Pair>
          <Pair name={say('draft.review')}>
            {review !== null && (
              <>
                {say('draft.lastReview', {
                  name: review.by.name,
                  verdict: say(review.verdict === 'accepted' ? 'draft.wasAccepted' : 'draft.sentBack'),
                })}
                {review.comment !== null && <blockquote>{review.comment}</blockquote>}
              </>
            )}
          </Pair>
          <Pair name={say('draft.mayNot')}>
            {status !== 'drafting' && kept.length > 0 && (
              <ul className={styles.list}>
                {[...new Set(kept.map(({ reason }) => reason))].map((reason) => (
                  <li key={reason}>{reason}</li>
                ))}
              </ul>
            )}
          </Pair>
        </dl>
      </Card>
      <Card title={say('draft.owedBy')}>
        <OwedBy obligations={obligations} nobody={say('draft.nobody')} />
      </Card>
      {actions.some(({ action, may }) => action === 'edit' && may) && <DraftDuties draft={draft} />}
      <Changes id={id} />
      <Findings draft={draft} />
      <div className={styles.buttons}>
        <LinkButton to="/matrix" search={{ draft: id }}>
          {say('draft.matrix')}
        </LinkButton>
        <LinkButton to="/simulation" search={{ draft: id }}>
          {say('draft.simulate')}
        </LinkButton>
      </div>
      <Card title={say('draft.story')}>
        <PagesOf pages={story} empty={null}>
          {(entries) => <CaseStory entries={entries} nameOf={(did) => name('stories', did)} />}
        </PagesOf>
      </Card>
    </>
  )
}

function Changes({ id }: { id: string }) {
  const { say } = useBookWords()
  const pages = usePages(compareDraft, { params: { id }, query: { limit: 100 } })
  return (
    <Card title={say('draft.whatChanges')}>
      <ComparisonOf pages={pages} />
    </Card>
  )
}

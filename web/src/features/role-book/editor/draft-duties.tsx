import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import {
  compareDraft,
  type DraftOut,
  listDraftDuties,
  removeDraftDuty,
  restoreDraftDuty,
} from '../../../../../functions/role-book/draft.contract.ts'
import type { DutyOut } from '../../../../../functions/role-book/role-book.contract.ts'
import { useNews } from '../../../lib/news.ts'
import { DUTIES } from '../../../lib/place-in-draft.ts'
import { useAct, useWhole } from '../../../lib/use-api.ts'
import { ActButton } from '../../../ui/act-button.tsx'
import { ActDialog } from '../../../ui/act-dialog.tsx'
import { Card } from '../../../ui/card.tsx'
import { LinkButton } from '../../../ui/link-button.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { useDone } from '../../../ui/use-done.ts'
import { useSaid } from '../said.ts'
import { useBookWords } from '../words.ts'
import styles from './draft-duties.module.css'

const TONES = { added: 'good', changed: 'info', removed: 'bad' } as const

/** The duties of a draft by position, what it does to each, and the way to change them. */
export function DraftDuties({ draft }: { readonly draft: DraftOut }) {
  const { say, language } = useBookWords()
  const { id } = draft
  const duties = useWhole(listDraftDuties, { params: { id }, query: { limit: 100 } })
  const changes = useWhole(compareDraft, { params: { id }, query: { limit: 100 } })
  const changeOf = new Map(changes.map(({ duty, change }) => [duty, change]))
  const removed = changes.flatMap(({ before, after }) => (after === null && before !== null ? [before] : []))
  const byPosition = Map.groupBy(duties, ({ position }) => position)
  return (
    <Card title={<span id={DUTIES}>{say('editor.duties', { count: duties.length })}</span>}>
      <div className={styles.head}>
        <p className="weak">{say('editor.lead')}</p>
        <span className={styles.buttons}>
          <LinkButton to="/role-book/drafts/$id/frame" params={{ id }}>
            {say('editor.frame')}
          </LinkButton>
          <LinkButton to="/role-book/drafts/$id/duties/new" params={{ id }}>
            {say('editor.add')}
          </LinkButton>
        </span>
      </div>
      {[...byPosition].map(([position, its]) => (
        <details key={position} open={its.some((duty) => changeOf.has(duty.id))} className={styles.group}>
          <summary>
            {its[0]?.names[position]?.[language] ?? position}{' '}
            <span className="weak">{say('count', { count: its.length })}</span>
          </summary>
          <ul className={styles.duties}>
            {its.map((duty) => (
              <OneDuty key={duty.id} draft={draft} duty={duty} change={changeOf.get(duty.id)} />
            ))}
          </ul>
          <Link to="/role-book/drafts/$id/duties/new" params={{ id }} search={{ position }}>
            {say('editor.addFor')}
          </Link>
        </details>
      ))}
      {removed.length > 0 && (
        <details open className={styles.group}>
          <summary>{say('editor.removed')}</summary>
          <ul className={styles.duties}>
            {removed.map((duty) => (
              <li key={duty.id}>
                <span>
                  <del>{duty.title[language]}</del> <Tag tone={TONES.removed}>{say('changes.removed')}</Tag>
                </span>
                <Restore draft={draft} duty={duty.id} title={duty.title[language]} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  )
}

interface OneDutyProps {
  readonly draft: DraftOut
  readonly duty: DutyOut
  readonly change: keyof typeof TONES | undefined
}

function OneDuty({ draft, duty, change }: OneDutyProps) {
  const { say, name, language } = useBookWords()
  const { lines } = useSaid(duty.names)
  const title = duty.title[language]
  const [isRemoving, setRemoving] = useState(false)
  return (
    <li>
      <span>
        <Link to="/role-book/drafts/$id/duties/$duty" params={{ id: draft.id, duty: duty.id }}>
          {title}
        </Link>{' '}
        {change !== undefined && <Tag tone={TONES[change]}>{name('changes', change)}</Tag>}
        <span className="weak">{lines(duty, 'when')}</span>
      </span>
      <span className={styles.buttons}>
        {change === 'changed' && <Restore draft={draft} duty={duty.id} title={title} />}
        <Button size="small" aria-label={say('editor.removeOne', { title })} onClick={() => setRemoving(true)}>
          {say('editor.remove')}
        </Button>
      </span>
      {isRemoving && <RemoveDialog draft={draft} duty={duty} onClose={() => setRemoving(false)} />}
    </li>
  )
}

/** Gives up what the draft does to a duty. */
function Restore({ draft: { id, version }, duty, title }: { draft: DraftOut; duty: string; title: string }) {
  const { say } = useBookWords()
  const { tell } = useNews()
  const restore = useAct(restoreDraftDuty, { onDone: () => tell(say('editor.restored')) })
  return (
    <ActButton
      act={restore}
      aria-label={say('editor.restoreOne', { title })}
      onClick={() => restore.mutate({ params: { id, duty }, ifMatch: version })}
    >
      {say('editor.restore')}
    </ActButton>
  )
}

interface RemoveDialogProps {
  readonly draft: DraftOut
  readonly duty: DutyOut
  readonly onClose: () => void
}

function RemoveDialog({ draft: { id, version }, duty, onClose }: RemoveDialogProps) {
  const { say, language } = useBookWords()
  const { lines } = useSaid(duty.names)
  const remove = useAct(removeDraftDuty, useDone(say('editor.wasRemoved'), onClose))
  const lost = lines(duty, 'authorities')
  return (
    <ActDialog<object, Parameters<typeof remove.mutate>[0]>
      title={say('editor.removeOne', { title: duty.title[language] })}
      lead={
        <>
          <p>{say('editor.removeLead')}</p>
          {lost.length > 0 && (
            <>
              <p>{say('editor.losesToo')}</p>
              <ul>
                {lost.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </>
          )}
        </>
      }
      submit={say('editor.remove')}
      isDanger
      act={remove}
      callFor={() => ({ params: { id, duty: duty.id }, ifMatch: version })}
      onClose={onClose}
    />
  )
}

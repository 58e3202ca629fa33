import { type ChangeOut, readTimeline, type TimelineEntry } from '../../../../functions/change/change.contract.ts'
import { usePages } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { At } from '../../ui/deadline.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { useUiWords } from '../../ui/words.ts'
import { Remark } from './remark.tsx'
import styles from './story.module.css'
import { useChangeWords } from './words.ts'

const PAGE = 100

/** Who did what, when, by which authority, oldest first; and the place to add a remark. */
export function Story({ change }: { change: ChangeOut }) {
  const { say } = useChangeWords()
  const entries = usePages(readTimeline, { params: { id: change.id }, query: { limit: PAGE } })
  const mayComment = change.actions.some(({ action, may }) => action === 'comment' && may)
  return (
    <Card title={say('page.story')}>
      <PagesOf pages={entries} empty={null}>
        {(items) => (
          <ol className={styles.story}>
            {items.map((entry) => (
              <Entry key={entry.seq} entry={entry} />
            ))}
          </ol>
        )}
      </PagesOf>
      {mayComment && <Remark id={change.id} />}
    </Card>
  )
}

/** Did Onduty do it by itself, when a clock ran out? */
const isByClock = ({ by }: TimelineEntry): boolean => by.kind === 'system'

function Entry({ entry }: { entry: TimelineEntry }) {
  const { name } = useChangeWords()
  const { at, by, did, door, comment } = entry
  const outcome = typeof entry.what.outcome === 'string' && did === 'change.closed' ? entry.what.outcome : undefined
  return (
    <li className={`${styles.entry} ${isByClock(entry) ? styles.clock : ''}`}>
      <div>
        <strong>{by.name}</strong> {name('story', did)}
        {outcome !== undefined && ` · ${name('outcomes', outcome)}`}
      </div>
      <div className={styles.about}>
        <At instant={at} />
        <span>{name('doors', door)}</span>
        <Grant grant={entry.grant} />
      </div>
      {comment !== null && <blockquote className={styles.comment}>{comment}</blockquote>}
    </li>
  )
}

/** The authority that was used, and where it came from. */
function Grant({ grant }: Pick<TimelineEntry, 'grant'>) {
  const { say } = useChangeWords()
  const { name } = useUiWords()
  if (grant === null || grant.via === 'clock') return null
  const { position, via } = grant
  if (via === 'relation') return <span>{say('grant.relation')}</span>
  const authority = name('authorities', grant.authority.replace('.', '_'))
  if (position === null) return <span>{say('grant.plain', { authority })}</span>
  return <span>{say('grant.position', { authority, position, via: name('via', via) })}</span>
}

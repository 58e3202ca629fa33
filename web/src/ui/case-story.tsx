import type { ReactNode } from 'react'
import type { TimelineEntry } from '../../../functions/obligation/timeline.contract.ts'
import styles from './case-story.module.css'
import { At } from './deadline.tsx'
import { useUiWords } from './words.ts'

interface CaseStoryProps {
  readonly entries: readonly TimelineEntry[]
  /** What an act is called in the room of the case. */
  readonly nameOf: (did: string, entry: TimelineEntry) => string
  /** What stands beside the time of an act; without it the authority that was used, and the position that gave it. */
  readonly aboutOf?: (entry: TimelineEntry) => ReactNode
}

/** Who did what with a case, when, by which authority, and what they said; oldest first. */
export function CaseStory({ entries, nameOf, aboutOf = ({ grant }) => <Grant grant={grant} /> }: CaseStoryProps) {
  return (
    <ol className={styles.story}>
      {entries.map((entry) => (
        <li key={entry.seq} className={`${styles.entry} ${entry.by.kind === 'system' ? styles.clock : ''}`}>
          <div>
            <strong>{entry.by.name}</strong> {nameOf(entry.did, entry)}
          </div>
          <div className={styles.about}>
            <At instant={entry.at} />
            {aboutOf(entry)}
          </div>
          {entry.comment !== null && <blockquote className={styles.comment}>{entry.comment}</blockquote>}
        </li>
      ))}
    </ol>
  )
}

function Grant({ grant }: Pick<TimelineEntry, 'grant'>) {
  const { name } = useUiWords()
  if (grant === null || grant.position === null || grant.via === 'relation') return null
  return (
    <span>
      {name('authorities', grant.authority.replace('.', '_'))} · {grant.position}
    </span>
  )
}

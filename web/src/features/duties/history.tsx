import { Link } from '@tanstack/react-router'
import { readDutyRecord, readOccurrenceTimeline } from '../../../../functions/duty/duty.contract.ts'
import { useIsStaff } from '../../lib/session.ts'
import { useApi, usePages } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { At } from '../../ui/deadline.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import styles from './duties.module.css'
import { Marks } from './marks.tsx'
import { useDutyWords } from './words.ts'

const PAGE = 100

/** How this duty was done lately: how much of it on time, and the last twelve. */
export function DutyRecordCard({ duty }: { duty: string }) {
  const { say, language } = useDutyWords()
  const isStaff = useIsStaff()
  const { data } = useApi(readDutyRecord, { params: { id: duty } }, { enabled: isStaff })
  if (data === undefined) return null
  const { last, counted, onTimeShare } = data
  const share = new Intl.NumberFormat(language, { style: 'percent' }).format(onTimeShare ?? 0)
  return (
    <Card title={say('page.record')}>
      <p>{onTimeShare === null ? say('page.nothingCounted') : say('page.onTime', { share, counted })}</p>
      <ul className={styles.items} aria-label={say('page.last', { count: last.length })}>
        {last.map((each) => (
          <li key={each.id} className={styles.item}>
            <span className={styles.time}>
              <Link to="/duties/$id" params={{ id: each.id }}>{`${each.on} ${each.at ?? ''}`}</Link>
            </span>
            <span>{each.endedBy?.name ?? each.accountable.name}</span>
            <span className={styles.marks}>
              <Marks item={each} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** Who did what, when, oldest first. */
export function DutyStory({ id }: { id: string }) {
  const { say, name } = useDutyWords()
  const entries = usePages(readOccurrenceTimeline, { params: { id }, query: { limit: PAGE } })
  return (
    <Card title={say('page.story')}>
      <PagesOf pages={entries} empty={null}>
        {(items) => (
          <ol className={styles.story}>
            {items.map(({ seq, at, by, did, grant, comment }) => (
              <li key={seq}>
                <strong>{by.name}</strong> {name('story', did)}
                <div className={styles.about}>
                  <At instant={at} />
                  {grant !== null && grant.position !== null && <span>{grant.position}</span>}
                </div>
                {comment !== null && <p className={styles.text}>{comment}</p>}
              </li>
            ))}
          </ol>
        )}
      </PagesOf>
    </Card>
  )
}

import type { ObligationOut } from '../../../../functions/obligation/obligation.contract.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useTimeZone } from '../../lib/session.ts'
import type { Pages } from '../../ui/pages-of.tsx'
import styles from './counts.module.css'
import { urgencyGroupOf } from './obligation.ts'
import { useObligationWords } from './words.ts'

interface CountsProps {
  readonly open: Pages<ObligationOut>
  readonly offered: Pages<ObligationOut>
}

/** How it stands with me, in four numbers. A list not read to its end counts with a plus. */
export function Counts({ open, offered }: CountsProps) {
  const { say } = useObligationWords()
  const now = useNow('minute')
  const timeZone = useTimeZone()
  const groups = Map.groupBy(open.items ?? [], ({ dueAt }) => urgencyGroupOf(dueAt, now, timeZone))
  const overdue = groups.get('overdue')?.length ?? 0
  const numbers = [
    { name: say('counts.open'), count: open.items?.length, more: open.hasNextPage, tone: '' },
    { name: say('counts.overdue'), count: open.items && overdue, more: false, tone: overdue > 0 ? styles.bad : '' },
    { name: say('counts.today'), count: open.items && (groups.get('today')?.length ?? 0), more: false, tone: '' },
    { name: say('counts.offered'), count: offered.items?.length, more: offered.hasNextPage, tone: '' },
  ]
  return (
    <dl className={styles.counts} aria-label={say('counts.label')}>
      {numbers.map(({ name, count, more, tone }) => (
        <div key={name} className={tone}>
          <dt>{name}</dt>
          <dd>
            {count ?? '–'}
            {more && '+'}
          </dd>
        </div>
      ))}
    </dl>
  )
}

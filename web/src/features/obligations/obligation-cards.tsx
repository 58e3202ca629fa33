import type { ObligationOut } from '../../../../functions/obligation/obligation.contract.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useTimeZone } from '../../lib/session.ts'
import { URGENCIES, urgencyGroupOf } from './obligation.ts'
import { ObligationCard } from './obligation-card.tsx'
import styles from './obligation-cards.module.css'
import { useObligationWords } from './words.ts'

/** Obligations one under the other; `inGroups` with a heading for each degree of urgency. */
export function ObligationCards({ items, inGroups }: { items: readonly ObligationOut[]; inGroups: boolean }) {
  const { say } = useObligationWords()
  const now = useNow('minute')
  const timeZone = useTimeZone()
  if (!inGroups) return <Cards items={items} />
  const groups = Map.groupBy(items, ({ dueAt }) => urgencyGroupOf(dueAt, now, timeZone))
  return URGENCIES.map((urgency) => {
    const inside = groups.get(urgency)
    if (inside === undefined) return null
    return (
      <section key={urgency} className={styles.group} aria-labelledby={`group-${urgency}`}>
        <h2 id={`group-${urgency}`}>
          {say(`groups.${urgency}`)} <span>{inside.length}</span>
        </h2>
        <Cards items={inside} />
      </section>
    )
  })
}

function Cards({ items }: { items: readonly ObligationOut[] }) {
  return (
    <ul className={styles.cards}>
      {items.map((obligation) => (
        <li key={obligation.id}>
          <ObligationCard obligation={obligation} />
        </li>
      ))}
    </ul>
  )
}

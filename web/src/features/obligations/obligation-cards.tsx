import type { ObligationOut } from '../../../../functions/obligation/obligation.contract.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useTimeZone } from '../../lib/session.ts'
import { URGENCIES, urgencyGroupOf } from './obligation.ts'
import { ObligationCard } from './obligation-card.tsx'
import styles from './obligation-cards.module.css'
import { useObligationWords } from './words.ts'

interface ObligationCardsProps {
  /** What they are, for screen readers. */
  readonly label: string
  readonly items: readonly ObligationOut[]
  /** With a heading for each degree of urgency. */
  readonly inGroups: boolean
}

/** Obligations one under the other. */
export function ObligationCards({ label, items, inGroups }: ObligationCardsProps) {
  const { say } = useObligationWords()
  const now = useNow('minute')
  const timeZone = useTimeZone()
  if (!inGroups) {
    return (
      <>
        <h2 className="unseen">{label}</h2>
        <Cards items={items} />
      </>
    )
  }
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

import { Link } from '@tanstack/react-router'
import type { CalendarItem } from '../../../../functions/duty/duty.contract.ts'
import { Card } from '../../ui/card.tsx'
import { Deadline } from '../../ui/deadline.tsx'
import { Empty } from '../../ui/waiting.tsx'
import styles from './duties.module.css'
import { Marks } from './marks.tsx'
import { GROUPS, grouped, saidDay } from './month.ts'
import { useDutyWords } from './words.ts'

/** Most of what is still to come that a list shows; the month has the rest. */
const MOST = 20

interface DutyListProps {
  readonly items: readonly CalendarItem[]
  readonly today: string
  /** Whose duties these are, when not the reader's own. */
  readonly position: string | undefined
}

/** What is late, of today, and coming. */
export function DutyList({ items, today, position }: DutyListProps) {
  const { say } = useDutyWords()
  const groups = grouped(items, today)
  const shown = GROUPS.filter((group) => groups[group].length > 0)
  if (shown.length === 0)
    return (
      <Empty icon="duty" title={say('empty')}>
        {say('emptyText')}
      </Empty>
    )
  return shown.map((group) => (
    <Card key={group} title={`${say(`groups.${group}`)} · ${say('month.count', { count: groups[group].length })}`}>
      <Items items={groups[group].slice(0, MOST)} hasDate={group !== 'today'} />
      {groups[group].length > MOST && (
        <Link to="/duties" search={{ view: 'calendar', ...(position !== undefined && { position }) }}>
          {say('rest', { count: groups[group].length - MOST })}
        </Link>
      )}
    </Card>
  ))
}

/** Occurrences one below the other; those that are opened lead to their page. */
export function Items({ items, hasDate }: { items: readonly CalendarItem[]; hasDate: boolean }) {
  const { language } = useDutyWords()
  return (
    <ul className={styles.items}>
      {items.map((item) => (
        <li key={item.key} className={styles.item}>
          <span className={styles.time}>
            {[hasDate ? saidDay(item.on, language, true) : '', item.at ?? ''].join(' ').trim()}
          </span>
          <span className={styles.title}>
            <Named item={item} /> <span className="weak">{item.position.name}</span>
          </span>
          <span className={styles.marks}>
            <Marks item={item} />
            {item.status === 'open' && item.dueAt !== null && <Deadline dueAt={item.dueAt} />}
          </span>
        </li>
      ))}
    </ul>
  )
}

export function Named({ item }: { item: CalendarItem }) {
  if (item.occurrence === null) return <span>{item.title}</span>
  return (
    <Link to="/duties/$id" params={{ id: item.occurrence }}>
      {item.title}
    </Link>
  )
}

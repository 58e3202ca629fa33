import type { CalendarItem } from '../../../../functions/duty/duty.contract.ts'
import { useIsNarrow } from '../../lib/screen.ts'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/waiting.tsx'
import styles from './duties.module.css'
import { Items, Named } from './duty-list.tsx'
import { toneOf } from './marks.tsx'
import { saidDay, weeksOf } from './month.ts'
import { useDutyWords } from './words.ts'

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const MOST_IN_A_DAY = 4

interface MonthProps {
  readonly month: string
  readonly name: string
  readonly today: string
  readonly items: readonly CalendarItem[]
}

/** A month as a table of weeks; on a phone as an agenda, day by day. */
export function MonthGrid(props: MonthProps) {
  const isNarrow = useIsNarrow()
  return isNarrow ? <Agenda {...props} /> : <Grid {...props} />
}

function Grid({ month, name, today, items }: MonthProps) {
  const { say } = useDutyWords()
  const byDay = Map.groupBy(items, ({ on }) => on)
  return (
    <div className={styles.scroll}>
      <table className={styles.month}>
        <caption className={styles.caption}>{say('month.label', { month: name })}</caption>
        <thead>
          <tr>
            {WEEKDAYS.map((day) => (
              <th key={day} scope="col">
                {say(`weekdays.${day}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week.find((day) => day !== undefined)}>
              {week.map((day, nth) => (
                <td key={day ?? WEEKDAYS[nth]} className={day === today ? styles.today : ''}>
                  {day !== undefined && <Day day={day} items={byDay.get(day) ?? []} isToday={day === today} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Day({ day, items, isToday }: { day: string; items: readonly CalendarItem[]; isToday: boolean }) {
  const { say } = useDutyWords()
  const more = items.length - MOST_IN_A_DAY
  return (
    <>
      <time dateTime={day} {...(isToday && { 'aria-current': 'date' as const })}>
        {Number(day.slice(8))}
      </time>
      {items.length > 0 && (
        <ul className={styles.day}>
          {items.slice(0, MOST_IN_A_DAY).map((item) => (
            <li key={item.key} className={`${styles.entry} ${styles[toneOf(item)]}`}>
              {item.at} <Named item={item} />
              <span className={styles.hidden}>{say(`statuses.${item.status}`)}</span>
            </li>
          ))}
          {more > 0 && <li className="weak">+{more}</li>}
        </ul>
      )}
    </>
  )
}

function Agenda({ items, today }: MonthProps) {
  const { say, language } = useDutyWords()
  if (items.length === 0) return <Empty icon="window" title={say('month.nothing')} />
  return [...Map.groupBy(items, ({ on }) => on)].map(([day, theirs]) => (
    <Card key={day} title={`${saidDay(day, language)}${day === today ? ` · ${say('groups.today')}` : ''}`}>
      <Items items={theirs} hasDate={false} />
    </Card>
  ))
}

import type { RotaOut } from '../../../../functions/on-call/rota.contract.ts'
import { sayDate, sayRange } from '../../lib/say-time.ts'
import { useNow } from '../../lib/server-clock.ts'
import { localOf } from '../../lib/zone.ts'
import { PersonName } from '../../ui/person.tsx'
import { Tag } from '../../ui/tag.tsx'
import styles from './calendar.module.css'
import { isHole, type Row } from './rows.ts'
import { BecauseTag } from './tags.tsx'
import type { Range } from './times.tsx'
import type { Shift } from './weeks.ts'
import { useOnCallWords } from './words.ts'

interface AgendaProps {
  readonly rows: readonly Row[]
  readonly range: Range
  readonly rota: RotaOut | undefined
  /** On whose wall. */
  readonly zone: string
}

type Entry = Shift & Pick<Row, 'role'>

/** Shifts below one another, by the day on which they begin: a calendar for a small screen. */
export function Agenda({ rows, range, rota, zone }: AgendaProps) {
  const { language } = useOnCallWords()
  const now = useNow('minute')
  const entries = rows
    .flatMap(({ role, shifts }) => shifts.map((shift): Entry => ({ ...shift, role })))
    .filter((each) => each.from < range.until && each.until > range.from)
    // What is over, and time in which nobody has to be there, would only be in the way.
    .filter((each) => each.until > now || range.until <= now)
    .filter((each) => each.person !== null || isHole(each, rota))
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.role.localeCompare(b.role)))
  const days = Map.groupBy(entries, ({ from }) => localOf(from, zone).slice(0, 10))
  return (
    <ol className={styles.agenda}>
      {[...days].map(([day, shifts]) => (
        <li key={day}>
          <h3>{sayDate(shifts[0]?.from ?? day, zone, language, now)}</h3>
          <ul>
            {shifts.map((shift) => (
              <OneShift key={`${shift.role} ${shift.from}`} shift={shift} zone={zone} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}

function OneShift({ shift, zone }: { shift: Entry; zone: string }) {
  const { say, language } = useOnCallWords()
  const now = useNow('minute')
  const { role, person, because, from, until } = shift
  return (
    <li>
      <div className={styles.who}>
        <span className="weak">{say(`roles.${role}`)}</span>
        {person === null ? (
          <Tag tone="bad">{say('nobody')}</Tag>
        ) : (
          <strong>
            <PersonName person={person} />
          </strong>
        )}
        {because !== null && because !== 'rotation' && <BecauseTag because={because} />}
        {from <= now && now < until && <Tag tone="good">{say('mine.running')}</Tag>}
      </div>
      <div className="weak">
        <time dateTime={from}>{sayRange(from, until, zone, language, now)}</time>
      </div>
    </li>
  )
}

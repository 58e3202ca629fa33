import type { ScheduleOut } from '../../../../functions/on-call/schedule.contract.ts'
import { sayDate } from '../../lib/say-time.ts'
import { localOf } from '../../lib/zone.ts'
import { PersonName } from '../../ui/person.tsx'
import { Tag } from '../../ui/tag.tsx'
import styles from './calendar.module.css'
import { isHole, type Row } from './rows.ts'
import { BecauseTag } from './tags.tsx'
import { type Range, useOwnTimes, When } from './times.tsx'
import type { Shift } from './weeks.ts'
import { useOnCallWords } from './words.ts'

interface AgendaProps {
  readonly rows: readonly Row[]
  readonly range: Range
  readonly schedule: Pick<ScheduleOut, 'current'>
}

type Entry = Shift & Pick<Row, 'role'>

/** Shifts below one another, by the day on which they begin: a calendar for a small screen. */
export function Agenda({ rows, range, schedule: { current } }: AgendaProps) {
  const { language } = useOnCallWords()
  const { zone, now } = useOwnTimes()
  const entries = rows
    .flatMap(({ role, shifts }) => shifts.map((shift): Entry => ({ ...shift, role })))
    // What is over, and time in which nobody has to be there, would only be in the way.
    .filter((each) => each.until > now || range.until <= now)
    .filter((each) => each.person !== null || isHole(each, current?.rota))
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.role.localeCompare(b.role)))
  const days = Map.groupBy(entries, ({ from }) => localOf(from, zone).slice(0, 10))
  return (
    <ol className={styles.agenda}>
      {[...days].map(([day, shifts]) => (
        <li key={day}>
          <h3>{sayDate(shifts[0]?.from ?? day, zone, language, now)}</h3>
          <ul>
            {shifts.map((shift) => (
              <OneShift key={`${shift.role} ${shift.from}`} shift={shift} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}

function OneShift({ shift }: { shift: Entry }) {
  const { say } = useOnCallWords()
  const { now } = useOwnTimes()
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
        <When {...shift} />
      </div>
    </li>
  )
}

import type { ScheduleOut } from '../../../../functions/on-call/schedule.contract.ts'
import { sayDate } from '../../lib/say-time.ts'
import styles from './calendar.module.css'
import { isHole, looksOf, type Row } from './rows.ts'
import { useOwnTimes } from './times.tsx'
import { type Piece, piecesIn, placeIn, type Week } from './weeks.ts'
import { useOnCallWords } from './words.ts'

interface WeekGridProps {
  readonly weeks: readonly Week[]
  readonly rows: readonly Row[]
  readonly schedule: Pick<ScheduleOut, 'current'>
}

/** Weeks below one another, a line for each role (and layer), shifts as bars as long as they last. */
export function WeekGrid({ weeks, rows, schedule: { current } }: WeekGridProps) {
  const lookOf = looksOf(current?.rota, rows)
  return (
    <div className={styles.weeks}>
      {weeks.map((week) => (
        <OneWeek key={week.from} week={week} rows={rows} lookOf={lookOf} rota={current?.rota} />
      ))}
    </div>
  )
}

type Rota = NonNullable<ScheduleOut['current']>['rota']

interface OneWeekProps {
  readonly week: Week
  readonly rows: readonly Row[]
  readonly lookOf: (person: string) => number
  readonly rota: Rota | undefined
}

function OneWeek({ week, rows, lookOf, rota }: OneWeekProps) {
  const { say, language } = useOnCallWords()
  const { zone, now } = useOwnTimes()
  const [first] = week.days
  const from = sayDate(first?.from ?? week.from, zone, language, now)
  return (
    <section className={styles.week} aria-label={say('calendar.week', { from })}>
      <div className={styles.row}>
        <span />
        <div className={styles.days}>
          {week.days.map((day, nth) => {
            const end = week.days[nth + 1]?.from ?? week.until
            const start = placeIn(week, day.from)
            return (
              <div
                key={day.date}
                className={`${styles.day} ${day.from <= now && now < end ? styles.today : ''}`}
                style={{ left: `${start}%`, width: `${placeIn(week, end) - start}%` }}
              >
                {sayDate(day.from, zone, language, now)}
              </div>
            )
          })}
        </div>
      </div>
      {rows.map(({ role, name, shifts, isLayer = false }) => (
        <div key={`${role} ${isLayer} ${name}`} className={`${styles.row} ${isLayer ? styles.layer : ''}`}>
          <span className={styles.name}>{name}</span>
          <ol className={styles.track} aria-label={name}>
            {piecesIn(week, shifts).map((piece) => (
              <Bar key={piece.shift.from} piece={piece} lookOf={lookOf} isHole={isHole(piece.shift, rota)} />
            ))}
          </ol>
        </div>
      ))}
    </section>
  )
}

function Bar({
  piece: { shift, start, width },
  lookOf,
  isHole,
}: {
  piece: Piece
  lookOf: (person: string) => number
  isHole: boolean
}) {
  const { say } = useOnCallWords()
  const { sayWhen } = useOwnTimes()
  const { person, because, isPast } = shift
  const look = person === null ? (isHole ? styles.hole : styles.nobody) : styles[`look${lookOf(person.id)}`]
  const why = because === null || because === 'rotation' ? '' : ` · ${say(`because.${because}`)}`
  const when = sayWhen(shift)
  return (
    <li
      className={`${styles.shift} ${look ?? ''} ${isPast ? styles.past : ''}`}
      style={{ left: `${start}%`, width: `${width}%` }}
      title={`${person?.name ?? say('nobody')}${why} ${when}`}
    >
      <span className={styles.words}>
        {person?.name ?? (isHole ? say('nobody') : '')}
        {why}
      </span>
      <span className="unseen">{when}</span>
    </li>
  )
}

import type { RotaOut } from '../../../../functions/on-call/rota.contract.ts'
import { sayDate, sayRange } from '../../lib/say-time.ts'
import { useNow } from '../../lib/server-clock.ts'
import styles from './calendar.module.css'
import { isHole, looksOf, type Row } from './rows.ts'
import { type Piece, piecesIn, placeIn, type Week } from './weeks.ts'
import { useOnCallWords } from './words.ts'

interface WeekGridProps {
  readonly weeks: readonly Week[]
  readonly rows: readonly Row[]
  readonly rota: RotaOut | undefined
  /** On whose wall. */
  readonly zone: string
}

/** Weeks below one another, a line for each role (and layer), shifts as bars as long as they last. */
export function WeekGrid({ weeks, rows, rota, zone }: WeekGridProps) {
  const lookOf = looksOf(rota, rows)
  return (
    <div className={styles.weeks}>
      {weeks.map((week) => (
        <OneWeek key={week.from} week={week} rows={rows} lookOf={lookOf} rota={rota} zone={zone} />
      ))}
    </div>
  )
}

interface OneWeekProps extends Omit<WeekGridProps, 'weeks'> {
  readonly week: Week
  readonly lookOf: (person: string) => number
}

function OneWeek({ week, rows, lookOf, rota, zone }: OneWeekProps) {
  const { say, language } = useOnCallWords()
  const now = useNow('minute')
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
              <Bar
                key={piece.shift.from}
                piece={piece}
                lookOf={lookOf}
                zone={zone}
                isHole={isHole(piece.shift, rota)}
              />
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
  zone,
  isHole,
}: {
  piece: Piece
  lookOf: (person: string) => number
  zone: string
  isHole: boolean
}) {
  const { say, language } = useOnCallWords()
  const now = useNow('minute')
  const { person, because, isPast } = shift
  const look = person === null ? (isHole ? styles.hole : styles.nobody) : styles[`look${lookOf(person.id)}`]
  const why = because === null || because === 'rotation' ? '' : ` · ${say(`because.${because}`)}`
  const when = sayRange(shift.from, shift.until, zone, language, now)
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

import styles from './simulation.module.css'
import { useCheckWords } from './words.ts'

const WIDTH = 220
const HEIGHT = 36
/** Hours at the top of the drawing. */
const TOP = 60
const MOST = 40
const MANY = 32

interface DrawingProps {
  readonly name: string
  readonly hours: readonly number[]
  readonly mean: number
  readonly worst: number
}

/** A bar a week; the dashed line is forty hours. */
export function HoursDrawing({ name, hours, mean, worst }: DrawingProps) {
  const { say } = useCheckWords()
  const step = WIDTH / Math.max(1, hours.length)
  const weeks = hours.map((value, week) => ({ week, value }))
  const y = (value: number) => HEIGHT - (Math.min(value, TOP) / TOP) * HEIGHT
  return (
    <svg
      className={styles.drawing}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={say('simulation.curveOf', { name, mean, worst })}
    >
      {weeks.map(({ week, value }) => (
        <rect
          key={week}
          x={week * step}
          y={y(value)}
          width={Math.max(1, step - 1)}
          height={HEIGHT - y(value)}
          className={value > MOST ? styles.much : value > MANY ? styles.many : styles.fine}
        />
      ))}
      <line x1="0" x2={WIDTH} y1={y(MOST)} y2={y(MOST)} className={styles.most} />
    </svg>
  )
}

import { useId } from 'react'
import { type Allowance, isoOf, type Parts, partsOf } from './duration.ts'
import styles from './duration-field.module.css'
import { useUiWords } from './words.ts'

/** What a form gives to a control of its own. */
export interface Control<Value> {
  readonly id?: string
  readonly value?: Value
  readonly onChange?: (value: Value) => void
}

const UNITS = ['days', 'hours', 'minutes'] as const
const MOST = 9999

interface DurationFieldProps extends Control<Allowance> {
  /** What is asked, for whoever does not see it. */
  readonly label: string
}

/** How long: days, hours, minutes. The clock is the stage's. */
export function DurationField({ id, value = NOTHING, onChange, label }: DurationFieldProps) {
  const { say } = useUiWords()
  const own = useId()
  const parts = partsOf(value.iso)
  const set = (unit: keyof Parts, typed: string) => {
    const count = Math.min(MOST, Math.max(0, Math.trunc(Number(typed)) || 0))
    onChange?.({ ...value, iso: isoOf({ ...parts, [unit]: count }) })
  }
  return (
    <span className={styles.duration}>
      {UNITS.map((unit, nth) => (
        <label key={unit}>
          <input
            id={nth === 0 && id !== undefined ? id : `${own}${unit}`}
            type="number"
            min={0}
            max={MOST}
            value={parts[unit] === 0 ? '' : parts[unit]}
            placeholder="0"
            aria-label={`${label} · ${say(`duration.${unit}`)}`}
            onChange={({ target }) => set(unit, target.value)}
          />
          {say(`duration.${unit}`)}
        </label>
      ))}
    </span>
  )
}

const NOTHING: Allowance = { clock: 'business', iso: 'PT0M' }

interface ClockFieldProps extends Control<Allowance['clock']> {
  readonly label: string
}

/** Whether only working time counts. */
export function ClockField({ id, value = 'business', onChange, label }: ClockFieldProps) {
  const { say } = useUiWords()
  return (
    <select
      {...(id !== undefined && { id })}
      className={styles.select ?? ''}
      aria-label={label}
      value={value}
      onChange={({ target }) => onChange?.(target.value as Allowance['clock'])}
    >
      {(['business', 'wall'] as const).map((clock) => (
        <option key={clock} value={clock}>
          {say(`duration.clocks.${clock}`)}
        </option>
      ))}
    </select>
  )
}

/** A duration with its own clock: the time allowed, and how often the head is told again. */
export function AllowanceField({ value = NOTHING, onChange, label, ...control }: DurationFieldProps) {
  const { say } = useUiWords()
  return (
    <span className={styles.duration}>
      <DurationField {...control} value={value} label={label} {...(onChange && { onChange })} />
      <ClockField
        label={`${label} · ${say('duration.clock')}`}
        value={value.clock}
        onChange={(clock) => onChange?.({ ...value, clock })}
      />
    </span>
  )
}

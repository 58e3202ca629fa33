import type { Allowance } from '../../ui/duration.ts'
import styles from '../../ui/duration-field.module.css'
import { type Control, DurationField } from '../../ui/duration-field.tsx'
import { usePolicyWords } from './words.ts'

interface WhenFieldProps<Special> extends Control<Allowance | Special> {
  readonly label: string
}

/** When to remind: at a part of the time allowed, or after a time. */
export function ReminderField({ id, value = 0.5, onChange, label }: WhenFieldProps<number>) {
  const { say } = usePolicyWords()
  const isPart = typeof value === 'number'
  return (
    <span className={styles.duration}>
      <select
        {...(id !== undefined && { id })}
        className={styles.select ?? ''}
        aria-label={`${label} · ${say('form.reminderAt')}`}
        value={isPart ? 'part' : 'after'}
        onChange={({ target }) => onChange?.(target.value === 'part' ? 0.5 : AN_HOUR)}
      >
        <option value="part">{say('form.atPart')}</option>
        <option value="after">{say('form.afterTime')}</option>
      </select>
      {isPart ? (
        <label>
          <input
            type="number"
            min={1}
            max={99}
            value={Math.round(value * 100)}
            aria-label={`${label} · ${say('form.percent')}`}
            onChange={({ target }) => onChange?.(Math.min(99, Math.max(1, Math.trunc(Number(target.value)))) / 100)}
          />
          %
        </label>
      ) : (
        <DurationField label={label} value={value} {...(onChange && { onChange })} />
      )}
    </span>
  )
}

/** When to go up: when it is due, or after a time. */
export function ClimbField({ id, value = 'due', onChange, label }: WhenFieldProps<'due'>) {
  const { say } = usePolicyWords()
  return (
    <span className={styles.duration}>
      <select
        {...(id !== undefined && { id })}
        className={styles.select ?? ''}
        aria-label={`${label} · ${say('form.climbAt')}`}
        value={value === 'due' ? 'due' : 'after'}
        onChange={({ target }) => onChange?.(target.value === 'due' ? 'due' : AN_HOUR)}
      >
        <option value="due">{say('form.whenDue')}</option>
        <option value="after">{say('form.afterTime')}</option>
      </select>
      {value !== 'due' && <DurationField label={label} value={value} {...(onChange && { onChange })} />}
    </span>
  )
}

const AN_HOUR: Allowance = { clock: 'business', iso: 'PT1H' }

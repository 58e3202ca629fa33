import { Checkbox, Select } from 'antd'
import styles from './editor.module.css'
import { type Days, WEEKDAYS, type Weekday } from './rota-values.ts'
import { useOnCallWords } from './words.ts'

interface DaysFieldProps {
  readonly id?: string
  readonly value?: Days
  readonly onChange?: (days: Days) => void
  /** What the field is called: it stands in a row without labels. */
  readonly label: string
}

/** Certain weekdays, or the working days or days off of the calendar. */
export function DaysField({ id, value = 'working-days', onChange, label }: DaysFieldProps) {
  const { say } = useOnCallWords()
  const isChosen = typeof value !== 'string'
  return (
    <div className={styles.days}>
      <Select
        {...(id !== undefined && { id })}
        aria-label={label}
        value={isChosen ? ('chosen' as const) : value}
        onChange={(kind: 'working-days' | 'days-off' | 'chosen') =>
          onChange?.(kind === 'chosen' ? [...WEEKDAYS] : kind)
        }
        options={(['working-days', 'days-off', 'chosen'] as const).map((kind) => ({
          value: kind,
          label: say(`spell.kinds.${kind}`),
        }))}
      />
      {isChosen && (
        <Checkbox.Group
          value={value}
          onChange={(days: Weekday[]) => onChange?.(WEEKDAYS.filter((day) => days.includes(day)))}
          options={WEEKDAYS.map((day) => ({ value: day, label: say(`weekdays.${day}`) }))}
        />
      )}
    </div>
  )
}

import { listPositions } from '../../../../functions/responsibility/responsibility.contract.ts'
import { useWhole } from '../../lib/use-api.ts'
import styles from '../../ui/duration-field.module.css'
import type { Control } from '../../ui/duration-field.tsx'
import { useSeverityWords } from './words.ts'

const USUAL = ['primary', 'secondary', 'leader', 'head'] as const

/** Who is paged: by the schedule of the service, by the organisation, or a position by name. */
export function StepSelect({ id, value = 'leader', onChange, label }: Control<string> & { readonly label: string }) {
  const { say, name, language } = useSeverityWords()
  const positions = useWhole(listPositions, { query: { limit: 100 } })
  const options = positions.map((each) => ({ value: `position:${each.id}`, label: each.name[language] }))
  const isKnown = USUAL.some((each) => each === value) || options.some((each) => each.value === value)
  return (
    <select
      {...(id !== undefined && { id })}
      className={styles.select ?? ''}
      aria-label={label}
      value={value}
      onChange={({ target }) => onChange?.(target.value)}
    >
      {USUAL.map((each) => (
        <option key={each} value={each}>
          {say(`to.${each}`)}
        </option>
      ))}
      {!isKnown && <option value={value}>{name('to', value.split(':')[0] ?? value)}</option>}
      {options.map((each) => (
        <option key={each.value} value={each.value}>
          {each.label}
        </option>
      ))}
    </select>
  )
}

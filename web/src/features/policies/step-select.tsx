import { listGroups, listPositions } from '../../../../functions/responsibility/responsibility.contract.ts'
import { useWhole } from '../../lib/use-api.ts'
import styles from '../../ui/duration-field.module.css'
import type { Control } from '../../ui/duration-field.tsx'
import { useStepName } from './step-name.ts'
import { usePolicyWords } from './words.ts'

/** To whom a step goes up: relative to whoever owes it, a position, a group; a person only where one was named before. */
export function StepSelect({ id, value = 'leader', onChange, label }: Control<string> & { readonly label: string }) {
  const { say, language } = usePolicyWords()
  const positions = useWhole(listPositions, { query: { limit: 100 } })
  const groups = useWhole(listGroups, { query: { limit: 100 } })
  const present = useStepName(value)
  const options = [
    ...positions.map((each) => ({ value: `position:${each.id}`, label: each.name[language] })),
    ...groups.map((each) => ({
      value: `group:${each.id}`,
      label: say('toNamed.group', { name: each.name[language] }),
    })),
  ]
  const isKnown = ['deputy', 'leader', 'head'].includes(value) || options.some((each) => each.value === value)
  return (
    <select
      {...(id !== undefined && { id })}
      className={styles.select ?? ''}
      aria-label={label}
      value={value}
      onChange={({ target }) => onChange?.(target.value)}
    >
      {(['deputy', 'leader', 'head'] as const).map((each) => (
        <option key={each} value={each}>
          {say(`to.${each}`)}
        </option>
      ))}
      {!isKnown && <option value={value}>{present}</option>}
      {options.map((each) => (
        <option key={each.value} value={each.value}>
          {each.label}
        </option>
      ))}
    </select>
  )
}

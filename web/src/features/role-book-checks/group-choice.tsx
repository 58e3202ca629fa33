import { listGroups } from '../../../../functions/responsibility/responsibility.contract.ts'
import { useWhole } from '../../lib/use-api.ts'
import { useCheckWords } from './words.ts'

/** Of which group; the empty choice is all. */
export function GroupChoice({ group, onChange }: { group: string; onChange: (group: string) => void }) {
  const { say, language } = useCheckWords()
  const groups = useWhole(listGroups, { query: { limit: 100 } })
  return (
    <label>
      <span>{say('filters.group')}</span>
      <select value={group} onChange={({ target }) => onChange(target.value)}>
        <option value="">{say('filters.all')}</option>
        {groups.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name[language]}
          </option>
        ))}
      </select>
    </label>
  )
}

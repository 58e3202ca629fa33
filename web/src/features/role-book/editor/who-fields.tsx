import { useBookWords } from '../words.ts'
import styles from './editor.module.css'
import { PositionField, PositionsField } from './pickers.tsx'

/** Who answers for it, exactly one position; who does it, is asked before, is told afterwards. */
export function WhoFields() {
  const { say } = useBookWords()
  return (
    <div className={styles.row}>
      <PositionField name="position" label={say('fields.position')} />
      {(['responsible', 'consulted', 'informed'] as const).map((field) => (
        <PositionsField key={field} name={field} label={say(`fields.${field}`)} />
      ))}
    </div>
  )
}

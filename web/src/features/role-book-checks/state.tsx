import type { MatrixOut } from '../../../../functions/role-book/matrix.contract.ts'
import styles from './matrix.module.css'
import { useCheckWords } from './words.ts'

export type State = MatrixOut['items'][number]['cells'][number]['state']

export const STATES: readonly State[] = ['gap', 'overlap', 'vacant', 'single', 'covered', 'not-needed']

/** Not colour alone: each state has a sign and a pattern of its own. */
const SIGNS: Readonly<Record<State, string>> = {
  gap: '✕',
  overlap: '‖',
  vacant: '○',
  single: '1',
  covered: '✓',
  'not-needed': '–',
}

export const SignOf = ({ state }: { state: State }) => (
  <span className={`${styles.sign} ${styles[state]}`} aria-hidden="true">
    {SIGNS[state]}
  </span>
)

/** The sign and its word. */
export function StateWord({ state }: { state: State }) {
  const { say } = useCheckWords()
  return (
    <span className={styles.state}>
      <SignOf state={state} /> {say(`states.${state}`)}
    </span>
  )
}

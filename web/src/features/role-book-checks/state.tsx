import type { ReactNode } from 'react'
import type { MatrixOut } from '../../../../functions/role-book/matrix.contract.ts'
import { Icon } from '../../ui/icon.tsx'
import styles from './matrix.module.css'
import { useCheckWords } from './words.ts'

export type State = MatrixOut['items'][number]['cells'][number]['state']

export const STATES: readonly State[] = ['gap', 'overlap', 'vacant', 'single', 'covered', 'not-needed']

/** Not colour alone: each state has a sign and an edge of its own; numbers count who is there, or who answers. */
const SIGNS: Readonly<Record<State, ReactNode>> = {
  gap: <Icon name="close" size={14} />,
  overlap: '2',
  vacant: '0',
  single: '1',
  covered: <Icon name="check" size={14} />,
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

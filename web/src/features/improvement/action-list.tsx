import { Link } from '@tanstack/react-router'
import type { ActionSummary } from '../../../../functions/improvement/action.contract.ts'
import { Deadline } from '../../ui/deadline.tsx'
import styles from './improvement.module.css'
import { ActionStatusTag } from './tags.tsx'
import { useImprovementWords } from './words.ts'

/** Actions that follow from one review, one below the other. */
export function ActionList({ actions }: { actions: readonly ActionSummary[] }) {
  const { say } = useImprovementWords()
  return (
    <ul className={styles.actions} aria-label={say('actions.label')}>
      {actions.map(({ id, number, title, kind, status, accountable, owner, dueAt }) => (
        <li key={id}>
          <Link to="/improvement-actions/$id" params={{ id }}>
            {number} {title}
          </Link>
          <span className={styles.marks}>
            <ActionStatusTag status={status} />
            {say(`actions.kinds.${kind}`)}
            <span>{(accountable ?? owner).name}</span>
            {dueAt !== null && <Deadline dueAt={dueAt} />}
          </span>
        </li>
      ))}
    </ul>
  )
}

import type { ObligationOut } from '../../../functions/obligation/obligation.contract.ts'
import { At, Deadline } from './deadline.tsx'
import styles from './owed-by.module.css'
import { PersonName } from './person.tsx'
import { useUiWords } from './words.ts'

/** Who owes what of a case now, by when and to which standard; or the words for nobody. */
export function OwedBy({ obligations, nobody }: { obligations: readonly ObligationOut[]; nobody: string }) {
  const { name } = useUiWords()
  const open = obligations.filter(({ status }) => status === 'open')
  if (open.length === 0) return <p className="weak">{nobody}</p>
  return (
    <ul className={styles.owed}>
      {open.map(({ id, kind, accountable, dueAt, standard }) => (
        <li key={id}>
          <div className={styles.who}>
            <strong>
              <PersonName person={accountable} />
            </strong>
            <span className="weak">{name('kinds', kind)}</span>
            <Deadline dueAt={dueAt} />
            <span className="weak">
              <At instant={dueAt} />
            </span>
          </div>
          <p className={styles.standard}>{standard}</p>
        </li>
      ))}
    </ul>
  )
}

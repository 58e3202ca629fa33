import { Link } from '@tanstack/react-router'
import type { HandOverOut } from '../../../../functions/position-hand-over/position-hand-over.contract.ts'
import { Facts } from '../../ui/facts.tsx'
import { Pair } from '../../ui/records.tsx'
import { useUiWords } from '../../ui/words.ts'
import styles from './parts.module.css'
import { useHandOverWords } from './words.ts'

interface DutiesPartProps {
  readonly of: HandOverOut
  /** Each is read in full at once. */
  readonly isUnfolded?: boolean
}

/** The duties that go with the position, each to be unfolded. */
export function DutiesPart({ of: { duties, position }, isUnfolded = false }: DutiesPartProps) {
  const { say } = useHandOverWords()
  if (duties.length === 0) return <p>{say('duties.none')}</p>
  return (
    <>
      <ul className={styles.rows}>
        {duties.map((listed) => (
          <li key={listed.duty.id} className={styles.row}>
            <Duty listed={listed} isUnfolded={isUnfolded} />
          </li>
        ))}
      </ul>
      <p>
        <Link to="/role-book" search={{ position: position.id }}>
          {say('duties.inBook')}
        </Link>
      </p>
    </>
  )
}

interface DutyProps {
  readonly listed: HandOverOut['duties'][number]
  readonly isUnfolded: boolean
}

function Duty({ listed: { duty, when }, isUnfolded }: DutyProps) {
  const { say, language } = useHandOverWords()
  const { name } = useUiWords()
  const { title, standard, evidence, procedure, authorities } = duty
  const facts = (
    [
      ['evidence', evidence.map((each) => each.title[language]).join('\n')],
      ['procedure', [procedure?.title, procedure?.link, procedure?.steps].filter(Boolean).join('\n')],
      ['authorities', authorities.map(({ act }) => name('authorities', act.replace('.', '_'))).join('\n')],
    ] as const
  ).filter(([, words]) => words !== '')
  return (
    <details className={styles.duty} open={isUnfolded}>
      <summary>
        <strong>{title[language]}</strong>
        <span className="weak"> {when}</span>
      </summary>
      <p className={styles.text}>{standard[language]}</p>
      {facts.length > 0 && (
        <Facts>
          {facts.map(([field, words]) => (
            <Pair key={field} name={say(`duties.${field}`)}>
              {words}
            </Pair>
          ))}
        </Facts>
      )}
    </details>
  )
}

import { listObjectiveDuties } from '../../../../functions/role-book/objective-duties.contract.ts'
import { useWhole } from '../../lib/use-api.ts'
import styles from './objectives.module.css'
import { useObjectiveWords } from './words.ts'

/** Which duties a change of an objective touches. */
export function Touched({ id }: { id: string }) {
  const { say, language } = useObjectiveWords()
  const duties = useWhole(listObjectiveDuties, { params: { id }, query: { limit: 100 } })
  if (duties.length === 0) return <p>{say('touchesNone')}</p>
  return (
    <>
      <p>{say('touches', { count: duties.length })}</p>
      <ul className={styles.list}>
        {duties.map((duty) => (
          <li key={duty.id}>
            {duty.title[language]} <span className="weak">{duty.position.name[language]}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

import type { PersonOut } from '../../../../functions/responsibility/responsibility.contract.ts'
import { At } from '../../ui/deadline.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useUiWords } from '../../ui/words.ts'
import styles from './posts.module.css'
import { usePeopleWords } from './words.ts'

/** The positions somebody holds or stands in for. */
export function Posts({ positions }: Pick<PersonOut, 'positions'>) {
  const { say, language } = usePeopleWords()
  const { say: sayUi } = useUiWords()
  if (positions.length === 0) return <span className="weak">{say('list.noPosition')}</span>
  return (
    <ul className={styles.posts}>
      {positions.map(({ id, name, group, via, until }) => (
        <li key={`${id} ${via}`}>
          {name[language]}
          {group !== null && <span className="weak"> · {group.name[language]}</span>}
          {via === 'deputy' && (
            <>
              {' '}
              <Tag tone="quiet">{sayUi('via.deputy')}</Tag>
            </>
          )}
          {until !== null && (
            <span className="weak">
              {' '}
              – <At instant={until} />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

import type { ReactNode } from 'react'
import type { PersonOut } from '../../../../functions/responsibility/responsibility.contract.ts'
import { At } from '../../ui/deadline.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useUiWords } from '../../ui/words.ts'
import styles from './posts.module.css'
import { usePeopleWords } from './words.ts'

interface PostsProps extends Pick<PersonOut, 'positions'> {
  /** What can be done about one, behind its name. */
  readonly actionOf?: (post: PersonOut['positions'][number]) => ReactNode
}

/** The positions somebody holds or stands in for. */
export function Posts({ positions, actionOf }: PostsProps) {
  const { say, language } = usePeopleWords()
  const { say: sayUi } = useUiWords()
  if (positions.length === 0) return <span className="weak">{say('list.noPosition')}</span>
  return (
    <ul className={styles.posts}>
      {positions.map((post) => {
        const { id, name, group, via, until } = post
        return (
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
            {actionOf?.(post)}
          </li>
        )
      })}
    </ul>
  )
}

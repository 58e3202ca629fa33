import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { listObjectiveOrphans } from '../../../../functions/role-book/objective-duties.contract.ts'
import type { Answer } from '../../lib/api.ts'
import { usePages } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import styles from './objectives.module.css'
import { useObjectiveWords } from './words.ts'

/** Objectives that no duty serves, and duties that serve none. */
export function Orphans() {
  const { say, language } = useObjectiveWords()
  const pages = usePages(listObjectiveOrphans, { query: { limit: 25 } })
  const { error } = pages
  const data = pages.data?.[0] as Answer<typeof listObjectiveOrphans> | undefined
  return (
    <Card title={say('orphans.title')} className={styles.orphans ?? ''}>
      {error !== null && <ProblemNote problem={error} />}
      {data === undefined && error === null && <Waiting />}
      {data !== undefined && (
        <>
          <p className="weak">
            {data.version === null ? say('orphans.noBook') : say('orphans.lead', { version: data.version })}
          </p>
          <h3>{say('orphans.objectives')}</h3>
          {data.objectives.length === 0 && <p className="weak">{say('orphans.none')}</p>}
          <ul className={styles.list}>
            {data.objectives.map(({ id, title, owner }) => (
              <li key={id}>
                <Link to="/objectives/$id" params={{ id }}>
                  {title[language]}
                </Link>{' '}
                <span className="weak">{owner.name[language]}</span>
              </li>
            ))}
          </ul>
          <h3>{say('orphans.duties', { count: data.without, all: data.duties })}</h3>
          {data.without === 0 && <p className="weak">{say('orphans.none')}</p>}
          <ul className={styles.list}>
            {(pages.items ?? []).map(({ id, title, position }) => (
              <li key={id}>
                <Link to="/role-book" search={{ duty: id }}>
                  {title[language]}
                </Link>{' '}
                <span className="weak">{position.name[language]}</span>
              </li>
            ))}
          </ul>
          {pages.hasNextPage && (
            <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              {say('orphans.more')}
            </Button>
          )}
        </>
      )}
    </Card>
  )
}

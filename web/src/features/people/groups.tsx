import { Link } from '@tanstack/react-router'
import { listGroups } from '../../../../functions/responsibility/responsibility.contract.ts'
import { useApi } from '../../lib/use-api.ts'
import styles from './groups.module.css'
import { usePeopleWords } from './words.ts'

/** The present one is the one with exactly this search. */
const EXACT = { exact: true, explicitUndefined: true } as const

/** The groups with their leaders; each leads to its people. */
export function Groups() {
  const { say, language } = usePeopleWords()
  const { data } = useApi(listGroups, { query: { limit: 100 } })
  const groups = data?.items ?? []
  return (
    <nav className={styles.groups} aria-label={say('groups.label')}>
      <Link to="/people" search={({ q }) => (q === undefined ? {} : { q })} activeOptions={EXACT}>
        <strong>{say('groups.all')}</strong>
      </Link>
      {groups.map(({ id, name, leader }) => (
        <Link
          key={id}
          to="/people"
          search={({ q }) => ({ group: id, ...(q !== undefined && { q }) })}
          activeOptions={EXACT}
        >
          <strong>{name[language]}</strong>
          <span>{leader === null ? say('groups.vacant') : say('groups.leader', { name: leader.name })}</span>
        </Link>
      ))}
    </nav>
  )
}

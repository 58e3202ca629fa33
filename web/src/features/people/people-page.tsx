import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { Suspense, useEffect, useState } from 'react'
import { listPeople, type PersonOut } from '../../../../functions/responsibility/responsibility.contract.ts'
import { late } from '../../lib/late.ts'
import { useMay } from '../../lib/session.ts'
import { usePages } from '../../lib/use-api.ts'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Records } from '../../ui/records.tsx'
import { Empty } from '../../ui/waiting.tsx'
import { Groups } from './groups.tsx'
import styles from './people-page.module.css'
import { PersonState } from './person-state.tsx'
import { Posts } from './posts.tsx'
import { usePeopleWords } from './words.ts'

const AddPersonDialog = late(async () => (await import('./add-person-dialog.tsx')).AddPersonDialog)

const route = getRouteApi('/people')
/** Between the last letter typed and the question to the server. */
const PAUSE = 250

export function PeoplePage() {
  const { say } = usePeopleWords()
  const { q, group } = route.useSearch()
  const mayAdd = useMay('directory.administer')
  const [isAdding, setAdding] = useState(false)
  const people = usePages(listPeople, { query: { ...(q && { q }), ...(group && { group }) } })

  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      {...(mayAdd && {
        actions: (
          <Button
            type="primary"
            onClick={() => setAdding(true)}
            onFocus={AddPersonDialog.ahead}
            onMouseEnter={AddPersonDialog.ahead}
          >
            {say('add.open')}
          </Button>
        ),
      })}
    >
      <Groups />
      <Search />
      <PagesOf pages={people} empty={<Empty icon="people" title={say('list.none')} />}>
        {(items) => (
          <Records<PersonOut>
            label={say('list.label')}
            items={items}
            keyOf={({ id }) => id}
            columns={[
              { name: say('list.name'), cell: (person) => <Name person={person} /> },
              { name: say('list.positions'), cell: ({ positions }) => <Posts positions={positions} /> },
              { name: say('list.state'), cell: (person) => <PersonState person={person} /> },
              { name: say('list.email'), cell: ({ email }) => email },
            ]}
          />
        )}
      </PagesOf>
      <Suspense>{isAdding && <AddPersonDialog.Component onClose={() => setAdding(false)} />}</Suspense>
    </Page>
  )
}

function Name({ person: { id, name } }: { person: PersonOut }) {
  return (
    <Link to="/people/$id" params={{ id }} className={styles.name}>
      {name}
    </Link>
  )
}

/** Looks people up while one types. */
function Search() {
  const { say } = usePeopleWords()
  const { q = '', group } = route.useSearch()
  const navigate = useNavigate()
  const [typed, setTyped] = useState(q)

  useEffect(() => {
    const wanted = typed.trim()
    if (wanted === q) return
    const timer = setTimeout(() => {
      const search = { ...(wanted !== '' && { q: wanted }), ...(group !== undefined && { group }) }
      void navigate({ to: '/people', search, replace: true })
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [typed, q, group, navigate])

  return (
    <input
      type="search"
      className={styles.search}
      value={typed}
      maxLength={80}
      placeholder={say('search')}
      aria-label={say('search')}
      onChange={({ target }) => setTyped(target.value)}
    />
  )
}

import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { listPositions } from '../../../../functions/responsibility/responsibility.contract.ts'
import {
  type DutyOut,
  listRoleBookDuties,
  listRoleBooks,
  readRoleBook,
} from '../../../../functions/role-book/role-book.contract.ts'
import { sayInstant } from '../../lib/say-time.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useIsStaff, useTimeZone } from '../../lib/session.ts'
import { useApi, usePages, useWhole } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Empty, Waiting } from '../../ui/waiting.tsx'
import { DutyPanel } from './duty-panel.tsx'
import styles from './role-book.module.css'
import { useSaid } from './said.ts'
import { useBookWords } from './words.ts'

/** The book to read: group by group, position by position; what is shown stands in the address. */
export function BookPage() {
  const { say } = useBookWords()
  const { version = 'in-force' } = useSearch({ from: '/role-book' })
  const { data: book, error } = useApi(readRoleBook, { params: { version } })
  const timeZone = useTimeZone()
  const now = useNow('minute')
  const { language } = useBookWords()
  // To whoever holds no position the book is not there, published or not.
  const isStaff = useIsStaff()
  const isNone = error?.status === 404
  return (
    <Page
      title={say('title')}
      lead={
        book?.state === 'in-force'
          ? say('inForce', { number: book.number, from: sayInstant(book.from, timeZone, language, now) })
          : say('lead')
      }
      actions={
        isStaff && (
          <>
            <LinkButton to="/role-book/drafts">{say('drafts')}</LinkButton>
            <LinkButton to="/role-book/versions">{say('versions')}</LinkButton>
            <Button onClick={() => window.print()}>{say('print')}</Button>
          </>
        )
      }
    >
      {isNone && (
        <Empty icon="position" title={say(isStaff ? 'none' : 'notForYou')}>
          <p>{say(isStaff ? 'noneLead' : 'notForYouLead')}</p>
        </Empty>
      )}
      {error !== null && !isNone && <ProblemNote problem={error} />}
      {book !== undefined && <Choices book={book} />}
      {book !== undefined && <Duties version={version} />}
      {book === undefined && error === null && <Waiting />}
    </Page>
  )
}

type Book = NonNullable<ReturnType<typeof useApi<typeof readRoleBook>>['data']>

function Choices({ book }: { book: Book }) {
  const { say, name, language } = useBookWords()
  const { version = '', position = '', q = '' } = useSearch({ from: '/role-book' })
  const navigate = useNavigate({ from: '/role-book' })
  const versions = useWhole(listRoleBooks, { query: { limit: 100 } })
  const [typed, setTyped] = useState(q)
  const ask = (part: { version?: string | undefined; position?: string | undefined; q?: string | undefined }) =>
    void navigate({
      search: (before) => {
        const next = { ...before, ...part }
        const given = ([, value]: readonly [string, string | undefined]) => value !== undefined
        return Object.fromEntries(Object.entries(next).filter(given)) as typeof before
      },
      replace: true,
    })
  useEffect(() => {
    if (typed.trim() === q) return
    const timer = setTimeout(() => ask({ q: typed.trim() || undefined }), 300)
    return () => clearTimeout(timer)
  })
  return (
    <search className={styles.choices}>
      <label>
        <span>{say('version')}</span>
        <select value={version} onChange={({ target }) => ask({ version: target.value || undefined })}>
          <option value="">{name('states', 'in-force')}</option>
          {versions.map(({ number, state, from }) => (
            <option key={number} value={String(number)}>
              {say('versionOf', { number })} · {name('states', state)} · {from.slice(0, 10)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{say('position')}</span>
        <select value={position} onChange={({ target }) => ask({ position: target.value || undefined })}>
          <option value="">{say('all')}</option>
          {book.positions.map((each) => (
            <option key={each.id} value={each.id}>
              {each.name[language]} ({each.duties})
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{say('search')}</span>
        <input type="search" value={typed} maxLength={100} onChange={({ target }) => setTyped(target.value)} />
      </label>
    </search>
  )
}

function Duties({ version }: { version: string }) {
  const { say } = useBookWords()
  const { position, q, duty } = useSearch({ from: '/role-book' })
  const navigate = useNavigate({ from: '/role-book' })
  const query = { limit: 50, ...(position && { position }), ...(q && { q }) }
  const duties = usePages(listRoleBookDuties, { params: { version }, query })
  return (
    <>
      <PagesOf pages={duties} empty={<Empty icon="search" title={say('empty')} />}>
        {(items) => <ByGroup items={items} />}
      </PagesOf>
      {duty !== undefined && (
        <DutyPanel
          key={duty}
          id={duty}
          known={duties.items?.find(({ id }) => id === duty)}
          onClose={() => void navigate({ search: ({ duty: _, ...rest }) => rest, replace: true })}
        />
      )}
    </>
  )
}

function ByGroup({ items }: { items: readonly DutyOut[] }) {
  const { say, language } = useBookWords()
  const positions = useWhole(listPositions, { query: { limit: 100 } })
  const groupOf = (id: string) => positions.find((each) => each.id === id)?.group
  const groups = Map.groupBy(items, ({ position }) => groupOf(position)?.id ?? '')
  return [...groups].map(([id, ofGroup]) => (
    <div key={id} className={styles.group}>
      <h2>{id === '' ? say('ofDepartment') : groupOf(ofGroup[0]?.position ?? '')?.name[language]}</h2>
      {[...Map.groupBy(ofGroup, ({ position }) => position)].map(([position, list]) => (
        <OfPosition key={position} list={list} name={list[0]?.names[position]?.[language] ?? position} />
      ))}
    </div>
  ))
}

function OfPosition({ list, name }: { list: readonly DutyOut[]; name: string }) {
  return (
    <Card title={name}>
      <ul className={styles.duties}>
        {list.map((duty) => (
          <DutyLine key={duty.id} duty={duty} />
        ))}
      </ul>
    </Card>
  )
}

function DutyLine({ duty }: { duty: DutyOut }) {
  const { language } = useBookWords()
  const { lines } = useSaid(duty.names)
  const navigate = useNavigate({ from: '/role-book' })
  return (
    <li>
      <Button
        type="link"
        className={styles.name ?? ''}
        onClick={() => void navigate({ search: (before) => ({ ...before, duty: duty.id }) })}
      >
        {duty.title[language]}
      </Button>
      <p>{[...lines(duty, 'when'), ...lines(duty, 'allowed')].join(' · ')}</p>
      <p>{duty.standard[language]}</p>
    </li>
  )
}

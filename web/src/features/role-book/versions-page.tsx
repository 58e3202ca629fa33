import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import {
  type BookVersionOut,
  compareRoleBooks,
  listRoleBooks,
} from '../../../../functions/role-book/role-book.contract.ts'
import { usePages } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { At } from '../../ui/deadline.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { PersonName } from '../../ui/person.tsx'
import { Records } from '../../ui/records.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Empty } from '../../ui/waiting.tsx'
import { ComparisonOf } from './comparison.tsx'
import styles from './role-book.module.css'
import { useBookWords } from './words.ts'

const TONES = { planned: 'info', 'in-force': 'good', past: 'quiet', replaced: 'warn' } as const

/** Who published which version, what it changed; and two of them side by side. */
export function VersionsPage() {
  const { say, name } = useBookWords()
  const versions = usePages(listRoleBooks, { query: { limit: 50 } })
  return (
    <Page title={say('versions')} above={<Link to="/role-book">{say('back')}</Link>}>
      <PagesOf pages={versions} empty={<Empty icon="position" title={say('none')} />}>
        {(items) => (
          <>
            <Records<BookVersionOut>
              label={say('versions')}
              items={items}
              keyOf={({ number }) => String(number)}
              columns={[
                {
                  name: say('version'),
                  isShort: true,
                  cell: ({ number, state }) => (
                    <>
                      <Link to="/role-book" search={{ version: String(number) }} className={styles.name ?? ''}>
                        {say('versionOf', { number })}
                      </Link>{' '}
                      <Tag tone={TONES[state]}>{name('states', state)}</Tag>
                    </>
                  ),
                },
                { name: say('from'), isShort: true, cell: ({ from }) => <At instant={from} /> },
                {
                  name: say('publishedBy'),
                  isShort: true,
                  cell: ({ publishedBy }) => <PersonName person={publishedBy} />,
                },
                {
                  name: say('reviewedBy'),
                  isShort: true,
                  cell: ({ reviewedBy }) => reviewedBy !== null && <PersonName person={reviewedBy} />,
                },
                {
                  name: say('contents'),
                  cell: ({ added, changed, removed, note }) => (
                    <>
                      {say('counts', { added, changed, removed })}
                      <span className="weak"> {note}</span>
                    </>
                  ),
                },
                { name: say('accepted'), isShort: true, cell: ({ accepted }) => accepted.length || null },
              ]}
            />
            {items.length > 1 ? <Compared versions={items} /> : <p className="weak">{say('compare.onlyOne')}</p>}
          </>
        )}
      </PagesOf>
    </Page>
  )
}

function Compared({ versions }: { versions: readonly BookVersionOut[] }) {
  const { say } = useBookWords()
  const asked = useSearch({ from: '/role-book/versions' })
  const navigate = useNavigate({ from: '/role-book/versions' })
  const version = asked.version ?? String(versions[0]?.number ?? 1)
  const other = asked.with
  const call = { params: { version }, query: { limit: 50, ...(other && { with: other }) } }
  const pages = usePages(compareRoleBooks, call)
  const choice = (label: string, value: string, choose: (value: string) => void) => (
    <label>
      <span>{label}</span>
      <select value={value} onChange={({ target }) => choose(target.value)}>
        {versions.map(({ number }) => (
          <option key={number} value={String(number)}>
            {say('versionOf', { number })}
          </option>
        ))}
      </select>
    </label>
  )
  const ask = (part: { version?: string; with?: string }) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true })
  return (
    <Card title={say('compare.title')}>
      <div className={styles.choices}>
        {choice(say('compare.one'), version, (each) => ask({ version: each }))}
        {choice(
          say('compare.other'),
          other ?? String((pages.data?.[0] as { base?: number } | undefined)?.base ?? version),
          (each) => ask({ with: each }),
        )}
      </div>
      <ComparisonOf pages={pages} />
    </Card>
  )
}

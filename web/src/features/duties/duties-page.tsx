import { Link, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { type CalendarItem, readDutyCalendar } from '../../../../functions/duty/duty.contract.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useTimeZone } from '../../lib/session.ts'
import { useApi } from '../../lib/use-api.ts'
import { localOf } from '../../lib/zone.ts'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { TabBar } from '../../ui/tab-bar.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import styles from './duties.module.css'
import { DutyList } from './duty-list.tsx'
import { monthAfter } from './month.ts'
import { MonthGrid } from './month-grid.tsx'
import { useDutyWords } from './words.ts'

const EVERY_SECONDS = 60

/** What comes round for whoever reads this, or for a position: as a list, or as a month. */
export function DutiesPage() {
  const { say, language } = useDutyWords()
  const { view, position } = useSearch({ from: '/duties' })
  const now = localOf(useNow('minute'), useTimeZone()).slice(0, 7)
  const [chosen, choose] = useState<string>()
  const month = view === 'calendar' ? (chosen ?? now) : now
  const query = { month, ...(position !== undefined && { position }) }
  const found = useApi(readDutyCalendar, { query }, { everySeconds: EVERY_SECONDS })
  const around = { everySeconds: EVERY_SECONDS, enabled: view !== 'calendar' }
  const before = useApi(readDutyCalendar, { query: { ...query, month: monthAfter(month, -1) } }, around).data
  const after = useApi(readDutyCalendar, { query: { ...query, month: monthAfter(month, 1) } }, around).data
  const { data, error } = found
  const [year = 0, nth = 1] = month.split('-').map(Number)
  const named = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(year, nth - 1, 1))
  const name = say('month.name', { year, month: language === 'en' ? named : nth })
  const whose = data?.items.find((item) => item.position.id === position)?.position.name
  const search = position === undefined ? {} : { position }
  return (
    <Page title={position === undefined ? say('title') : say('ofPosition', { name: whose ?? '…' })} lead={say('lead')}>
      <TabBar label={say('views.label')}>
        <Link to="/duties" search={search} activeOptions={{ exact: true, includeSearch: true }}>
          {say('views.list')}
        </Link>
        <Link
          to="/duties"
          search={{ ...search, view: 'calendar' }}
          activeOptions={{ exact: true, includeSearch: true }}
        >
          {say('views.calendar')}
        </Link>
      </TabBar>
      {view === 'calendar' && (
        <div className={styles.turn}>
          <h2 aria-live="polite">{name}</h2>
          <Button onClick={() => choose(monthAfter(month, -1))}>{say('month.before')}</Button>
          <Button onClick={() => choose(undefined)}>{say('month.today')}</Button>
          <Button onClick={() => choose(monthAfter(month, 1))}>{say('month.after')}</Button>
        </div>
      )}
      {error !== null && <ProblemNote problem={error} onRetry={() => void found.refetch()} />}
      {data === undefined && error === null && <Waiting />}
      {data?.isCut === true && <Note tone="warn">{say('month.cut')}</Note>}
      {data !== undefined &&
        (view === 'calendar' ? (
          <MonthGrid month={month} name={name} today={data.today} items={data.items} />
        ) : (
          <DutyList items={listed(before?.items, data.items, after?.items)} today={data.today} position={position} />
        ))}
    </Page>
  )
}

type Items = readonly CalendarItem[]

/** A list does not end with the month: what is still open of the one before belongs into it, and what comes after. */
const listed = (before: Items = [], month: Items, after: Items = []): Items => [
  ...before.filter(({ status }) => status === 'open'),
  ...month,
  ...after.filter(({ status }) => status === 'planned'),
]

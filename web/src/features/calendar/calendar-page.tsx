import { Button } from 'antd'
import { Suspense, useState } from 'react'
import { readCalendar } from '../../../../functions/responsibility/responsibility.contract.ts'
import { late } from '../../lib/late.ts'
import { useMay } from '../../lib/session.ts'
import { useApi } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { Records } from '../../ui/records.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import type { Calendar } from './read-days.ts'
import { useCalendarWords } from './words.ts'

const YearDialog = late(async () => (await import('./year-dialog.tsx')).YearDialog)

/** When the department works, and which years it has not been told the holidays of. */
export function CalendarPage() {
  const { say } = useCalendarWords()
  const mayEnter = useMay('directory.administer')
  const found = useApi(readCalendar, {})
  const [isEntering, setEntering] = useState(false)
  const { data, error } = found
  const unknown = data?.yearsToWarnAbout ?? []
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={
        mayEnter && data !== undefined ? (
          <Button
            type="primary"
            onClick={() => setEntering(true)}
            onFocus={YearDialog.ahead}
            onMouseEnter={YearDialog.ahead}
          >
            {say('enter.open')}
          </Button>
        ) : undefined
      }
    >
      {unknown.length > 0 && <Note tone="warn">{say('unknown', { years: unknown.join(', ') })}</Note>}
      {error !== null && <ProblemNote problem={error} onRetry={() => void found.refetch()} />}
      {data === undefined && error === null && <Waiting />}
      {data !== undefined && (
        <>
          <Week calendar={data.calendar} />
          <Holidays calendar={data.calendar} />
        </>
      )}
      <Suspense>
        {isEntering && data !== undefined && (
          <YearDialog.Component
            calendar={data.calendar}
            version={data.version}
            year={unknown[0]}
            onClose={() => setEntering(false)}
          />
        )}
      </Suspense>
    </Page>
  )
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

function Week({ calendar }: { calendar: Calendar }) {
  const { say } = useCalendarWords()
  const hoursOf = (day: (typeof WEEKDAYS)[number]) =>
    calendar.week[day].map(({ from, to }) => `${from}–${to}`).join(', ') || say('week.off')
  return (
    <Card title={say('week.title')}>
      <p className="weak">{say('week.zone', { zone: calendar.timeZone })}</p>
      <Records
        label={say('week.title')}
        items={WEEKDAYS}
        keyOf={(day) => day}
        columns={[
          { name: say('week.day'), cell: (day) => <strong>{say(`weekdays.${day}`)}</strong> },
          { name: say('week.hours'), cell: hoursOf },
        ]}
      />
    </Card>
  )
}

function Holidays({ calendar }: { calendar: Calendar }) {
  const { say, language } = useCalendarWords()
  const days = Object.entries(calendar.days).toSorted(([a], [b]) => (a < b ? 1 : -1))
  return (
    <Card title={say('holidays.title')}>
      <p>{say(`holidays.${calendar.publicHolidays}`)}</p>
      {calendar.knownYears.length > 0 && <p>{say('holidays.known', { years: calendar.knownYears.join(', ') })}</p>}
      {days.length === 0 ? (
        <p className="weak">{say('holidays.nothing')}</p>
      ) : (
        <Records
          label={say('holidays.days')}
          items={days}
          keyOf={([date]) => date}
          columns={[
            { name: say('holidays.date'), isShort: true, cell: ([date]) => <strong>{date}</strong> },
            { name: say('holidays.how'), isShort: true, cell: ([, { is }]) => say(`is.${is}`) },
            { name: say('holidays.name'), cell: ([, { name }]) => name?.[language] ?? null },
          ]}
        />
      )}
    </Card>
  )
}

import { getRouteApi, Link } from '@tanstack/react-router'
import { Checkbox } from 'antd'
import { readLanes } from '../../../../functions/on-call/on-call.contract.ts'
import type { ScheduleOut } from '../../../../functions/on-call/schedule.contract.ts'
import { useIsNarrow } from '../../lib/screen.ts'
import { useApi } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { Agenda } from './agenda.tsx'
import styles from './calendar.module.css'
import { useLayerLanes } from './layer-lanes.ts'
import type { Row } from './rows.ts'
import { useOwnTimes } from './times.tsx'
import { WeekGrid } from './week-grid.tsx'
import { joined, mondayOf, plusDays, weeksFrom } from './weeks.ts'
import { useOnCallWords } from './words.ts'

const route = getRouteApi('/on-call/schedules/$id')
const WEEKS = 4
/** Weeks asked for before and after: the server cuts shifts off at the ends, and here they are seen whole. */
const AROUND = 4

/** Four weeks of a schedule: who has which role, and, if wanted, what each layer says by itself. */
export function CalendarCard({ schedule }: { schedule: ScheduleOut }) {
  const { say } = useOnCallWords()
  const { zone, now } = useOwnTimes()
  const isNarrow = useIsNarrow()
  const { from: wished, layers } = route.useSearch()
  const navigate = route.useNavigate()
  const { id, timeZone, current } = schedule
  const monday = wished ?? mondayOf(now, zone)
  const weeks = weeksFrom(monday, WEEKS, zone)
  const range = { from: weeks[0]?.from ?? now, until: weeks.at(-1)?.until ?? now }
  const asked = weeksFrom(plusDays(monday, -AROUND * 7), WEEKS + 2 * AROUND, zone)
  const [first, last] = [asked[0]?.from ?? now, asked.at(-1)?.until ?? now]
  const { data, error, refetch } = useApi(readLanes, { query: { schedule: id, from: first, until: last } })
  const byLayer = useLayerLanes(schedule, layers === true && !isNarrow)
  const rows: Row[] = (data?.lanes ?? []).flatMap(({ role, shifts }) => [
    { role, name: say(`roles.${role}`), shifts: joined(shifts) },
    ...byLayer.filter((each) => each.role === role),
  ])
  const at = (weeksOff: number) => ({
    from: plusDays(monday, weeksOff * 7),
    ...(layers === true && { layers }),
  })
  return (
    <Card title={say('calendar.title')}>
      <div className={styles.bar}>
        <nav className={styles.turn} aria-label={say('calendar.turn')}>
          <Link to="." search={at(-WEEKS)} resetScroll={false}>
            {say('calendar.earlier')}
          </Link>
          <Link to="." search={layers === true ? { layers } : {}} resetScroll={false}>
            {say('calendar.today')}
          </Link>
          <Link to="." search={at(WEEKS)} resetScroll={false}>
            {say('calendar.later')}
          </Link>
        </nav>
        {!isNarrow && (
          <Checkbox
            checked={layers === true}
            onChange={({ target }) =>
              void navigate({
                search: { ...(wished !== undefined && { from: wished }), ...(target.checked && { layers: true }) },
                replace: true,
                resetScroll: false,
              })
            }
          >
            {say('calendar.byLayer')}
          </Checkbox>
        )}
      </div>
      <p className="weak">
        {say('calendar.zone', { zone })} {timeZone !== zone && say('calendar.otherZone', { zone: timeZone })}
      </p>
      {data === undefined &&
        (error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />)}
      {data !== undefined &&
        (isNarrow ? (
          <Agenda rows={rows} range={range} rota={current?.rota} zone={zone} />
        ) : (
          <WeekGrid weeks={weeks} rows={rows} rota={current?.rota} zone={zone} />
        ))}
    </Card>
  )
}

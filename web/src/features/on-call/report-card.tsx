import { readReport } from '../../../../functions/on-call/on-call.contract.ts'
import type { BurdenOut, ProblemOut } from '../../../../functions/on-call/rota.contract.ts'
import type { ScheduleOut } from '../../../../functions/on-call/schedule.contract.ts'
import { useApi } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { PersonName } from '../../ui/person.tsx'
import { Records } from '../../ui/records.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import styles from './on-call.module.css'
import { useOnCallWords } from './words.ts'

/** What is not well about a schedule in the next 35 days, and who carries how much of it. */
export function ReportCard({ schedule: { id } }: { schedule: Pick<ScheduleOut, 'id'> }) {
  const { say } = useOnCallWords()
  const { data, error, refetch } = useApi(readReport, { params: { id }, query: {} })
  return (
    <Card title={say('report.title')}>
      <p className="weak">{say('report.lead')}</p>
      {data === undefined &&
        (error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />)}
      {data !== undefined && (
        <div className={styles.stack}>
          <Problems problems={data.problems} />
          <Fairness fairness={data.fairness} />
        </div>
      )}
    </Card>
  )
}

/** What has to be mended, then what is worth knowing. */
export function Problems({ problems }: { problems: readonly ProblemOut[] }) {
  const { say } = useOnCallWords()
  if (problems.length === 0) return <Note tone="good">{say('report.fine')}</Note>
  return (['fault', 'note'] as const).map((wanted) => {
    const of = problems.filter(({ weight }) => weight === wanted)
    if (of.length === 0) return null
    return (
      <Note key={wanted} tone={wanted === 'fault' ? 'bad' : 'info'}>
        <p>
          <strong>{say(`report.weights.${wanted}`)}</strong>
        </p>
        <ul className={styles.list}>
          {of.map(({ problem, role, from, person, text }) => (
            <li key={`${problem} ${role} ${from} ${person?.id}`}>{text}</li>
          ))}
        </ul>
      </Note>
    )
  })
}

/** Shifts, nights and weekends of everybody who has some. */
export function Fairness({ fairness }: { fairness: readonly BurdenOut[] }) {
  const { say, language } = useOnCallWords()
  if (fairness.length === 0) return null
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 })
  const signed = new Intl.NumberFormat(language, { maximumFractionDigits: 1, signDisplay: 'exceptZero' })
  const hours = (count: number) => say('report.hours', { hours: number.format(count) })
  return (
    <Records<BurdenOut>
      label={say('report.fairness')}
      items={fairness}
      keyOf={({ person, role }) => `${person.id} ${role}`}
      columns={[
        {
          name: say('report.columns.person'),
          cell: ({ person, role }) => (
            <>
              <strong>
                <PersonName person={person} />
              </strong>{' '}
              <span className="weak">{say(`roles.${role}`)}</span>
            </>
          ),
        },
        { name: say('report.columns.shifts'), isShort: true, cell: ({ shifts }) => number.format(shifts) },
        { name: say('report.columns.total'), isShort: true, cell: (each) => hours(each.hours) },
        { name: say('report.columns.nights'), isShort: true, cell: ({ nights }) => number.format(nights) },
        { name: say('report.columns.weekends'), isShort: true, cell: ({ weekendHours }) => hours(weekendHours) },
        { name: say('report.columns.holidays'), isShort: true, cell: ({ holidayHours }) => hours(holidayHours) },
        {
          name: say('report.columns.overShare'),
          isShort: true,
          cell: ({ hoursOverShare }) => say('report.hours', { hours: signed.format(hoursOverShare) }),
        },
      ]}
    />
  )
}

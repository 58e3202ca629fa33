import type { RotaIn } from '../../../../functions/on-call/rota.contract.ts'
import { previewSchedule } from '../../../../functions/on-call/schedule.contract.ts'
import { useIsNarrow } from '../../lib/screen.ts'
import { useLast, useSettled } from '../../lib/settled.ts'
import { useApi } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { Agenda } from './agenda.tsx'
import styles from './on-call.module.css'
import { Fairness, Problems } from './report-card.tsx'
import type { Row } from './rows.ts'
import { WeekGrid } from './week-grid.tsx'
import { mondayOf, weeksFrom } from './weeks.ts'
import { useOnCallWords } from './words.ts'

/** What is asked about: a version of a schedule, or of a new one. */
interface Draft {
  readonly schedule?: string
  readonly from?: string
  readonly rota: RotaIn
}

/** The server computes eight weeks; so many are drawn. */
const WEEKS = 4

interface RotaPreviewProps {
  readonly draft: Draft
  /** Whether it is worth asking: told by the form, of which the preview loads nothing. */
  readonly isFilled: (rota: RotaIn) => boolean
}

/** What the rotations that are being typed would bring, as the server computes it: shifts, problems, who carries how much. */
export function RotaPreview({ draft, isFilled }: RotaPreviewProps) {
  const { say } = useOnCallWords()
  const isNarrow = useIsNarrow()
  const body = JSON.parse(useSettled(JSON.stringify(draft))) as Draft
  const { rota } = body
  const isWhole = isFilled(rota)
  const { data, error } = useApi(previewSchedule, { body }, { enabled: isWhole })
  const shown = useLast(data)
  return (
    <Card title={say('preview.title')}>
      <div aria-live="polite" className={styles.stack}>
        {!isWhole && <p className="weak">{say('preview.unfilled')}</p>}
        {isWhole && error !== null && <ProblemNote problem={error} />}
        {isWhole && error === null && shown !== undefined && <Problems problems={shown.problems} />}
      </div>
      {isWhole && error === null && shown !== undefined && (
        <div className={styles.preview}>
          <p className="weak">{say('preview.lead', { zone: rota.timeZone })}</p>
          <Shifts shown={shown} rota={rota} isNarrow={isNarrow} />
          <Fairness fairness={shown.fairness} />
        </div>
      )}
    </Card>
  )
}

interface ShiftsProps {
  readonly shown: { readonly from: string; readonly lanes: readonly Pick<Row, 'role' | 'shifts'>[] }
  readonly rota: RotaIn
  readonly isNarrow: boolean
}

function Shifts({ shown: { from, lanes }, rota, isNarrow }: ShiftsProps) {
  const { say } = useOnCallWords()
  const zone = rota.timeZone
  const weeks = weeksFrom(mondayOf(from, zone), WEEKS, zone)
  const until = weeks.at(-1)?.until ?? from
  const rows = lanes.map(({ role, shifts }) => ({
    ...{ role, name: say(`roles.${role}`) },
    shifts: shifts.filter((each) => each.from < until),
  }))
  if (isNarrow) return <Agenda rows={rows} range={{ from, until }} rota={rota} zone={zone} />
  return <WeekGrid weeks={weeks} rows={rows} rota={rota} zone={zone} />
}

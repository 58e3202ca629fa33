import { readSchedule, type ScheduleSummary } from '../../../../functions/on-call/schedule.contract.ts'
import type { ApiProblem } from '../../lib/problem.ts'
import { useApis } from '../../lib/use-apis.ts'
import { Card } from '../../ui/card.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { GapList } from './gap-list.tsx'
import { type Gap, gapsIn } from './gaps.ts'
import { useOnCallWords } from './words.ts'

/** Where nobody will be by any schedule. That there is no gap is only said once it is known. */
export function GapsCard({ schedules }: { schedules: readonly ScheduleSummary[] }) {
  const { say } = useOnCallWords()
  const { gaps, error, isPending } = useGaps(schedules)
  return (
    <Card title={say('gaps.title')}>
      {error !== null && <ProblemNote problem={error} />}
      {isPending && <Waiting bars={1} />}
      {error === null && !isPending && gaps.length === 0 && <p className="weak">{say('gaps.none')}</p>}
      {gaps.length > 0 && <GapList gaps={gaps} />}
    </Card>
  )
}

interface Found {
  readonly gaps: readonly Gap[]
  readonly error: ApiProblem | null
  readonly isPending: boolean
}

/** The gaps of every schedule that has some. */
function useGaps(schedules: readonly ScheduleSummary[]): Found {
  const holed = schedules.filter(({ hasGap, status }) => hasGap && status === 'in-use')
  const read = useApis(
    readSchedule,
    holed.map(({ id }) => ({ params: { id } })),
  )
  return {
    gaps: read.flatMap(({ data }) => (data === undefined ? [] : gapsIn(data))),
    error: read.find(({ error }) => error !== null)?.error ?? null,
    isPending: read.some(({ isPending }) => isPending),
  }
}

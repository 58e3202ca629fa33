import { useQueries } from '@tanstack/react-query'
import { readSchedule, type ScheduleSummary } from '../../../../functions/on-call/schedule.contract.ts'
import { callApi } from '../../lib/api.ts'
import type { ApiProblem } from '../../lib/problem.ts'
import { keyOf } from '../../lib/use-api.ts'
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
  const read = useQueries({
    queries: holed.map(({ id }) => {
      const call = { params: { id } }
      return {
        queryKey: keyOf(readSchedule, call),
        queryFn: ({ signal }: { signal: AbortSignal }) => callApi(readSchedule, call, signal),
      }
    }),
  })
  return {
    gaps: read.flatMap(({ data }) => (data === undefined ? [] : gapsIn(data))),
    error: (read.find(({ error }) => error !== null)?.error as ApiProblem | undefined) ?? null,
    isPending: read.some(({ isPending }) => isPending),
  }
}

import { readPositionFigures } from '../../../../../functions/duty/duty.contract.ts'
import type { Answer } from '../../../lib/api.ts'
import { useApi } from '../../../lib/use-api.ts'
import { ProblemNote } from '../../../ui/note.tsx'
import { Records } from '../../../ui/records.tsx'
import { Waiting } from '../../../ui/waiting.tsx'
import { useStoryWords } from './words.ts'

type Period = Answer<typeof readPositionFigures>['periods'][number]

/** How much of what came round was done in time, over a month, a quarter and a year. */
export function Figures({ position }: { position: string }) {
  const { say } = useStoryWords()
  const { data, error, refetch } = useApi(readPositionFigures, { params: { id: position } })
  if (data === undefined) {
    return error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />
  }
  const share = ({ onTimeShare }: Period) =>
    onTimeShare === null ? say('nothing') : `${Math.round(onTimeShare * 100)}%`
  return (
    <>
      <Records<Period>
        label={say('figures')}
        items={data.periods}
        keyOf={({ days }) => String(days)}
        columns={[
          { name: say('period'), cell: ({ days }) => <strong>{say('days', { count: days })}</strong> },
          { name: say('share'), isShort: true, cell: share },
          { name: say('onTime'), isShort: true, cell: ({ onTime }) => onTime },
          { name: say('late'), isShort: true, cell: ({ late }) => late },
          { name: say('missed'), isShort: true, cell: ({ missed }) => missed },
          { name: say('waived'), isShort: true, cell: ({ waived }) => waived },
          { name: say('byDeputy'), isShort: true, cell: ({ byDeputy }) => byDeputy },
        ]}
      />
      {!data.isWhole && <p className="weak">{say('notWhole')}</p>}
    </>
  )
}

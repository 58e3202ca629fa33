import { Link } from '@tanstack/react-router'
import { type OccurrenceOut, readPositionRecord } from '../../../../functions/duty/duty.contract.ts'
import { useApi } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { Records } from '../../ui/records.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Empty, Waiting } from '../../ui/waiting.tsx'
import { usePostWords } from './words.ts'

/** How its duties were done lately. */
export function Has({ position }: { position: string }) {
  const { say } = usePostWords()
  const { data, error, refetch } = useApi(readPositionRecord, { params: { id: position } })
  if (data === undefined) {
    return (
      <Card title={say('has')}>
        {error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />}
      </Card>
    )
  }
  const { last, onTimeShare, onTime, late, missed, waived, byDeputy } = data
  return (
    <Card title={say('has')}>
      {last.length === 0 && <Empty icon="duty" title={say('nothingYet')} />}
      {onTimeShare !== null && (
        <p>
          <strong>{say('onTime', { share: `${Math.round(onTimeShare * 100)}%` })}</strong>{' '}
          <span className="weak">{say('counts', { onTime, late, missed, waived, byDeputy })}</span>
        </p>
      )}
      {last.length > 0 && (
        <Records<OccurrenceOut>
          label={say('has')}
          items={last}
          keyOf={({ id }) => id}
          columns={[
            {
              name: say('occurrence'),
              cell: ({ id, title }) => (
                <Link to="/duties/$id" params={{ id }}>
                  {title}
                </Link>
              ),
            },
            { name: say('day'), isShort: true, cell: ({ on, at }) => [on, at].filter(Boolean).join(' ') },
            { name: say('who'), isShort: true, cell: ({ endedBy, accountable }) => (endedBy ?? accountable).name },
            { name: say('outcome'), isShort: true, cell: (each) => <Outcome of={each} /> },
          ]}
        />
      )}
    </Card>
  )
}

const TONES = { open: 'info', done: 'good', waived: 'quiet', missed: 'bad' } as const

function Outcome({ of: { status, isLate } }: { of: OccurrenceOut }) {
  const { say } = usePostWords()
  return (
    <>
      <Tag tone={TONES[status]}>{say(`statuses.${status}`)}</Tag> {isLate && <Tag tone="warn">{say('late')}</Tag>}
    </>
  )
}

import { Link } from '@tanstack/react-router'
import type { HandOverSummary } from '../../../../functions/position-hand-over/position-hand-over.contract.ts'
import { At, Deadline } from '../../ui/deadline.tsx'
import type { Tone } from '../../ui/palette.ts'
import { PersonName } from '../../ui/person.tsx'
import { Records } from '../../ui/records.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useHandOverWords } from './words.ts'

/** Hand-overs side by side: of what, from whom to whom, how far, until when. */
export function HandOverRecords({ items }: { items: readonly HandOverSummary[] }) {
  const { say, language } = useHandOverWords()
  return (
    <Records<HandOverSummary>
      label={say('title')}
      items={items}
      keyOf={({ id }) => id}
      columns={[
        {
          name: say('columns.position'),
          width: 30,
          cell: ({ id, position }) => (
            <Link to="/position-hand-overs/$id" params={{ id }}>
              <strong>{position.name[language]}</strong>
            </Link>
          ),
        },
        { name: say('columns.from'), cell: ({ from }) => <PersonName person={from} /> },
        { name: say('columns.receiver'), cell: ({ receiver }) => <PersonName person={receiver} /> },
        { name: say('columns.stage'), isShort: true, cell: (handOver) => <StageTag of={handOver} /> },
        {
          name: say('columns.by'),
          isShort: true,
          cell: ({ status, by, closedAt }) =>
            status === 'open' ? <Deadline dueAt={by} /> : closedAt !== null && <At instant={closedAt} />,
        },
      ]}
    />
  )
}

const TONES: Readonly<Record<HandOverSummary['stage'] | HandOverSummary['status'], Tone>> = {
  open: 'info',
  prepare: 'warn',
  confirm: 'info',
  sign: 'info',
  'carry-out': 'good',
  over: 'quiet',
  done: 'good',
  cancelled: 'quiet',
}

export function StageTag({ of: { status, stage } }: { of: Pick<HandOverSummary, 'status' | 'stage'> }) {
  const { name } = useHandOverWords()
  const shown = status === 'open' ? stage : status
  return <Tag tone={TONES[shown]}>{name('stages', shown)}</Tag>
}

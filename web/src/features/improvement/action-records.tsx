import { Link } from '@tanstack/react-router'
import type { ActionSummary } from '../../../../functions/improvement/action.contract.ts'
import { Deadline } from '../../ui/deadline.tsx'
import { Records } from '../../ui/records.tsx'
import { ActionStatusTag } from './tags.tsx'
import { useImprovementWords } from './words.ts'

/** Actions side by side. */
export function ActionRecords({ items }: { items: readonly ActionSummary[] }) {
  const { say } = useImprovementWords()
  return (
    <Records<ActionSummary>
      label={say('actions.label')}
      items={items}
      keyOf={({ id }) => id}
      columns={[
        {
          name: say('actions.columns.title'),
          width: 38,
          cell: ({ id, number, title }) => (
            <Link to="/improvement-actions/$id" params={{ id }}>
              {number} {title}
            </Link>
          ),
        },
        { name: say('actions.columns.kind'), isShort: true, cell: ({ kind }) => say(`actions.kinds.${kind}`) },
        {
          name: say('actions.columns.status'),
          isShort: true,
          cell: ({ status }) => <ActionStatusTag status={status} />,
        },
        {
          name: say('actions.columns.owner'),
          isShort: true,
          cell: ({ accountable, owner }) => (accountable ?? owner).name,
        },
        { name: say('actions.columns.due'), isShort: true, cell: ({ dueAt }) => dueAt && <Deadline dueAt={dueAt} /> },
        {
          name: say('actions.columns.from'),
          isShort: true,
          cell: ({ source }) => <SourceOf source={source} />,
        },
      ]}
    />
  )
}

/** Where an action comes from, with a link where that has a page. */
export function SourceOf({ source: { kind, id, number } }: Pick<ActionSummary, 'source'>) {
  const { say } = useImprovementWords()
  const words = say(`actions.sources.${kind}`, { number: number ?? '' }).trim()
  if (kind !== 'review' || id === null) return words
  return (
    <Link to="/post-incident-reviews/$id" params={{ id }}>
      {words}
    </Link>
  )
}

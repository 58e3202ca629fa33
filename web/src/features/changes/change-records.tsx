import { Link } from '@tanstack/react-router'
import type { ChangeSummary } from '../../../../functions/change/change.contract.ts'
import { Deadline } from '../../ui/deadline.tsx'
import { PersonName } from '../../ui/person.tsx'
import { Records } from '../../ui/records.tsx'
import { RiskTag, StatusTag } from '../../ui/tag.tsx'
import styles from './change-records.module.css'
import { Range } from './range.tsx'
import { useChangeWords } from './words.ts'

/** Changes side by side: what, where it stands, who owes the next step by when. */
export function ChangeRecords({ items }: { items: readonly ChangeSummary[] }) {
  const { say, language } = useChangeWords()
  return (
    <Records<ChangeSummary>
      label={say('list.label')}
      items={items}
      keyOf={({ id }) => id}
      columns={[
        { name: say('list.change'), cell: (change) => <NumberAndTitle change={change} /> },
        { name: say('list.status'), cell: ({ status }) => <StatusTag status={status} /> },
        { name: say('list.risk'), cell: ({ risk }) => <RiskTag risk={risk} /> },
        { name: say('list.service'), isShort: true, cell: ({ service }) => service.name[language] },
        { name: say('list.owner'), cell: (change) => <Owner change={change} /> },
        { name: say('list.window'), cell: ({ releaseWindow }) => <Range {...releaseWindow} /> },
        { name: say('list.requester'), cell: ({ requester }) => <PersonName person={requester} /> },
      ]}
    />
  )
}

function NumberAndTitle({ change: { id, number, title } }: { change: ChangeSummary }) {
  return (
    <div className={styles.change}>
      <span className="weak">{number}</span>
      <Link to="/changes/$id" params={{ id }}>
        {title}
      </Link>
    </div>
  )
}

function Owner({ change: { accountable, dueAt } }: { change: ChangeSummary }) {
  const { say } = useChangeWords()
  if (accountable === null) return <span className="weak">{say('list.nobody')}</span>
  return (
    <div className={styles.owner}>
      <PersonName person={accountable} />
      {dueAt !== null && <Deadline dueAt={dueAt} />}
    </div>
  )
}

import { Link } from '@tanstack/react-router'
import type { EntitlementSummary } from '../../../../functions/entitlement/entitlement.contract.ts'
import { At, Deadline } from '../../ui/deadline.tsx'
import type { Tone } from '../../ui/palette.ts'
import { PersonName } from '../../ui/person.tsx'
import { Records } from '../../ui/records.tsx'
import { RiskTag, Tag } from '../../ui/tag.tsx'
import { useEntitlementWords } from './words.ts'

const TONES: Readonly<Record<EntitlementSummary['status'], Tone>> = {
  requested: 'info',
  approved: 'info',
  active: 'good',
  revoking: 'warn',
  revoked: 'quiet',
  rejected: 'bad',
  expired: 'quiet',
  cancelled: 'quiet',
}

export function EntitlementStatus({ status }: Pick<EntitlementSummary, 'status'>) {
  const { say } = useEntitlementWords()
  return <Tag tone={TONES[status]}>{say(`statuses.${status}`)}</Tag>
}

/** Entitlements side by side. */
export function EntitlementRecords({ items }: { items: readonly EntitlementSummary[] }) {
  const { say, language } = useEntitlementWords()
  return (
    <Records<EntitlementSummary>
      label={say('label')}
      items={items}
      keyOf={({ id }) => id}
      columns={[
        {
          name: say('columns.right'),
          width: 34,
          cell: ({ id, number, system, right, risk, origin }) => (
            <>
              <Link to="/entitlements/$id" params={{ id }}>
                {number} {system.name[language]} · {right.name[language]}
              </Link>{' '}
              <RiskTag risk={risk} /> {origin === 'break-glass' && <Tag tone="bad">{say('emergency')}</Tag>}
            </>
          ),
        },
        { name: say('columns.person'), isShort: true, cell: ({ person }) => <PersonName person={person} /> },
        { name: say('columns.position'), cell: ({ position }) => position.name[language] },
        { name: say('columns.status'), isShort: true, cell: ({ status }) => <EntitlementStatus status={status} /> },
        { name: say('columns.until'), isShort: true, cell: ({ until }) => <At instant={until} /> },
        { name: say('columns.owner'), isShort: true, cell: (each) => <Owner of={each} /> },
      ]}
    />
  )
}

/** Who owes something now; of a right taken in an emergency also that it is a review, and by when. */
function Owner({ of: { accountable, dueAt, origin, status, reviewedAt } }: { of: EntitlementSummary }) {
  const { say } = useEntitlementWords()
  if (accountable === null) return null
  const isToReview = origin === 'break-glass' && status === 'active' && reviewedAt === null
  if (!isToReview) return accountable.name
  return (
    <>
      {say('toReview', { name: accountable.name })} {dueAt !== null && <Deadline dueAt={dueAt} />}
    </>
  )
}

import { Link } from '@tanstack/react-router'
import type { EntitlementSummary } from '../../../../functions/entitlement/entitlement.contract.ts'
import { At } from '../../ui/deadline.tsx'
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
          cell: ({ id, number, system, right, risk }) => (
            <>
              <Link to="/entitlements/$id" params={{ id }}>
                {number} {system.name[language]} · {right.name[language]}
              </Link>{' '}
              <RiskTag risk={risk} />
            </>
          ),
        },
        { name: say('columns.person'), isShort: true, cell: ({ person }) => <PersonName person={person} /> },
        { name: say('columns.position'), cell: ({ position }) => position.name[language] },
        { name: say('columns.status'), isShort: true, cell: ({ status }) => <EntitlementStatus status={status} /> },
        { name: say('columns.until'), isShort: true, cell: ({ until }) => <At instant={until} /> },
        { name: say('columns.owner'), isShort: true, cell: ({ accountable }) => accountable?.name ?? null },
      ]}
    />
  )
}

import type { SeverityPolicyOut } from '../../../../functions/incident/severity-policy.contract.ts'
import { Card } from '../../ui/card.tsx'
import { At } from '../../ui/deadline.tsx'
import { PersonName } from '../../ui/person.tsx'
import { Records } from '../../ui/records.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useSeverityWords } from './words.ts'

type Version = SeverityPolicyOut['versions'][number]

/** Who published which version, when, and why; newest first. */
export function Versions({ policy }: { policy: SeverityPolicyOut }) {
  const { say } = useSeverityWords()
  return (
    <Card title={say('versions.title')}>
      <Records<Version>
        label={say('versions.label')}
        items={policy.versions}
        keyOf={({ version }) => String(version)}
        columns={[
          {
            name: say('versions.version'),
            isShort: true,
            cell: ({ version }) => (
              <>
                <strong>{say('versions.versionOf', { version })}</strong>{' '}
                {version === policy.version && <Tag tone="good">{say('versions.inForce')}</Tag>}
              </>
            ),
          },
          {
            name: say('versions.when'),
            isShort: true,
            cell: ({ publishedAt }) =>
              publishedAt === null ? (
                <span className="weak">{say('versions.builtIn')}</span>
              ) : (
                <At instant={publishedAt} />
              ),
          },
          {
            name: say('versions.who'),
            isShort: true,
            cell: ({ publishedBy }) => publishedBy !== null && <PersonName person={publishedBy} />,
          },
          {
            name: say('versions.why'),
            cell: ({ reason, publishedAt }) =>
              reason ?? (publishedAt === null ? null : <span className="weak">{say('versions.noReason')}</span>),
          },
        ]}
      />
    </Card>
  )
}

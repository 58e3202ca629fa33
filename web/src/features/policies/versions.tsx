import type { PolicyOut } from '../../../../functions/obligation/policy.contract.ts'
import { At } from '../../ui/deadline.tsx'
import { PersonName } from '../../ui/person.tsx'
import { Records } from '../../ui/records.tsx'
import { Tag } from '../../ui/tag.tsx'
import styles from './versions.module.css'
import { usePolicyWords } from './words.ts'

type Version = PolicyOut['versions'][number]

/** Who published which version, when, and why; newest first. */
export function Versions({ policy }: { policy: PolicyOut }) {
  const { say } = usePolicyWords()
  return (
    <section className={styles.versions} aria-label={say('versions.title')}>
      <h2>{say('versions.title')}</h2>
      <Records<Version>
        label={say('versions.label')}
        items={policy.versions}
        keyOf={({ version }) => String(version)}
        columns={[
          {
            name: say('version'),
            isShort: true,
            cell: ({ version }) => (
              <>
                <strong>{say('versionOf', { version })}</strong>{' '}
                {version === policy.version && <Tag tone="good">{say('versions.inForce')}</Tag>}
              </>
            ),
          },
          {
            name: say('versions.when'),
            isShort: true,
            cell: ({ publishedAt }) =>
              publishedAt === null ? <span className="weak">{say('builtIn')}</span> : <At instant={publishedAt} />,
          },
          {
            name: say('versions.who'),
            isShort: true,
            cell: ({ publishedBy }) => publishedBy !== null && <PersonName person={publishedBy} />,
          },
          { name: say('versions.why'), cell: (version) => <Why version={version} /> },
        ]}
      />
    </section>
  )
}

function Why({ version: { reason, publishedAt } }: { version: Version }) {
  const { say } = usePolicyWords()
  if (reason !== null) return reason
  return publishedAt === null ? null : <span className="weak">{say('versions.noReason')}</span>
}

/** A choice among versions, for comparing. */
export function VersionSelect({ versions, label, value, onChange }: VersionSelectProps) {
  const { say } = usePolicyWords()
  return (
    <label className={styles.choice}>
      <span>{label}</span>
      <select value={value} onChange={({ target }) => onChange(Number(target.value))}>
        {versions.map(({ version }) => (
          <option key={version} value={version}>
            {say('versionOf', { version })}
          </option>
        ))}
      </select>
    </label>
  )
}

interface VersionSelectProps {
  readonly versions: readonly Version[]
  readonly label: string
  readonly value: number
  readonly onChange: (version: number) => void
}

import type { LintFindingOut } from '../../../../functions/role-book/lint.contract.ts'
import { At } from '../../ui/deadline.tsx'
import { Mends } from '../../ui/mends.tsx'
import type { Tone } from '../../ui/palette.ts'
import { Tag } from '../../ui/tag.tsx'
import styles from './findings.module.css'
import { useCheckWords } from './words.ts'

const TONES: Readonly<Record<LintFindingOut['weight'], Tone>> = { refused: 'bad', error: 'warn', notice: 'quiet' }

/** What was found, why it matters, and what would settle it. */
export function FindingCard({ finding, draft }: { finding: LintFindingOut; draft: string | undefined }) {
  const { say, language } = useCheckWords()
  const { title, what, why, weight, mends, duties, dutyCount, accepted } = finding
  return (
    <article className={styles.finding}>
      <h2>
        {title} <Tag tone={TONES[weight]}>{say(`findings.weights.${weight}`)}</Tag>
      </h2>
      <p>{what}</p>
      <p className="weak">{why}</p>
      {mends.length > 0 && (
        <>
          <strong>{say('findings.mends')}</strong>
          <Mends draft={draft} mends={mends} />
        </>
      )}
      {dutyCount > 1 && (
        <details>
          <summary>{say('findings.duties', { count: dutyCount })}</summary>
          <ul>
            {duties.map(({ id, title: name }) => (
              <li key={id}>{name[language]}</li>
            ))}
          </ul>
        </details>
      )}
      {accepted !== null && (
        <p className="weak">
          {say('findings.accepted', {
            name: accepted.by.name,
            date: accepted.until.slice(0, 10),
            reason: accepted.reason,
          })}
        </p>
      )}
      {finding.from !== null && finding.until !== null && (
        <p className="weak">
          <At instant={finding.from} /> – <At instant={finding.until} />
        </p>
      )}
    </article>
  )
}

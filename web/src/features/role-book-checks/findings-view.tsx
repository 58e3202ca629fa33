import { useState } from 'react'
import { FINDING_KINDS, FINDING_WEIGHTS } from '../../../../functions/role-book/lint.contract.ts'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Empty } from '../../ui/waiting.tsx'
import { FindingCard } from './finding-card.tsx'
import styles from './findings.module.css'
import matrix from './matrix.module.css'
import { useFindings } from './use-findings.ts'
import { useCheckWords } from './words.ts'

/** Everything the linter found, the gravest first. */
export function FindingsView({ about }: { about: { readonly draft?: string } }) {
  const { say } = useCheckWords()
  const [weight, setWeight] = useState('')
  const [kind, setKind] = useState('')
  const pages = useFindings(about, { ...(weight !== '' && { weight }), ...(kind !== '' && { kind }) })
  const { first } = pages
  const ofKind = (each: string) => first?.counts.kinds.find((counted) => counted.kind === each)?.count ?? 0
  return (
    <>
      <div className={matrix.choices}>
        <label>
          <span>{say('findings.weight')}</span>
          <select value={weight} onChange={({ target }) => setWeight(target.value)}>
            <option value="">{say('findings.anyWeight')}</option>
            {FINDING_WEIGHTS.map((each) => (
              <option key={each} value={each}>
                {`${say(`findings.weights.${each}`)} · ${first?.counts[each] ?? 0}`}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{say('findings.kind')}</span>
          <select value={kind} onChange={({ target }) => setKind(target.value)}>
            <option value="">{say('findings.anyKind')}</option>
            {FINDING_KINDS.filter((each) => each === kind || ofKind(each) > 0).map((each) => (
              <option key={each} value={each}>
                {`${say(`kinds.${each}`)} · ${ofKind(each)}`}
              </option>
            ))}
          </select>
        </label>
      </div>
      {first !== undefined && (
        <p className="weak">
          {say('findings.found', {
            days: first.days,
            count: first.counts.refused + first.counts.error + first.counts.notice,
          })}
        </p>
      )}
      <PagesOf pages={pages} empty={<Empty icon="check" title={say('findings.empty')} />}>
        {(items) => (
          <ul className={styles.list} aria-label={say('findings.label')}>
            {items.map((each) => (
              <li key={each.key}>
                <FindingCard finding={each} draft={about.draft} />
              </li>
            ))}
          </ul>
        )}
      </PagesOf>
    </>
  )
}

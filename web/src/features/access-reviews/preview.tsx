import { type PreviewOut, previewReview } from '../../../../functions/access-review/access-review.contract.ts'
import { useApi } from '../../lib/use-api.ts'
import { ProblemNote } from '../../ui/note.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useUiWords } from '../../ui/words.ts'
import styles from './access-reviews.module.css'
import type { Scope } from './scope-words.ts'
import { useReviewWords } from './words.ts'

/** What a review of this scope would ask of whom, if it began now; changes nothing. */
export function Preview({ scope }: { scope: Scope | undefined }) {
  const { say } = useReviewWords()
  const { data, error, isFetching } = useApi(
    previewReview,
    { body: { scope: scope ?? { of: 'all' } } },
    { enabled: scope !== undefined },
  )
  if (scope === undefined) return null
  return (
    <section className={styles.preview} aria-live="polite" aria-label={say('preview.title')}>
      <h3>{say('preview.title')}</h3>
      {error !== null && <ProblemNote problem={error} />}
      {data === undefined && isFetching && <p className="weak">{say('preview.waiting')}</p>}
      {data !== undefined && (data.items === 0 ? <p>{say('preview.none')}</p> : <Found found={data} />)}
    </section>
  )
}

function Found({ found }: { found: PreviewOut }) {
  const { say, language } = useReviewWords()
  const { say: sayUi } = useUiWords()
  const { items, more, highRisk, flagged, own, reviewers, withoutReviewer } = found
  return (
    <>
      <p>
        <strong>{say('preview.items', { count: items, reviewers: reviewers.length })}</strong>
      </p>
      {more && <p>{say('preview.more', { count: items })}</p>}
      {highRisk > 0 && <p>{say('preview.highRisk', { count: highRisk })}</p>}
      {flagged > 0 && <p>{say('preview.flagged', { count: flagged })}</p>}
      {own > 0 && <p>{say('preview.own', { count: own })}</p>}
      {withoutReviewer.length > 0 && (
        <>
          <p>{say('preview.nobody')}</p>
          <ul>
            {withoutReviewer.map(({ system, items: count }) => (
              <li key={system['zh-CN']}>
                <Tag tone="warn">{system[language]}</Tag> {say('preview.reviewer', { count })}
              </li>
            ))}
          </ul>
        </>
      )}
      <ul className={styles.asked} aria-label={say('columns.reviewers')}>
        {reviewers.map(({ person, items: count, away }) => (
          <li key={person.id}>
            {person.name} <span className="weak">{say('preview.reviewer', { count })}</span>{' '}
            {away && <Tag tone="warn">{sayUi('people.away')}</Tag>}
          </li>
        ))}
      </ul>
    </>
  )
}

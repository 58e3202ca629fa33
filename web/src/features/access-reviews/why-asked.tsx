import { Link } from '@tanstack/react-router'
import type { ItemOut } from '../../../../functions/access-review/parts.contract.ts'
import { useMe } from '../../lib/session.ts'
import { Card } from '../../ui/card.tsx'
import styles from './access-reviews.module.css'
import { useReviewWords } from './words.ts'

type Why = ItemOut['why']

/** Through which duty each entitlement came to this reviewer; the most first. */
export function WhyAsked({ items, reviewer }: { items: readonly ItemOut[]; reviewer: ItemOut['holder'] }) {
  const { say } = useReviewWords()
  const me = useMe().person.id
  const inWords = useWhy()
  const kinds = Map.groupBy(items, ({ why }) => `${inWords(why)} ${why.duty}`)
  const reasons = [...kinds].toSorted(([, a], [, b]) => b.length - a.length)
  return (
    <Card title={reviewer.id === me ? say('pack.why') : say('pack.whyThem', { who: reviewer.name })}>
      <ul className={styles.lines}>
        {reasons.map(([key, [first, ...others]]) =>
          first === undefined ? null : (
            <li key={key} className={styles.line}>
              <span>{inWords(first.why)}</span>
              {first.why.duty !== null && (
                <Link to="/role-book" search={{ duty: first.why.duty }}>
                  {say('pack.duty')}
                </Link>
              )}
              <span className="weak">{say('pack.times', { count: 1 + others.length })}</span>
            </li>
          ),
        )}
      </ul>
    </Card>
  )
}

function useWhy(): (why: Why) => string {
  const { say, language } = useReviewWords()
  return ({ because, position, via }) => {
    if (because !== 'duty') return say(`pack.because.${because}`)
    if (via === 'person' || position === null) return say('pack.because.person')
    const named = { position: position.name[language] }
    return say(via === 'deputy' ? 'pack.because.deputy' : 'pack.because.duty', named)
  }
}

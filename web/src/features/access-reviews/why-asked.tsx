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
  const reasons = [...Map.groupBy(items, ({ why }) => inWords(why))].toSorted(([, a], [, b]) => b.length - a.length)
  return (
    <Card title={reviewer.id === me ? say('pack.why') : say('pack.whyThem', { who: reviewer.name })}>
      <ul className={styles.lines}>
        {reasons.map(([reason, of]) => (
          <li key={reason} className={styles.line}>
            <span>{reason}</span>
            <span className="weak">{say('pack.times', { count: of.length })}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function useWhy(): (why: Why) => string {
  const { say, language } = useReviewWords()
  return ({ because, position, via, duty }) => {
    if (because !== 'duty') return say(`pack.because.${because}`)
    if (via === 'person' || position === null) return say('pack.because.person')
    const named = { position: position.name[language] }
    if (via === 'deputy') return say('pack.because.deputy', named)
    return duty === null ? say('pack.because.duty', named) : say('pack.because.dutyNamed', { ...named, duty })
  }
}

import type { ReviewWordsOut } from '../../../../functions/improvement/review.contract.ts'
import styles from './improvement.module.css'
import { PARTS } from './review-form.tsx'
import { useImprovementWords } from './words.ts'

/** What was written, to be read. */
export function Written({ words }: { words: ReviewWordsOut }) {
  const { say } = useImprovementWords()
  return (
    <div className={styles.form}>
      {PARTS.map((part) => (
        <div key={part}>
          <h3 className={styles.title}>{say(`review.${part}`)}</h3>
          {part === 'causes' ? <Causes causes={words.causes} /> : <Text text={words[part]} />}
        </div>
      ))}
    </div>
  )
}

function Causes({ causes }: Pick<ReviewWordsOut, 'causes'>) {
  const { say } = useImprovementWords()
  if (causes.length === 0) return <Text text="" />
  return (
    <ul className={styles.read}>
      {causes.map(({ kind, text }) => (
        <li key={`${kind} ${text}`}>
          <strong>{say(`causeKinds.${kind}`)}</strong> {text}
        </li>
      ))}
    </ul>
  )
}

function Text({ text }: { text: string }) {
  const { say } = useImprovementWords()
  return text === '' ? <p className="weak">{say('review.unwritten')}</p> : <p className={styles.text}>{text}</p>
}

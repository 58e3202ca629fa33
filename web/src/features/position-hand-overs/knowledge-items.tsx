import type { ReactNode } from 'react'
import type { HandOverOut } from '../../../../functions/position-hand-over/position-hand-over.contract.ts'
import type { KnowledgeItem } from './knowledge-written.ts'
import styles from './parts.module.css'
import { useHandOverWords } from './words.ts'

type Knowledge = HandOverOut['knowledge']

interface KnowledgeItemsProps {
  readonly knowledge: Knowledge
  /** What can be done with one, below it. */
  readonly actionsOf?: (item: KnowledgeItem) => ReactNode
}

/** What the successor has to know, as it is written down. */
export function KnowledgeItems({ knowledge: { items, nothing }, actionsOf }: KnowledgeItemsProps) {
  const { say } = useHandOverWords()
  if (items.length === 0) {
    return <p>{nothing === null ? say('knowledge.none') : say('knowledge.nothing', { reason: nothing })}</p>
  }
  return (
    <ul className={styles.rows}>
      {items.map((item) => (
        <li key={`${item.title} ${item.text} ${item.link}`} className={styles.row}>
          <strong>{item.title}</strong>
          {item.text !== null && <p className={styles.text}>{item.text}</p>}
          {item.link !== null && (
            <a href={item.link} target="_blank" rel="noreferrer noopener">
              {item.link}
            </a>
          )}
          {actionsOf?.(item)}
        </li>
      ))}
    </ul>
  )
}

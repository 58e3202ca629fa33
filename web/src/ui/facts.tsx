import type { ReactNode } from 'react'
import styles from './facts.module.css'

/** Pairs of a name and a value, side by side. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={styles.facts}>{children}</dl>
}

/** Above a title: the way back, and the number people know it by. */
export function BackAndNumber({ back, number }: { back: ReactNode; number: string }) {
  return (
    <span className={styles.above}>
      {back}
      <span aria-hidden="true">/</span>
      <strong>{number}</strong>
    </span>
  )
}

import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import styles from './waiting.module.css'
import { useUiWords } from './words.ts'

/** Where content will be. */
export function Waiting({ bars = 3 }: { bars?: number }) {
  const { say } = useUiWords()
  return (
    <div className={styles.waiting} role="status" aria-label={say('list.loading')}>
      {Array.from({ length: bars }, (_, nth) => nth).map((nth) => (
        <div key={nth} className={styles.bar} />
      ))}
    </div>
  )
}

/** There is nothing, and that is how it should be read. */
export function Empty({ icon, title, children }: { icon: IconName; title: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <Icon name={icon} size={36} />
      <strong>{title}</strong>
      {children}
    </div>
  )
}

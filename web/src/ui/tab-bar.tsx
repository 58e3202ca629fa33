import type { ReactNode } from 'react'
import styles from './tab-bar.module.css'

/** Links between views of one place; the link to the present one carries `aria-current`. */
export function TabBar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav className={styles.bar} aria-label={label}>
      {children}
    </nav>
  )
}

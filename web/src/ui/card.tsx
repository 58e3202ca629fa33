import { type ReactNode, useId } from 'react'
import styles from './card.module.css'

/** A part of a page with a heading of its own. */
export function Card({
  title,
  children,
  className = '',
}: {
  title?: ReactNode
  children: ReactNode
  className?: string
}) {
  const id = useId()
  if (title === undefined) return <div className={`${styles.card} ${className}`}>{children}</div>
  return (
    <section className={`${styles.card} ${className}`} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

import type { ReactNode } from 'react'
import styles from './list-views.module.css'
import { TabBar } from './tab-bar.tsx'

interface ListViewsProps {
  /** What the views are of, for screen readers. */
  readonly label: string
  /** The links between the views. */
  readonly children: ReactNode
  /** What narrows the list, beside them. */
  readonly filter: ReactNode
}

/** Above a list: links between its views, and what narrows it. */
export function ListViews({ label, children, filter }: ListViewsProps) {
  return (
    <div className={styles.views}>
      <TabBar label={label}>{children}</TabBar>
      {filter}
    </div>
  )
}

interface ListFilterProps {
  readonly label: string
  /** What is not narrowed at all is called; its value is the empty text. */
  readonly any: string
  readonly value: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string) => void
}

/** Narrows a list to one of a few values. */
export function ListFilter({ label, any, value, choices, onChange }: ListFilterProps) {
  return (
    <label className={styles.filter}>
      {label}
      <select value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">{any}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  )
}

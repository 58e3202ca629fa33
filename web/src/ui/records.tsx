import type { ReactNode } from 'react'
import { useIsNarrow } from '../lib/screen.ts'
import { useScrolls } from '../lib/scrolls.ts'
import styles from './records.module.css'

export interface Column<Item> {
  readonly name: string
  readonly cell: (item: Item) => ReactNode
  /** Of the table, in percent; the browser's choice without. */
  readonly width?: number
  /** A few letters that should stay on one line. */
  readonly isShort?: boolean
}

interface RecordsProps<Item> {
  /** What the list is of, for screen readers. */
  readonly label: string
  readonly items: readonly Item[]
  readonly keyOf: (item: Item) => string
  /** The first column names the record: on a phone it heads the card. */
  readonly columns: readonly [Column<Item>, ...Column<Item>[]]
}

/** Records side by side: a table, or cards where there is no room for one. */
export function Records<Item>(props: RecordsProps<Item>) {
  return useIsNarrow() ? <Cards {...props} /> : <Table {...props} />
}

function Cards<Item>({ label, items, keyOf, columns }: RecordsProps<Item>) {
  const [head, ...others] = columns
  return (
    <ul className={styles.cards} aria-label={label}>
      {items.map((item) => (
        <li key={keyOf(item)} className={styles.card}>
          {head.cell(item)}
          <dl>
            {others.map(({ name, cell }) => (
              <Pair key={name} name={name}>
                {cell(item)}
              </Pair>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}

function Table<Item>({ label, items, keyOf, columns }: RecordsProps<Item>) {
  const [frame, scrolls] = useScrolls<HTMLDivElement>()
  return (
    // No landmark: the card around it often is one, by the same name.
    <div ref={frame} className={styles.frame} {...(scrolls && { tabIndex: 0, role: 'group', 'aria-label': label })}>
      <table aria-label={label}>
        <colgroup>
          {columns.map(({ name, width }) => (
            <col key={name} {...(width !== undefined && { style: { width: `${width}%` } })} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={keyOf(item)}>
              {columns.map(({ name, cell, isShort }) => (
                <td key={name} className={isShort ? styles.short : ''}>
                  {cell(item)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A name and its value, in a list of such; left out when there is no value. */
export function Pair({ name, children }: { name: ReactNode; children: ReactNode }) {
  if (children === null || children === undefined || children === false) return null
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

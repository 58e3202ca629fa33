import type { ItemOut } from '../../../../functions/access-review/parts.contract.ts'
import type { Language } from '../../../../functions/kernel/text.ts'

export const FILTERS = ['all', 'undecided', 'flagged', 'high-risk', 'safe'] as const
export type Filter = (typeof FILTERS)[number]
export const SORTS = ['care', 'holder', 'system', 'until'] as const
export type Sort = (typeof SORTS)[number]

/** Something about it is odd; that nobody has looked at it before is not. */
export const isFlagged = ({ changes }: ItemOut): boolean => changes.some((change) => change !== 'first-time')

/** What the server lets be kept together with others; it decides, this says beforehand. */
const mayKeepUnseen = ({ risk, changes, last }: ItemOut): boolean =>
  risk === 'low' && changes.length === 0 && last?.verdict === 'keep'

/** Whether an item is shown under a filter, to whoever looks. */
export function isShown(item: ItemOut, filter: Filter, me: string): boolean {
  if (filter === 'undecided') return item.decision === null
  if (filter === 'flagged') return isFlagged(item)
  if (filter === 'high-risk') return item.risk === 'high'
  if (filter === 'safe') return item.decision === null && item.holder.id !== me && mayKeepUnseen(item)
  return true
}

const CARE = { high: 0, medium: 1, low: 2 } as const

/** In an order that no decision changes: nothing jumps under the fingers. */
export function sorted(items: readonly ItemOut[], sort: Sort, language: Language): ItemOut[] {
  const by = (text: (item: ItemOut) => string) => (a: ItemOut, b: ItemOut) => text(a).localeCompare(text(b), language)
  const system = by(({ system: { name }, right }) => `${name[language]} ${right.name[language]}`)
  const holder = by((item) => item.holder.name)
  const until = (a: ItemOut, b: ItemOut) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0)
  const care = (a: ItemOut, b: ItemOut) =>
    CARE[a.risk] - CARE[b.risk] || Number(isFlagged(b)) - Number(isFlagged(a)) || b.changes.length - a.changes.length
  const first = { care, holder, system, until }[sort]
  return items.toSorted((a, b) => first(a, b) || system(a, b) || holder(a, b))
}

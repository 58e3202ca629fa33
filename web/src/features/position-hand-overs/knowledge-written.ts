import type { HandOverOut } from '../../../../functions/position-hand-over/position-hand-over.contract.ts'

export type KnowledgeItem = HandOverOut['knowledge']['items'][number]

/** An item as it is typed and sent: what is empty is not there. */
export interface ItemWritten {
  readonly title: string
  readonly text?: string
  readonly link?: string
}

export const written = ({ title, text, link }: KnowledgeItem): ItemWritten => trimmed({ title, text, link })

/** Without what has no letters. */
export const trimmed = ({
  title = '',
  text,
  link,
}: Partial<Record<keyof ItemWritten, string | null>>): ItemWritten => ({
  title: title ?? '',
  ...(text?.trim() && { text }),
  ...(link?.trim() && { link: link.trim() }),
})

/** The whole list with one item more, or with one in the place of what it was. The list is always sent whole. */
export function withItem(
  items: readonly KnowledgeItem[],
  item: ItemWritten,
  before: KnowledgeItem | undefined,
): ItemWritten[] {
  const at = before === undefined ? -1 : items.findIndex((each) => isSame(each, before))
  const others = items.map(written)
  return at < 0 ? [...others, item] : others.with(at, item)
}

const isSame = (a: KnowledgeItem, b: KnowledgeItem): boolean =>
  a.title === b.title && a.text === b.text && a.link === b.link

/** A document to print, whatever it is written as: Word or PDF. */
export interface Paper {
  readonly title: string
  /** Under the title: what it is about. */
  readonly subtitle: string
  /** At the foot of every page, beside its number: which version this is. */
  readonly foot: string
  /** `第 {page} 页，共 {pages} 页` */
  readonly pageOf: string
  readonly blocks: readonly Block[]
}

export type Block =
  /** 1 begins a page of its own where it is not the first thing. */
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** What something is, line by line: a label and what stands behind it. */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  /** Lines to sign on, each with a place for the date. */
  | { readonly kind: 'signatures'; readonly date: string; readonly who: readonly string[] }

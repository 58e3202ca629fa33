/** Something of a story, and its place in the order of its own kind: an instant, `#`, and what tells it from others. */
export interface Told<Thing> {
  readonly order: string
  readonly thing: Thing
}

/** The newest of one kind, and how far down it was looked for; without `reached` to the end. */
export interface Stretch<Thing> {
  readonly kind: string
  readonly items: readonly Told<Thing>[]
  readonly reached?: string
}

/** A place in the whole story. Newer things are greater; of the same instant, kinds later in the alphabet. */
export const keyOf = (kind: string, order: string): string => {
  const [at = '', ...rest] = order.split('#')
  return [at, kind, ...rest].join('#')
}

/**
 * The highest place in the order of a kind that lies below a place of the whole story; that place itself may be met
 * again where it is of the same kind.
 */
export function highestBelow(key: string, kind: string): string {
  const [at = '', of = '', ...rest] = key.split('#')
  if (kind === of) return [at, ...rest].join('#')
  return kind > of ? at : `${at}#~`
}

export interface Merged<Thing> {
  readonly items: readonly (Told<Thing> & { readonly kind: string; readonly key: string })[]
  /** Where the story goes on; absent at its end. */
  readonly next?: string
}

/**
 * The newest things of several kinds in one order. Nothing is told below the place to which each kind was looked
 * through: what another kind has there is not known yet.
 *
 * @param below the place the page before ended at
 */
export function inOneOrder<Thing>(
  stretches: readonly Stretch<Thing>[],
  limit: number,
  below: string | undefined,
): Merged<Thing> {
  const floors = stretches.flatMap(({ kind, reached }) => (reached === undefined ? [] : [keyOf(kind, reached)]))
  const floor = floors.toSorted().at(-1)
  const found = stretches
    .flatMap(({ kind, items }) => items.map((each) => ({ ...each, kind, key: keyOf(kind, each.order) })))
    .filter(({ key }) => (below === undefined || key < below) && (floor === undefined || key >= floor))
    .toSorted((one, other) => (one.key > other.key ? -1 : 1))
  const items = found.slice(0, limit)
  const next = found.length > limit ? items.at(-1)?.key : floor
  return next === undefined ? { items } : { items, next }
}

/** Whether a text may be a place of the story. */
export const isPlace = (text: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z#[a-z]+(#|$)/.test(text)

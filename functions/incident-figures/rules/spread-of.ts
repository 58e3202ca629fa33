/** How some lengths of time lie: whole seconds. */
export interface Spread {
  readonly count: number
  readonly mean: number
  readonly median: number
  /** Nine of ten are shorter or as long. */
  readonly ninety: number
}

/** The mean, the median and the ninth decile (nearest rank) of lengths in milliseconds; null of none. */
export function spreadOf(millis: readonly number[]): Spread | null {
  if (millis.length === 0) return null
  const inOrder = millis.toSorted((a, b) => a - b)
  const rank = (part: number) => inOrder[Math.max(0, Math.ceil(part * inOrder.length) - 1)] ?? 0
  const seconds = (length: number) => Math.round(length / 1000)
  return {
    count: inOrder.length,
    mean: seconds(inOrder.reduce((sum, each) => sum + each, 0) / inOrder.length),
    median: seconds(rank(0.5)),
    ninety: seconds(rank(0.9)),
  }
}

/** The same things in the same order, at most so many together. */
export const inChunks = <Thing>(things: readonly Thing[], most: number): Thing[][] =>
  Array.from({ length: Math.ceil(things.length / most) }, (_, nth) => things.slice(nth * most, (nth + 1) * most))

/** Numbers from 0 up to 1 that look random and are the same for the same seed (mulberry32). */
export type Lots = () => number

export function lotsOf(seed: number, about = ''): Lots {
  let state = (seed ^ hashOf(about)) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** So many in this week when so many come in a usual one: whole numbers whose mean is `usual`. */
export function countDrawn(usual: number, lots: Lots): number {
  // Some weeks are quiet, some busy: between half and one and a half of the usual.
  const expected = usual * (0.5 + lots())
  return Math.floor(expected) + (lots() < expected % 1 ? 1 : 0)
}

export const oneDrawn = <Thing>(things: readonly Thing[], lots: Lots): Thing | undefined =>
  things[Math.floor(lots() * things.length)]

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

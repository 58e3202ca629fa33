import type { NoiseOut } from './alert-parts.contract.ts'

/** Sums of what was made of what came. */
export type Noise = NoiseOut
export type NoiseKind = keyof Noise

export const NO_NOISE: Noise = {
  ...{ received: 0, grouped: 0, ignored: 0, silenced: 0, attached: 0 },
  ...{ opened: 0, flapping: 0, unreadable: 0, refused: 0 },
}

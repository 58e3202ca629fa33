import type { Id } from '../../../functions/kernel/ids.ts'
import { WHO, type Who, type World } from '../world.ts'

/** What somebody who does not get in is told: status and code. */
export type Refusal = `${403 | 404 | 409} ${string}`

/** A request that is fine but for who makes it. */
export interface Asked {
  readonly path: string
  readonly body?: unknown
  /** Instead of a body. */
  readonly file?: { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> }
  readonly ifMatch?: number
}

/** Who gets in at a route, asking for one particular thing. */
export interface Row {
  /** Which thing, in words that follow the name of the operation. */
  readonly what: string
  readonly asks: (world: World) => Asked
  readonly lets: readonly Who[]
  /** What everybody else is told. */
  readonly others: Refusal
  /** Those who are told something else. */
  readonly but: Partial<Readonly<Record<Who, Refusal>>>
}

/** For every operation of some rooms who gets in. */
export type Rows = Readonly<Record<string, readonly Row[]>>

export const EVERYBODY = Object.keys(WHO) as Who[]
export const STAFF: readonly Who[] = EVERYBODY.filter((who) => who !== 'employee')
export const NOBODY: readonly Who[] = []
export const ADMINISTRATORS: readonly Who[] = ['head', 'headDeputy', 'administrator']

export const MISSING = '403 authority-missing'
export const UNKNOWN = '404 not-found'
/** To whoever has no position, what is not theirs is not there. */
export const UNSEEN = { employee: UNKNOWN } as const

export const row = (
  what: string,
  asks: Row['asks'],
  lets: readonly Who[],
  others: Refusal = MISSING,
  but: Row['but'] = {},
): Row => ({ what, asks, lets, others, but })

export const get = (path: string) => () => ({ path })

/** An id of this kind that nothing has. */
export const noId = (prefix: string): Id => `${prefix}_01K9ZQ6V80ABCDEFGHJKMNPQRS`

/** What only administrators do; that a thing is not there, only they are told. */
export const administered = (asks: Row['asks'], ofNothing?: Row['asks']): Row[] => [
  row('', asks, ADMINISTRATORS),
  ...(ofNothing === undefined ? [] : [row('of nothing', ofNothing, NOBODY, MISSING, told(ADMINISTRATORS, UNKNOWN))]),
]

export const told = (who: readonly Who[], refusal: Refusal): Row['but'] =>
  Object.fromEntries(who.map((each) => [each, refusal]))

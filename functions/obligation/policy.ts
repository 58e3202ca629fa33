import { type Allowance, business } from '../calendar/index.ts'
import type { Text } from '../kernel/text.ts'
import type { Ladder } from './ladder.ts'

/**
 * What the cases of a room run by, as the room declares it: a name, and for each stage its ladder. The ladders declared
 * are version 1 for ever, because cases have pinned it: other defaults are published, as the next version.
 */
export interface DeclaredPolicy<Stage extends string = string> {
  /** `normal-change`; in addresses, and in front of the `@` of a pin. */
  readonly name: string
  readonly title: Text
  readonly stages: Readonly<Record<Stage, { readonly title: Text; readonly ladder: Ladder }>>
}

/** All policies of the house, by name: the registry lists them. */
export type DeclaredPolicies = ReadonlyMap<string, DeclaredPolicy>

/** A ladder for every stage of a policy. */
export type Ladders<Stage extends string = string> = Readonly<Record<Stage, Ladder>>

/** One version of a policy. Never changes. */
export interface Policy<Stage extends string = string> {
  readonly name: string
  readonly version: number
  readonly stages: Ladders<Stage>
}

/** The version that was never published: the ladders of the declaration. */
export const BUILT_IN = 1

export const builtInLadders = <Stage extends string>({ stages }: DeclaredPolicy<Stage>): Ladders<Stage> => {
  const each = Object.entries<{ readonly ladder: Ladder }>(stages).map(([stage, { ladder }]) => [stage, ladder])
  return Object.fromEntries(each) as Ladders<Stage>
}

/** How a case names the version it runs under: `normal-change@3`. */
export const pinOf = ({ name, version }: Pick<Policy, 'name' | 'version'>): string => `${name}@${version}`

/** The version in a pin of this policy. Throws a `TypeError` when it is none. */
export function versionInPin({ name }: Pick<DeclaredPolicy, 'name'>, pin: string): number {
  const version = pin.startsWith(`${name}@`) ? Number(pin.slice(name.length + 1)) : Number.NaN
  if (!Number.isInteger(version) || version < BUILT_IN) throw new TypeError(`not a version of ${name}: ${pin}`)
  return version
}

/** Unless a ladder says otherwise, after its last step it is the head of IT's, told again every working day. */
export const HEAD_AGAIN: Allowance = business('P1D')

/** Most steps: reminded at 50 % and 90 % of the time allowed, up at 100 %, then every 8 business hours. */
export function usualLadder(allowed: Allowance, climbs: Ladder['climbs']): Ladder {
  return { allowed, remindAfter: [0.5, 0.9], climbs, again: HEAD_AGAIN }
}

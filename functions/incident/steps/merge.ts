import type { Act } from '../../platform/act.ts'
import type { Effect } from '../../platform/effect.ts'
import { putMerged } from '../family.store.ts'
import { mergeInto } from './end.ts'
import { beside } from './family.ts'
import { actOf, type Doer, type Gathered } from './step.ts'
import { signOfLife } from './tell.ts'

/** The letter to whoever raised what goes on as another, in the registry of letters. */
export const MERGED = 'incident.merged'

/**
 * One incident goes on as another: its clocks end, the other's run on, both stories say so, and whoever raised it hears
 * under which number it is worked on from now on.
 */
export function merge(one: Gathered, into: Gathered, by: Doer, why: string): Act[] {
  const { raisedBy, id, number } = one.head
  const ends = mergeInto(one, by, into.head)
  const told: Effect[] =
    raisedBy === undefined || raisedBy === by.person
      ? []
      : [{ kind: 'mail', letter: MERGED, to: raisedBy, about: { incident: id } }]
  const takesIn = actOf(into, {
    incident: into.head,
    did: 'incident.took-in',
    by,
    bumpsVersion: false,
    obligations: into.head.roles.commander === by.person ? signOfLife(into) : [],
    what: { from: id, fromNumber: number },
    rows: [putMerged(into.head.id, id)],
    personal: { comment: why },
  })
  return [{ ...ends, personal: { comment: why }, effects: [...told, ...(ends.effects ?? [])] }, beside(takesIn)]
}

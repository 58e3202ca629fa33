import type { Act } from '../../platform/act.ts'
import { putChild, removeChild } from '../family.store.ts'
import type { Incident } from '../incident.ts'
import { actOf, type Doer, type Gathered } from './step.ts'

/** The same act in a transaction with another of the same person, which looks already whether they are active. */
export const beside = (act: Act): Act => ({ ...act, rows: (act.rows ?? []).filter((row) => !('check' in row)) })

const numbered = ({ id, number }: Pick<Incident, 'id' | 'number'>) => ({ other: id, otherNumber: number })

/** An incident is part of another from now on; it leaves the one it was part of before. */
export const join = (part: Gathered, whole: Gathered, before: Gathered | undefined, by: Doer): Act[] => [
  actOf(part, {
    incident: { ...part.head, parent: whole.head.id },
    did: 'incident.joined',
    by,
    what: numbered(whole.head),
  }),
  beside(
    actOf(whole, {
      incident: whole.head,
      did: 'incident.part-joined',
      by,
      what: numbered(part.head),
      rows: [putChild(whole.head.id, part.head.id)],
    }),
  ),
  ...(before === undefined ? [] : [partLeaves(part, before, by)]),
]

/** It is on its own again. */
export function leave(part: Gathered, whole: Gathered, by: Doer): Act[] {
  const { parent: _, ...alone } = part.head
  return [
    actOf(part, { incident: alone, did: 'incident.left', by, what: numbered(whole.head) }),
    partLeaves(part, whole, by),
  ]
}

const partLeaves = (part: Gathered, whole: Gathered, by: Doer): Act =>
  beside(
    actOf(whole, {
      incident: whole.head,
      did: 'incident.part-left',
      by,
      what: numbered(part.head),
      rows: [removeChild(whole.head.id, part.head.id)],
    }),
  )

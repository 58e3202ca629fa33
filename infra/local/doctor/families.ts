import { childrenIn } from '../../../functions/incident/family.store.ts'
import type { IncidentHead } from '../../../functions/incident/incident.ts'
import { type Id, prefixOf } from '../../../functions/kernel/ids.ts'
import { headIn, type Patient, type Violation, violation } from './patient.ts'

interface Family {
  readonly head: IncidentHead
  readonly parts: readonly Id[]
}

const familyIn = (patient: Patient): readonly Family[] => {
  const head = headIn(patient) as IncidentHead | undefined
  return head === undefined || prefixOf(head.id) !== 'inc' ? [] : [{ head, parts: childrenIn(patient) }]
}

/** 2: whatever is part of an incident is listed there, in two layers; what was merged goes on as one that is there. */
export function partsAreListed(patients: readonly Patient[]): Violation[] {
  const families = new Map(patients.flatMap(familyIn).map((each) => [each.head.id, each]))
  return [...families.values()].flatMap(({ head: { id, parent, mergedInto, status }, parts }) => {
    const whole = parent === undefined ? undefined : families.get(parent)
    return [
      ...(parent === undefined || whole?.parts.includes(id) ? [] : [violation(2, id, 'its whole does not list it')]),
      ...(whole?.head.parent === undefined ? [] : [violation(2, id, 'it is part of a part')]),
      ...parts
        .filter((part) => families.get(part)?.head.parent !== id)
        .map((part) => violation(2, id, `${part} is listed as part of it, and is not`)),
      ...(status === 'merged' && !families.has(mergedInto ?? '')
        ? [violation(2, id, 'nothing goes on in its place')]
        : []),
    ]
  })
}

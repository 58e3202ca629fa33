import { hashOf } from '../../../functions/audit-trail/entry.ts'
import type { AuditEntry } from '../../../functions/audit-trail/index.ts'
import type { Id } from '../../../functions/kernel/ids.ts'
import { type Obligation, standingIn } from '../../../functions/obligation/index.ts'
import { type Check, headIn, storyIn, violation } from './patient.ts'

/** 9: the versions of policies it ran under are there to be looked at. */
export const policiesAreThere: Check = (patient, { policies }) => {
  const head = headIn(patient)
  const named = [head?.policy, ...storyIn(patient).map(({ what }) => what.policy)]
  const pins = new Set(named.filter((each) => typeof each === 'string' && each.includes('@')).map(String))
  return [...pins]
    .filter((pin) => !policies.has(pin))
    .map((pin) => violation(9, String(head?.id), `the policy it ran under does not exist: ${pin}`))
}

/** 9: everybody who was ever asked, offered or accountable is known. */
export const peopleAreKnown: Check = (patient, { people }) =>
  (standingIn(patient)?.all ?? [])
    .filter((each) => !namedIn(each).every((person) => people.has(person)))
    .map(({ id }) => violation(9, id, 'it names somebody who does not exist'))

const namedIn = (obligation: Obligation): Id[] => {
  const offer = obligation.status === 'open' && obligation.offer !== undefined ? [obligation.offer] : []
  return [obligation.accountable, ...obligation.asked, ...offer.flatMap(({ to, by }) => [to, by])]
}

/** The number of the first entry that is not where it belongs. */
const holeIn = (story: readonly AuditEntry[]): number | undefined => {
  const index = story.findIndex(({ seq }, nth) => seq !== nth + 1)
  return index === -1 ? undefined : index + 1
}

/** 9: its story has no holes. */
export const storyIsWhole: Check = (patient) => {
  const hole = holeIn(storyIn(patient))
  return hole === undefined ? [] : [violation(9, String(headIn(patient)?.id), `its story has no entry ${hole}`)]
}

/** 10: each entry fits the one before, and the head stands at the end. A hole is told once, above. */
export const oneAuditTrail: Check = (patient) => {
  const head = headIn(patient)
  const story = storyIn(patient)
  if (head === undefined || holeIn(story) !== undefined) return []
  const id = String(head.id)
  const broken = story.find((entry, index) => {
    const { hash, ...open } = entry
    const previous = story[index - 1]?.hash ?? entry.previous
    return entry.previous !== previous || hashOf(id, open) !== hash
  })
  if (broken !== undefined) return [violation(10, id, `entry ${broken.seq} of its audit trail does not fit`)]
  const last = story.at(-1)
  const isAtEnd = last?.hash === head.auditHash && last?.seq === head.auditSeq
  return isAtEnd ? [] : [violation(10, id, 'its audit trail does not end where its head says')]
}

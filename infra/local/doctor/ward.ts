import { type Id, prefixOf } from '../../../functions/kernel/ids.ts'
import type { Instant } from '../../../functions/kernel/instant.ts'
import { type CaseKinds, pinOf } from '../../../functions/obligation/index.ts'
import { BUILT_IN } from '../../../functions/obligation/policy.ts'
import { policies } from '../../../functions/registry.ts'
import { headIn, type Patient, storyIn, type Ward } from './patient.ts'

/** What is known of people, posts and policies, from the rows of each. */
export function wardOf(patients: Iterable<Patient>, kinds: CaseKinds, now: Instant): Ward {
  const people = new Set<Id>()
  const active = new Set<Id>()
  const headPositions = new Set<Id>()
  const pins = new Set([...policies.keys()].map((name) => pinOf({ name, version: BUILT_IN })))
  for (const patient of patients) {
    const head = headIn(patient)
    const id = String(head?.id ?? '')
    const kind = prefixOf(id)
    if (kind === 'per') people.add(id)
    if (kind === 'per' && head?.active === true) active.add(id)
    if (kind === 'dep') for (const position of headsIn(patient)) headPositions.add(position)
    if (kind === 'pol')
      for (const version of versionsIn(patient)) pins.add(pinOf({ name: String(head?.name), version }))
  }
  return { kinds, now, people, active, headPositions, policies: pins }
}

/** The chain of a department names its posts whenever they change. */
const headsIn = (patient: Patient): Id[] =>
  storyIn(patient).flatMap(({ what }) => (typeof what.head === 'string' ? [what.head] : []))

const versionsIn = (patient: Patient): number[] =>
  patient.flatMap(({ sk }) => (sk.startsWith('version#') ? [Number(sk.slice('version#'.length))] : []))

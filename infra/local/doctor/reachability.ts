import { type Id, prefixOf } from '../../../functions/kernel/ids.ts'
import type { Item } from '../../../functions/platform/store.ts'
import type { ContactProofHead } from '../../../functions/reachability/contact-proof.ts'
import { headIn, type Patient, type Violation, violation } from './patient.ts'

/** 1 and 2: whoever is asked to prove that pages reach them is asked by one case, and the list of those asked says which. */
export function proofsAreAskedOnce(patients: readonly Patient[], rows: readonly Item[]): Violation[] {
  const asked = new Map(rows.filter(({ pk }) => pk === 'contact-proofs').map(({ sk, id }) => [sk, id as Id]))
  const heads = patients.flatMap((patient) => {
    const head = headIn(patient) as ContactProofHead | undefined
    return head !== undefined && prefixOf(head.id) === 'cpf' ? [head] : []
  })
  const open = new Set(heads.filter(({ status }) => status === 'open').map(({ id }) => id))
  return [
    ...heads
      .filter(({ id, person }) => open.has(id) !== (asked.get(person) === id))
      .map(({ id }) => violation(2, id, 'it is open and its person is not listed as asked, or closed and they are')),
    ...[...asked]
      .filter(([, id]) => !open.has(id))
      .map(([person]) => violation(2, person, 'asked by a case that is over')),
  ]
}

import { findHead } from '../audit-trail/index.ts'
import type { People } from '../sign-in/index.ts'
import type { PersonHead } from './acts/person-acts.ts'
import { findPersonByEmail, loadDirectory } from './responsibility.store.ts'
import { mayAct } from './rules/may-act.ts'

/** What sign-in has to know of people. */
export const people: People = {
  async byEmail({ store }, email) {
    const person = findPersonByEmail(await loadDirectory(store), email)
    return person === undefined ? undefined : await findHead(store, person.id)
  },

  of(head) {
    if (!head.id.startsWith('per_')) return undefined
    const { id, name, language, active, signInEpoch } = head as PersonHead
    return { id, name, language, active, signInEpoch }
  },

  async mayIssueTokens({ store, clock }, person) {
    return mayAct(await loadDirectory(store), person, 'token.issue', clock.now())
  },
}

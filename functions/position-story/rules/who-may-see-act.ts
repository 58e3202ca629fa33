import type { Id } from '../../kernel/ids.ts'
import { prefixOf } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type AuthorityName, type Directory, mayAct } from '../../responsibility/index.ts'

/** Things whose story everybody in the department may read, as far as this room tells it. */
const OF_THE_DEPARTMENT: ReadonlySet<string> = new Set([
  ...['chg', 'gap', 'cal', 'obj', 'fnd', 'ent', 'occ', 'ack', 'hov', 'bdr', 'bga', 'bok', 'pol'],
  ...['per', 'grp', 'pos', 'svc', 'dep', 'sys', 'rgt', 'cfl'],
])

/** Things only some may know of, and the authority that lets them. */
const OF_SOME: Readonly<Record<string, AuthorityName>> = {
  rev: 'access-review.run',
  rvw: 'access-review.run',
  rvs: 'access-review.run',
}

/** Whoever verifies the audit trail reads it all there. */
const AUDITS: AuthorityName = 'audit.verify'

/** Whether somebody of the department may know what was done to a thing. What is not named is for auditors alone. */
export function maySeeAct(directory: Directory, person: Id, thing: Id, now: Instant): boolean {
  const prefix = prefixOf(thing)
  if (OF_THE_DEPARTMENT.has(prefix)) return true
  const needed = OF_SOME[prefix]
  const enough = needed === undefined ? [AUDITS] : [AUDITS, needed]
  return enough.some((act) => 'yes' in mayAct(directory, person, act, now))
}

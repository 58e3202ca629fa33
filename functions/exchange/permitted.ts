import type { Grant } from '../kernel/actor.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { Call } from '../platform/handler.ts'
import { type AuthorityName, type Directory, grantOf, worksInIt } from '../responsibility/index.ts'
import { TABLES, type TableName } from './exchange.ts'
import type { Tables } from './plan-import.ts'

/** Whose work it is to say what a table says. */
const NEEDED: Readonly<Record<TableName, AuthorityName>> = {
  people: 'directory.administer',
  positions: 'directory.administer',
  duties: 'role-book.draft',
  entitlements: 'entitlement.define',
}

type By = Pick<Call, 'caller' | 'now'>

/** By which authority somebody imports each table that has rows. Throws a RefusalError (403) for the first they may not. */
export function grantsFor(directory: Directory, tables: Tables, by: By): Partial<Record<TableName, Grant>> {
  mustWorkHere(directory, by)
  const filled = TABLES.filter((table) => (tables[table]?.length ?? 0) > 0)
  return Object.fromEntries(filled.map((table) => [table, grantOf(directory, by.caller, NEEDED[table], by.now)]))
}

/** Employees without a position have no business with what the department writes down of itself. Throws 404. */
export function mustWorkHere(directory: Directory, { caller, now }: By): void {
  if (!worksInIt(directory, caller.person, now)) throw new NotFoundError('exchange')
}

import { findHead } from '../../functions/audit-trail/index.ts'
import { type Id, isId } from '../../functions/kernel/ids.ts'
import { DAY, type Instant, plusMillis } from '../../functions/kernel/instant.ts'
import type { Platform } from '../../functions/platform/platform.ts'
import { people as peopleForSignIn } from '../../functions/registry.ts'
import type { KnownPerson, TokenWish } from '../../functions/sign-in/index.ts'
import { issueToken } from '../../functions/sign-in/issue-token.ts'
import { openSession } from '../../functions/sign-in/session.ts'
import { machineClock } from '../../infra/local/clocks.ts'
import { people, type Role } from './department.ts'

/** Headers by which somebody comes in. */
export type Credentials = Readonly<Record<string, string>>

/** A person, by role or by id, as sign-in knows them. */
async function knownPerson({ store }: Platform, who: Role | Id): Promise<KnownPerson> {
  const head = await findHead(store, isId(who) ? who : people[who as Role])
  const person = head === undefined ? undefined : peopleForSignIn.of(head)
  if (person === undefined) throw new Error(`nobody is ${who}`)
  return person
}

/** A token of this person: of a script that acts as they do, unless wished otherwise. */
export async function bearerOf(
  platform: Platform,
  who: Role | Id,
  wish: Partial<TokenWish> = {},
  issuedAt: Instant = machineClock.now(),
): Promise<Credentials> {
  const full: TokenWish = { name: 'test', actsAs: 'person', validDays: 1, ...wish }
  const { bearer } = await issueToken(platform, { now: () => issuedAt }, await knownPerson(platform, who), full)
  return { Authorization: `Bearer ${bearer}` }
}

/** A token that ran out yesterday. */
export const expiredBearerOf = (platform: Platform, who: Role | Id): Promise<Credentials> =>
  bearerOf(platform, who, { validDays: 1 }, plusMillis(machineClock.now(), -2 * DAY))

/** What the browser of somebody who has signed in sends, with the header of our own pages. */
export async function sessionOf(platform: Platform, who: Role | Id): Promise<Credentials> {
  const { row, cookie } = openSession(platform, machineClock, await knownPerson(platform, who))
  await platform.store.write({ put: row })
  return { Cookie: `onduty=${cookie}`, 'X-Onduty': '1' }
}

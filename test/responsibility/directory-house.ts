import type { Hono } from 'hono'
import { createApi } from '../../functions/api.ts'
import { findHead, listEntriesByAggregate } from '../../functions/audit-trail/index.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { responsibilityRoutes } from '../../functions/responsibility/responsibility.routes.ts'
import { people as peopleForSignIn } from '../../functions/responsibility/sign-in-people.ts'
import { issueToken } from '../../functions/sign-in/issue-token.ts'
import { aDepartment, people, type Role } from '../support/department.ts'
import { MONDAY_MORNING } from '../support/memory-platform.ts'

/** What a caller sees of an answer. */
export interface Seen {
  readonly status: number
  readonly body: Body
}

/** Fields that tests look at by name; an answer has some of them. */
interface Body {
  readonly id: string
  readonly name: unknown
  readonly email: string | null
  readonly code: string
  readonly version: number
  readonly items: readonly Body[]
  readonly nextCursor: string | null
  readonly holders: readonly { readonly id: string; readonly until: string | null }[]
  readonly deputies: readonly { readonly id: string; readonly until: string | null }[]
  readonly leaderPosition: string
  readonly note: string | null
  readonly [field: string]: unknown
}

const FOREVER = { perSecond: 1e9, burst: 1e9 }

/** The small department behind its door: calls in the name of somebody, by role. */
export async function directoryHouse() {
  const department = await aDepartment()
  const { platform } = department
  // Tokens live by the clock on the wall, which stands still while business time is moved.
  const wallClock = { now: () => MONDAY_MORNING }
  const app: Hono = createApi({
    platform,
    routes: responsibilityRoutes,
    people: peopleForSignIn,
    wallClock,
    ratePerCaller: FOREVER,
    checksAnswers: true,
  })

  const bearers = new Map<Role, string>()
  async function bearerOf(role: Role): Promise<string> {
    const known = bearers.get(role)
    if (known !== undefined) return known
    const head = await findHead(platform.store, people[role])
    const person = head === undefined ? undefined : peopleForSignIn.of(head)
    if (person === undefined) throw new Error(`nobody is ${role}`)
    const wish = { name: 'test', actsAs: 'person', validDays: 1 } as const
    const { bearer } = await issueToken(platform, wallClock, person, wish)
    bearers.set(role, bearer)
    return bearer
  }

  const call =
    (method: string) =>
    async (role: Role, path: string, body?: unknown, ifMatch?: number): Promise<Seen> => {
      const answer = await app.request(path, {
        method,
        headers: {
          Authorization: `Bearer ${await bearerOf(role)}`,
          'Accept-Language': 'en',
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...(ifMatch === undefined ? {} : { 'If-Match': `"${ifMatch}"` }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      if (answer.status >= 500) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
      return { status: answer.status, body: (await answer.json()) as Body }
    }

  return {
    ...department,
    ...{ app, bearerOf },
    ...{ get: call('GET'), post: call('POST'), patch: call('PATCH'), put: call('PUT'), remove: call('DELETE') },
    /** The chain of a thing, oldest first. */
    entriesOf: async (id: Id) => (await listEntriesByAggregate(platform.store, id)).items,
    /** What waits in the outbox, as plain values. */
    effects: () => platform.outbox().map(({ effect }) => effect),
  }
}
export type DirectoryHouse = Awaited<ReturnType<typeof directoryHouse>>

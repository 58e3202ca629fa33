import { createHmac, randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import { type ApiOptions, createApi } from '../../functions/api.ts'
import { findHead, perform } from '../../functions/audit-trail/index.ts'
import { byClock } from '../../functions/kernel/actor.ts'
import { type Id, newId } from '../../functions/kernel/ids.ts'
import { type Instant, plusMillis } from '../../functions/kernel/instant.ts'
import type { Language } from '../../functions/kernel/text.ts'
import type { HeadRow } from '../../functions/platform/act.ts'
import type { IdentityProvider } from '../../functions/platform/identity-provider.ts'
import { silentLog } from '../../functions/platform/log.ts'
import type { Platform } from '../../functions/platform/platform.ts'
import type { Store } from '../../functions/platform/store.ts'
import { apiTokenRoutes } from '../../functions/sign-in/api-token.routes.ts'
import { type KnownPerson, type People, signInPages, type TokenWish } from '../../functions/sign-in/index.ts'
import { issueToken } from '../../functions/sign-in/issue-token.ts'
import { openSession } from '../../functions/sign-in/session.ts'
import { MemoryStore } from '../support/memory-store.ts'

export const START: Instant = '2026-01-05T00:00:00.000Z'

/** A room of people, as small as can be: heads in the table, addresses in a map. */
export function smallPeople() {
  const byAddress = new Map<string, Id>()
  const people: People = {
    byEmail: async ({ store }, email) => {
      const id = byAddress.get(email.toLowerCase())
      return id === undefined ? undefined : await findHead(store, id)
    },
    of: (head) => (head.id.startsWith('per_') ? (head as HeadRow & KnownPerson) : undefined),
    mayIssueTokens: async () => ({ yes: { authority: 'token.issue', via: 'holder' } }),
  }
  return { people, byAddress }
}

export interface DoorHouseOptions extends Partial<ApiOptions> {
  readonly store?: Store
  readonly publicUrl?: string
  readonly signInBy?: IdentityProvider
}

/** Everything the door stands on, with a table in memory and two clocks moved by hand. */
export function doorHouse(given: DoorHouseOptions = {}) {
  const memory = new MemoryStore()
  const time = { business: START, wall: START }
  const logged: { message: string; fields?: unknown }[] = []
  const platform: Platform = {
    clock: { now: () => time.business },
    store: given.store ?? memory,
    random: (count) => randomBytes(count),
    secrets: { sign: (purpose, text) => createHmac('sha256', `kept ${purpose}`).update(text).digest() },
    log: { ...silentLog, error: (message, fields) => void logged.push({ message, fields }) },
    publicUrl: given.publicUrl ?? 'http://localhost:8080',
    mailDomain: 'example.com',
    kick: () => {},
  }
  const { people, byAddress } = smallPeople()
  const wallClock = { now: () => time.wall }
  const { store: _, publicUrl: __, signInBy, ...options } = given
  const pages = [...(given.pages ?? []), ...(signInBy === undefined ? [] : signInPages(signInBy, people, wallClock))]
  const routes = [...(given.routes ?? []), ...apiTokenRoutes(people, wallClock)]
  const app: Hono = createApi({ platform, people, wallClock, checksAnswers: true, ...options, routes, pages })

  async function changePerson(id: Id, changes: Partial<KnownPerson>): Promise<void> {
    await perform(platform, async () => {
      const before = await findHead(platform.store, id)
      const { name, language, active, signInEpoch } = { ...(before as HeadRow & KnownPerson), ...changes }
      const head = { id, name, language, active, signInEpoch }
      return { acts: [{ before, head, at: time.business, did: 'person.changed', by: byClock }], answer: undefined }
    })
  }

  return {
    ...{ app, platform, people, wallClock, memory, time, logged, changePerson },
    /** Somebody who may come in. */
    async person(email = 'li.wei@example.com', language: Language = 'zh-CN'): Promise<KnownPerson> {
      const person = {
        id: newId('per', time.wall, platform.random),
        name: '李伟',
        language,
        active: true,
        signInEpoch: 0,
      }
      await changePerson(person.id, person)
      byAddress.set(email, person.id)
      return person
    },
    /** The header that lets a script of this person in. */
    async bearer(person: KnownPerson, wish: Partial<TokenWish> = {}): Promise<{ Authorization: string }> {
      const full: TokenWish = { name: 'script', actsAs: 'person', validDays: 1, ...wish }
      const { bearer } = await issueToken(platform, wallClock, person, full)
      return { Authorization: `Bearer ${bearer}` }
    },
    /** The headers our own page sends for somebody who has signed in. */
    async signedIn(person: KnownPerson): Promise<{ Cookie: string; 'X-Onduty': string }> {
      const { row, cookie } = openSession(platform, wallClock, person)
      await platform.store.write({ put: row })
      return { Cookie: `onduty=${cookie}`, 'X-Onduty': '1' }
    },
    passWallTime(millis: number): void {
      time.wall = plusMillis(time.wall, millis)
    },
  }
}

export type DoorHouse = ReturnType<typeof doorHouse>

/** A call with a JSON body. */
export const json = (body: unknown, headers: Record<string, string> = {}, method = 'POST'): RequestInit => ({
  method,
  headers: { 'Content-Type': 'application/json', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

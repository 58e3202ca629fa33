import { createApi } from '../../functions/api.ts'
import { findHead, perform } from '../../functions/audit-trail/index.ts'
import { submitChange } from '../../functions/change/change.contract.ts'
import { getChange } from '../../functions/change/change.store.ts'
import type { ChangeHead } from '../../functions/change/change.ts'
import { raise } from '../../functions/change/raise.ts'
import { rewrite } from '../../functions/change/rewrite.ts'
import { takeStep, type WantedStep } from '../../functions/change/take-step.ts'
import { byClock } from '../../functions/kernel/actor.ts'
import { type Id, newId } from '../../functions/kernel/ids.ts'
import { DAY, HOUR, instantOf, millisOf, plusMillis } from '../../functions/kernel/instant.ts'
import type { Language } from '../../functions/kernel/text.ts'
import type { ComposedLetter } from '../../functions/outbox/index.ts'
import type { Act, HeadRow } from '../../functions/platform/act.ts'
import type { Effect } from '../../functions/platform/effect.ts'
import type { Log } from '../../functions/platform/log.ts'
import type { Item } from '../../functions/platform/store.ts'
import { kinds, letters, pages, people as signInPeople } from '../../functions/registry.ts'
import { loadDirectory, type Person } from '../../functions/responsibility/index.ts'
import { directoryMoves, putInDirectory } from '../../functions/responsibility/responsibility.store.ts'
import { openSession } from '../../functions/sign-in/session.ts'
import { aDepartment, callerOf, people, type Role, services } from '../support/department.ts'
import { memoryPlatform } from '../support/memory-platform.ts'

export { people, type Role, services }

/** A letter as it was composed, and by which name. */
export interface Sent extends ComposedLetter {
  readonly letter: string
}

const WISH = {
  title: '邮件网关 TLS 证书更换',
  description: '现有证书将于月底到期，更换为新签发的证书。',
  services: [services.database],
  risk: 'medium',
  riskReason: '更换时约有五分钟收不到邮件',
  backOutPlan: '保留旧证书，十分钟内可切回。',
  testPlan: '在测试网关上收发邮件，检查证书链。',
} as const

/** A department whose mails are composed as the relay would, with the real pages behind the real door. */
export async function mailHouse(log?: Log) {
  const memory = memoryPlatform()
  const platform = log === undefined ? memory : { ...memory, log }
  await aDepartment(platform)
  const { store } = platform
  const wallClock = { now: () => '2026-01-05T01:00:00.000Z' }
  const app = createApi({ platform, routes: [], pages, people: signInPeople, wallClock })
  const taken = new Set<string>()

  const collected = () => store.dump().filter(({ pk }) => pk.startsWith('bundles#'))

  /** Composes every mail that is waiting, as it would be sent now, also each that is collected with others. */
  async function mails(): Promise<Sent[]> {
    const sent: Sent[] = []
    for (const row of [...platform.outbox(), ...collected()] as (Item & { id: string; effect: Effect })[]) {
      if (row.effect.kind !== 'mail' || taken.has(row.id)) continue
      taken.add(row.id)
      const { letter, to, about } = row.effect
      const composed = await letters[letter]?.(platform, { to, about })
      if (composed !== undefined) sent.push({ ...composed, letter })
    }
    return sent
  }

  const step = (role: Role, id: Id, wanted: WantedStep) =>
    perform(platform, () => takeStep(platform, { id, wanted, caller: callerOf(role), now: platform.clock.now() }))

  async function changeHead(id: Id, change: (head: HeadRow) => Record<string, unknown>): Promise<void> {
    await perform(platform, async () => {
      const before = (await findHead(store, id)) as HeadRow
      const head = { ...before, ...change(before) } as HeadRow
      const act: Act = { before, head, at: platform.clock.now(), did: 'test.changed', by: byClock }
      return { acts: [act], answer: undefined }
    })
  }

  async function changePerson(role: Role, changes: Partial<Pick<Person, 'language' | 'active'>>): Promise<void> {
    const directory = await loadDirectory(store)
    const person = directory.people.get(people[role])
    if (person === undefined) throw new Error(`${role} is nobody`)
    await store.write(putInDirectory('person', person.id, { ...person, ...changes }))
    await store.write(directoryMoves(directory.version))
    await changeHead(person.id, () => changes)
  }

  return {
    app,
    platform,
    kinds,
    mails,
    step,
    people,
    changeHead,
    /** A change to the database, released between 14 and 16 o'clock in a week. */
    async raised(
      wish: Partial<Record<keyof typeof WISH | 'implementer' | 'releaseWindow', unknown>> = {},
      by: Role = 'opsOne',
    ) {
      const from = plusMillis(platform.clock.now(), 7 * DAY + 5 * HOUR)
      const said = {
        ...WISH,
        implementer: people.opsTwo,
        releaseWindow: { from, until: instantOf(millisOf(from) + 2 * HOUR) },
        ...wish,
      }
      const body = submitChange.body.parse(said)
      const call = { params: undefined, query: undefined, body, caller: callerOf(by), now: platform.clock.now() }
      return perform(platform, () => raise(platform, call))
    },
    async edited(id: Id, body: Parameters<typeof rewrite>[1]['body'], by: Role = 'opsOne') {
      const { head } = await getChange(store, id)
      const call = {
        params: { id },
        query: undefined,
        body,
        caller: callerOf(by),
        ifMatch: head.version,
        now: platform.clock.now(),
      }
      return perform(platform, () => rewrite(platform, call))
    },
    change: async (id: Id): Promise<ChangeHead> => (await getChange(store, id)).head,
    whole: (id: Id) => getChange(store, id),
    /** The person who owes the next step of a change. */
    async owner(id: Id): Promise<Role> {
      const { standing } = await getChange(store, id)
      const accountable = standing.open.find(({ concerns }) => concerns === undefined)?.accountable
      return Object.entries(people).find(([, person]) => person === accountable)?.[0] as Role
    },
    /** Headers of somebody who has signed in. */
    async signedIn(role: Role): Promise<{ Cookie: string }> {
      const head = await findHead(store, people[role])
      const person = head === undefined ? undefined : signInPeople.of(head)
      if (person === undefined) throw new Error(`${role} is nobody`)
      const { row, cookie } = openSession(platform, wallClock, person)
      await store.write({ put: row })
      return { Cookie: `onduty=${cookie}` }
    },
    speaks: (role: Role, language: Language): Promise<void> => changePerson(role, { language }),
    /** Somebody is away from now on. */
    async goesAway(role: Role): Promise<void> {
      const { version } = await loadDirectory(store)
      const from = platform.clock.now()
      const absence = { id: newId('abs', from, platform.random), person: people[role], from, version: 1 }
      await store.write(putInDirectory('absence', absence.id, { ...absence, until: plusMillis(from, 30 * DAY) }))
      await store.write(directoryMoves(version))
    },
    leaves: (role: Role): Promise<void> => changePerson(role, { active: false }),
  }
}
export type MailHouse = Awaited<ReturnType<typeof mailHouse>>

/** The path of the decision page a mail links to. */
export function decisionPathIn({ text }: Pick<Sent, 'text'>): string {
  const path = /http:\/\/localhost:8080(\/d\/[\w-]+)/.exec(text)?.[1]
  if (path === undefined) throw new Error('no decision link in this mail')
  return path
}

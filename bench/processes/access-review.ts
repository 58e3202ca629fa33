// An access review over the embedded database: written down, and, all its reviewers being silent, ended by policy.

import { accessReviewRoutes } from '../../functions/access-review/access-review.routes.ts'
import { getReviewHead, listPackagesOf } from '../../functions/access-review/access-review.store.ts'
import { perform } from '../../functions/audit-trail/index.ts'
import { catalogueRoutes } from '../../functions/entitlement/catalogue.routes.ts'
import { recordEntitlement } from '../../functions/entitlement/index.ts'
import { type Id, idOf } from '../../functions/kernel/ids.ts'
import { DAY, instantOf, plusMillis } from '../../functions/kernel/instant.ts'
import type { Outcome } from '../../functions/platform/act.ts'
import type { Call, Route } from '../../functions/platform/handler.ts'
import { kinds } from '../../functions/registry.ts'
import { loadDirectory } from '../../functions/responsibility/index.ts'
import { directoryMoves, putInDirectory } from '../../functions/responsibility/responsibility.store.ts'
import { startEmbeddedDatabase } from '../../infra/local/embedded-database.ts'
import { callerOf, foundDepartmentIn, groups, people, positions } from '../../test/support/department.ts'
import { machineOn, rentPremises } from '../../test/support/premises.ts'

const ENTITLEMENTS = Number(process.argv[2] ?? 3000)
const REVIEWERS = 40
const HOLDERS = Math.ceil(ENTITLEMENTS / REVIEWERS)
const BORN = '2025-01-01T00:00:00.000Z'
const idFor = (prefix: string, nth: number): Id => idOf(prefix, BORN, String(nth).padStart(16, '0'))
const both = (name: string) => ({ 'zh-CN': name, en: name })
const times = <Thing>(count: number, make: (nth: number) => Thing): Thing[] =>
  Array.from({ length: count }, (_, nth) => make(nth))

const database = await startEmbeddedDatabase()
const premises = await rentPremises(database.client, instantOf(Date.parse('2026-01-05T08:00:00+08:00')))
const machine = await machineOn(premises)
const { platform } = machine
const { store, clock } = platform
await foundDepartmentIn(platform)

const person = (id: Id, nth: number) =>
  putInDirectory('person', id, {
    ...{
      id,
      name: `person ${nth}`,
      email: `p${id.slice(-6)}@example.com`,
      language: 'zh-CN',
      active: true,
      version: 1,
    },
  })
const place = (nth: number, who: Id, position: Id) =>
  putInDirectory('assignment', idFor('asg', nth), { id: idFor('asg', nth), person: who, position, from: BORN })
const things = [
  ...times(REVIEWERS, (nth) => nth + 6000).flatMap((nth) => [
    person(idFor('per', nth), nth),
    putInDirectory('service', idFor('svc', nth), {
      ...{ id: idFor('svc', nth), name: both(`service ${nth}`), group: groups.operations, dependsOn: [], version: 1 },
    }),
    putInDirectory('position', idFor('pos', nth), {
      ...{ id: idFor('pos', nth), group: groups.operations, name: both(`owner ${nth}`), version: 1 },
      authorities: [{ act: 'entitlement.approve', services: [idFor('svc', nth)] }],
    }),
    place(nth, idFor('per', nth), idFor('pos', nth)),
  ]),
  ...times(HOLDERS, (nth) => nth + 8000).flatMap((nth) => [
    person(idFor('per', nth), nth),
    place(nth, idFor('per', nth), positions.opsEngineer),
  ]),
]
for (let from = 0; from < things.length; from += 90) {
  const { version } = await loadDirectory(store)
  await store.commit([...things.slice(from, from + 90), directoryMoves(version)])
}

const quiet = { ...platform, kick() {} }
async function asHead(routes: readonly Route[], operation: string, body: unknown): Promise<Id> {
  const decide = routes.find(({ contract }) => contract.operation === operation)?.decide
  if (decide === undefined) throw new TypeError(operation)
  const call = { body, caller: callerOf('head'), now: clock.now() } as unknown as Call
  return (await perform(platform, () => decide(platform, call) as Promise<Outcome<{ id: Id }>>)).id
}
const by = {
  actor: callerOf('head').actor,
  person: people.head,
  grant: { authority: 'entitlement.define', position: positions.head, via: 'holder' } as const,
}
for (const nth of times(REVIEWERS, (each) => each + 6000)) {
  const wish = { name: both(`system ${nth}`), service: idFor('svc', nth), connector: { kind: 'manual' } }
  const system = await asHead(catalogueRoutes, 'add-entitlement-system', wish)
  const right = await asHead(catalogueRoutes, 'add-entitlement-right', {
    ...{
      system,
      name: both('read'),
      lets: both('read'),
      risk: 'low',
      longestDays: 360,
      positions: [],
      breakGlass: false,
    },
  })
  await Promise.all(
    times(HOLDERS, (each) => each + 8000).map((holder) =>
      perform(quiet, async () => {
        const until = plusMillis(clock.now(), 300 * DAY)
        const had = { right, person: idFor('per', holder), position: positions.opsEngineer, reason: '-', until }
        return { acts: await recordEntitlement(quiet, had, by, clock.now()), answer: undefined }
      }),
    ),
  )
}
await machine.conductor.settle(clock.now())

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1000
}
const decideBy = plusMillis(clock.now(), 21 * DAY)
let review = ''
const asked = await timed(async () => {
  review = await asHead(accessReviewRoutes(kinds), 'start-access-review', {
    ...{ name: 'all', scope: { of: 'all' }, decideBy, undecided: 'revoke' },
  })
  await machine.conductor.settle(clock.now())
})
const { items = 0, packages = 0 } = await getReviewHead(store, review)
// Reminded and escalated as it should be until the grace is nearly over; then everything ends at once.
await machine.conductor.advance(premises.clock, plusMillis(decideBy, 4 * DAY))
const ended = await timed(() => machine.conductor.advance(premises.clock, plusMillis(decideBy, 6 * DAY)))
const lapsed = (await listPackagesOf(store, review)).reduce((sum, { outcomes }) => sum + (outcomes?.lapsed ?? 0), 0)
await machine.stop()
await database.stop()
process.stdout.write(`${JSON.stringify({ items, packages, asked, ended, lapsed })}\n`)
process.exit(0)

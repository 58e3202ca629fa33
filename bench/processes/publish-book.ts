// Publishing books of several sizes over the embedded database, and asking who may do what under each. Says one line.

import { perform } from '../../functions/audit-trail/index.ts'
import { business } from '../../functions/calendar/index.ts'
import { type Id, idOf, newId } from '../../functions/kernel/ids.ts'
import { instantOf } from '../../functions/kernel/instant.ts'
import type { Call } from '../../functions/platform/handler.ts'
import { kinds } from '../../functions/registry.ts'
import { loadDirectory, mayAct } from '../../functions/responsibility/index.ts'
import { directoryMoves, putInDirectory } from '../../functions/responsibility/responsibility.store.ts'
import { draftRoutes } from '../../functions/role-book/draft.routes.ts'
import { putTouched } from '../../functions/role-book/draft.store.ts'
import { draftPolicyNow } from '../../functions/role-book/draft-desk.ts'
import { draftEditRoutes } from '../../functions/role-book/draft-edits.routes.ts'
import { type Duty, newestBook } from '../../functions/role-book/index.ts'
import { dutiesFromPositions } from '../../functions/role-book/rules/duties-from-positions.ts'
import { begin } from '../../functions/role-book/steps/begin.ts'
import { workerOf } from '../../functions/role-book/steps/step.ts'
import { startEmbeddedDatabase } from '../../infra/local/embedded-database.ts'
import { callerOf, foundDepartmentIn, positions, type Role, services } from '../../test/support/department.ts'
import { machineOn, rentPremises } from '../../test/support/premises.ts'
import { quantilesOf } from '../load.ts'

const SIZES = [20, 200, 2000] as const
const POSTS = 300
const OPERATORS = 50
const QUESTIONS = 3000
const BORN = '2025-01-01T00:00:00.000Z'
const idFor = (prefix: string, nth: number): Id => idOf(prefix, BORN, String(nth).padStart(16, '0'))
const both = (name: string) => ({ 'zh-CN': name, en: name })

const database = await startEmbeddedDatabase()
const premises = await rentPremises(database.client, instantOf(Date.parse('2026-01-05T08:00:00+08:00')))
const machine = await machineOn(premises)
// What follows from a publication (signing, planning) has figures of its own.
const platform = { ...machine.platform, kick() {} }
const { store, clock } = platform
await foundDepartmentIn(platform)

const things = [
  ...Array.from({ length: OPERATORS }, (_, nth) =>
    putInDirectory('person', idFor('per', 5000 + nth), {
      ...{ id: idFor('per', 5000 + nth), name: `op ${nth}`, email: `op${nth}@example.com` },
      ...{ language: 'zh-CN', active: true, version: 1 },
    }),
  ),
  ...Array.from({ length: POSTS }, (_, nth) => idFor('pos', 5000 + nth)).flatMap((position, nth) => [
    putInDirectory('position', position, { id: position, name: both(`post ${nth}`), authorities: [], version: 1 }),
    ...[0, 1].map((place) =>
      putInDirectory('assignment', idFor('asg', 5000 + nth * 2 + place), {
        ...{ id: idFor('asg', 5000 + nth * 2 + place), person: idFor('per', 5000 + ((nth + place) % OPERATORS)) },
        ...{ position, from: BORN },
      }),
    ),
  ]),
]
for (let from = 0; from < things.length; from += 90) {
  const { version } = await loadDirectory(store)
  await store.commit([...things.slice(from, from + 90), directoryMoves(version)])
}

/** As long as people write them. */
const dutyNo = (nth: number): Duty => ({
  ...{ id: idFor('dut', nth), position: idFor('pos', 5000 + (nth % POSTS)), title: both(`职责 ${nth}`) },
  ...{ responsible: [], consulted: [], informed: [], evidence: [], whenLate: 'stays', effort: 1 },
  standard: both('每个工作日上午十点前完成检查，结果有记录，异常已登记并通知负责人。'.repeat(3)),
  when: { kind: 'standing' },
  allowed: business('PT2H'),
  authorities: [{ act: 'change.assess', services: [services.mail] }],
})

const ROUTES = [...draftRoutes(kinds), ...draftEditRoutes]
async function does(role: Role, operation: string, id: Id, body: unknown = {}): Promise<void> {
  const route = ROUTES.find(({ contract }) => contract.operation === operation)
  const call = { params: { id }, body, query: undefined, caller: callerOf(role), now: clock.now() } as unknown as Call
  await perform(platform, async () => (await route?.decide?.(platform, call)) ?? { acts: [], answer: undefined })
}

/** A draft by the head, accepted by the deputy, with so many duties more than the newest version. */
async function aReviewedDraft(duties: readonly Duty[]): Promise<Id> {
  const now = clock.now()
  const id = newId('bdr', now, platform.random)
  const [directory, policy, { number }] = await Promise.all([
    loadDirectory(store),
    draftPolicyNow(store),
    newestBook(store),
  ])
  const grant = { authority: 'role-book.draft', position: positions.head, via: 'holder' } as const
  const wish = { id, name: 'bench', base: number, duties: duties.length }
  const act = begin(wish, { directory, now, policy }, workerOf(callerOf('head'), grant))
  await perform(platform, async () => ({ acts: [act], answer: undefined }))
  for (let from = 0; from < duties.length; from += 25) {
    await store.commit(duties.slice(from, from + 25).map((duty) => putTouched(id, duty.id, duty)))
  }
  await does('head', 'submit-role-book-draft', id)
  await does('headDeputy', 'review-role-book-draft', id, { verdict: 'accept' })
  return id
}

/** Milliseconds below which 99 of 100 answers came, each with its own read of the table. */
async function p99OfAsking(): Promise<number> {
  const times: number[] = []
  for (let nth = 0; nth < QUESTIONS; nth += 1) {
    const begun = performance.now()
    const directory = await loadDirectory(store)
    mayAct(directory, idFor('per', 5000 + (nth % OPERATORS)), 'change.assess', clock.now(), { service: services.mail })
    times.push(performance.now() - begun)
  }
  return quantilesOf(times)(0.99)
}

const first = dutiesFromPositions(await loadDirectory(store), (nth) => idFor('dut', 900_000 + nth))
const measured: { duties: number; seconds: number; p99: number }[] = []
let written = 0
for (const size of SIZES) {
  const more = Array.from({ length: size - written }, (_, nth) => dutyNo(written + nth))
  const id = await aReviewedDraft(written === 0 ? [...first, ...more] : more)
  written = size
  const begun = performance.now()
  await does('headDeputy', 'publish-role-book-draft', id, { note: 'bench', replaces: [] })
  const seconds = (performance.now() - begun) / 1000
  const { book } = await newestBook(store)
  if (book.duties.size !== first.length + size) throw new Error(`${book.duties.size} duties were published`)
  measured.push({ duties: size, seconds, p99: await p99OfAsking() })
  premises.clock.moveTo(instantOf(Date.parse(clock.now()) + 1000))
}
await machine.stop()
await database.stop()
process.stdout.write(`${JSON.stringify({ positions: POSTS, measured })}\n`)
process.exit(0)

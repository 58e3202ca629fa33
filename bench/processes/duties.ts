// The planner and the opening of duties over the embedded database, in a made-up department. Says one line: what it took.
import { perform } from '../../functions/audit-trail/index.ts'
import { business } from '../../functions/calendar/index.ts'
import { openDueOccurrences } from '../../functions/duty/open-due.ts'
import { findNextOpening } from '../../functions/duty/plan.store.ts'
import { type Id, idOf } from '../../functions/kernel/ids.ts'
import { instantOf } from '../../functions/kernel/instant.ts'
import { loadDirectory } from '../../functions/responsibility/index.ts'
import { directoryMoves, putInDirectory } from '../../functions/responsibility/responsibility.store.ts'
import { becomesNext } from '../../functions/role-book/become-next.ts'
import type { Duty } from '../../functions/role-book/index.ts'
import { pagesOfBook } from '../../functions/role-book/rules/pages-of-book.ts'
import { startEmbeddedDatabase } from '../../infra/local/embedded-database.ts'
import { foundDepartmentIn, people } from '../../test/support/department.ts'
import { machineOn, rentPremises } from '../../test/support/premises.ts'

const DUTIES = Number(process.argv[2] ?? 5000)
const POSTS = 300
const OPERATORS = 50
const AT_NINE = 500
const BORN = '2025-01-01T00:00:00.000Z'
const idFor = (prefix: string, nth: number): Id => idOf(prefix, BORN, String(nth).padStart(16, '0'))
const both = (name: string) => ({ 'zh-CN': name, en: name })

const database = await startEmbeddedDatabase()
const premises = await rentPremises(database.client, instantOf(Date.parse('2026-01-05T08:00:00+08:00')))
const machine = await machineOn(premises)
const { platform } = machine
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
    putInDirectory('assignment', idFor('asg', 5000 + nth), {
      ...{ id: idFor('asg', 5000 + nth), person: idFor('per', 5000 + (nth % OPERATORS)), position, from: BORN },
    }),
  ]),
]
for (let from = 0; from < things.length; from += 90) {
  const { version } = await loadDirectory(store)
  await store.commit([...things.slice(from, from + 90), directoryMoves(version)])
}

/** Every duty comes every day; so many of them at nine, the others spread over the afternoon. */
const list = Array.from({ length: DUTIES }, (_, nth): Duty => {
  const minute = String(nth % 60).padStart(2, '0')
  const at = nth < AT_NINE ? '09:00' : `${14 + (nth % 4)}:${minute}`
  return {
    ...{ id: idFor('dut', nth), position: idFor('pos', 5000 + (nth % POSTS)) },
    ...{ responsible: [], consulted: [], informed: [], title: both(`duty ${nth}`), standard: both('done') },
    ...{ evidence: [], authorities: [], effort: 10, whenLate: 'stays', allowed: business('PT2H') },
    when: {
      kind: 'recurring',
      rule: { every: { unit: 'day', interval: 1 }, at: [at], onDayOff: 'keep', from: '2025-01-01' },
    },
  }
})
const frame = { activities: [], needs: {}, conflicts: [] }
const book = { duties: new Map(list.map((duty) => [duty.id, duty])), frame }
const directory = await loadDirectory(store)
await perform(platform, async () => {
  const { acts } = await becomesNext(platform, {
    ...{ before: undefined, directory, book, previous: { duties: new Map() }, pages: pagesOfBook(book) },
    ...{ from: clock.now(), now: clock.now(), by: { kind: 'system', id: 'onduty', from: { door: 'command' } } },
    ...{ publishedBy: people.head, note: '', accepted: [], replaces: [] },
  })
  return { acts: acts.map((act) => ({ ...act, effects: [] })), answer: undefined }
})

async function timed<Answer>(work: () => Promise<Answer>): Promise<{ seconds: number; answer: Answer }> {
  const begun = performance.now()
  const answer = await work()
  return { seconds: (performance.now() - begun) / 1000, answer }
}
const plan = () => machine.runTask('plan-duties', {})
const first = await timed(plan)
const second = await timed(plan)
const nine = await findNextOpening(store)
premises.clock.moveTo(nine ?? clock.now())
const opened = await timed(() => openDueOccurrences(platform))
const settled = await timed(() => machine.conductor.settle(clock.now()))
await machine.stop()
await database.stop()
process.stdout.write(
  `${JSON.stringify({
    duties: DUTIES,
    planned: { seconds: first.seconds, days: first.answer.written },
    again: { seconds: second.seconds, days: second.answer.written },
    opened: { seconds: opened.seconds, count: opened.answer, settled: settled.seconds },
  })}\n`,
)
process.exit(0)

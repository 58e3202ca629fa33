import fc from 'fast-check'
import type { Id } from '../../functions/kernel/ids.ts'
import { HOUR, MINUTE, plusMillis } from '../../functions/kernel/instant.ts'
import type { Obligation } from '../../functions/obligation/index.ts'
import { loadDirectory } from '../../functions/responsibility/index.ts'
import { people, positions, type Role, services } from './department.ts'
import type { MemoryOffice } from './memory-office.ts'

const ROLES = Object.keys(people) as Role[]
const role = fc.constantFrom(...ROLES)
/** The one who owes the next step, more often than not: so that a history gets somewhere. */
const by = fc.oneof({ weight: 5, arbitrary: fc.constant('owner' as const) }, { weight: 2, arbitrary: role })
const nth = fc.nat(5)
const STEPS = {
  assess: [{}, { verdict: 'unsound', comment: '不可行。' }],
  authorise: [{}],
  reject: [{ comment: '不同意。' }],
  'record-test': [
    { outcome: 'passed', evidence: '正常。' },
    { outcome: 'failed', evidence: '不正常。' },
  ],
  release: [{}, { outcome: 'failed', comment: '没成。' }],
  'back-out': [{ comment: '退回。' }],
  review: [{ comment: '顺利。' }],
  cancel: [{ comment: '不做了。' }],
  comments: [{ text: '知道了。' }],
} as const
const ANY_STEP = Object.keys(STEPS) as (keyof typeof STEPS)[]

/** What may happen in a department; plain values, so that a history that goes wrong can be read. */
export const happening = fc.oneof(
  { weight: 3, arbitrary: fc.record({ raises: role, implementer: role, erp: fc.boolean(), inHours: fc.nat(60) }) },
  { weight: 9, arbitrary: fc.record({ onward: nth, well: fc.boolean() }) },
  { weight: 6, arbitrary: fc.record({ step: fc.constantFrom(...ANY_STEP), on: nth, by, variant: fc.nat(1) }) },
  {
    weight: 2,
    arbitrary: fc.record({ edits: by, on: nth, what: fc.constantFrom('plan', 'window', 'hand on'), to: role }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      deals: fc.constantFrom('acknowledge', 'hand-over', 'accept', 'decline'),
      on: nth,
      by,
      to: role,
    }),
  },
  { weight: 2, arbitrary: fc.record({ away: role, from: fc.integer({ min: -2, max: 40 }), hours: fc.nat(80) }) },
  { weight: 1, arbitrary: fc.record({ back: nth }) },
  { weight: 1, arbitrary: fc.record({ leaves: role }) },
  { weight: 1, arbitrary: fc.record({ returns: role }) },
  {
    weight: 1,
    arbitrary: fc.record({
      takes: role,
      position: fc.constantFrom(...Object.values(positions)),
      asDeputy: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ ends: nth, asDeputy: fc.boolean() }) },
  { weight: 6, arbitrary: fc.record({ passes: fc.constantFrom(1, 31, 240, 500, 1440, 4400) }) },
)
export type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never

/** Lets something happen, whether or not the department allows it. */
export async function letHappen(office: MemoryOffice, what: Happening): Promise<void> {
  if ('passes' in what) return office.advance(what.passes * MINUTE)
  await attempt(office, what)
  await office.settle()
}

/** Statuses of answers are what the caller looks at: nothing here has to succeed. */
async function attempt(office: MemoryOffice, what: Exclude<Happening, { passes: number }>): Promise<void> {
  const call = watched(office)
  if ('raises' in what) {
    const from = plusMillis(office.now, (what.inHours + 1) * HOUR)
    const wish = { implementer: people[what.implementer], releaseWindow: { from, until: plusMillis(from, 6 * HOUR) } }
    const to = what.erp ? { services: [services.erp] } : {}
    await call(what.raises, 'POST', '/api/changes', office.wish({ ...wish, ...to }))
  } else if ('onward' in what) {
    await onward(office, await changeOf(office, what.onward), what.well ? 0 : 1)
  } else if ('step' in what) {
    const change = await changeOf(office, what.on)
    const bodies: readonly object[] = STEPS[what.step]
    const who = what.by === 'owner' ? ownerOf(change) : what.by
    if (change !== undefined)
      await call(who, 'POST', `/api/changes/${change.id}/${what.step}`, bodies[what.variant] ?? bodies[0])
  } else if ('edits' in what) {
    const change = await changeOf(office, what.on)
    if (change !== undefined) await edit(office, change, what)
  } else if ('deals' in what) {
    const owed = (await openObligations(office))[what.on]
    const body = what.deals === 'hand-over' ? { to: people[what.to] } : what.deals === 'decline' ? {} : undefined
    const offered =
      owed?.status === 'open' && owed.offer !== undefined ? roleOf(owed.offer.to) : roleOf(owed?.accountable)
    const who = what.by === 'owner' ? (what.deals === 'accept' ? offered : roleOf(owed?.accountable)) : what.by
    if (owed !== undefined) await call(who, 'POST', `/api/obligations/${owed.id}/${what.deals}`, body)
  } else await reorganise(office, what)
}

type Reorganising = Extract<
  Happening,
  { away: Role } | { back: number } | { leaves: Role } | { returns: Role } | { takes: Role } | { ends: number }
>

async function reorganise(office: MemoryOffice, what: Reorganising): Promise<void> {
  const call = watched(office)
  const directory = await loadDirectory(office.machine.platform.store)
  const activate = (who: Role, active: boolean) =>
    call('admin', 'PATCH', `/api/people/${people[who]}`, { active }, directory.people.get(people[who])?.version)
  if ('away' in what) {
    const from = plusMillis(office.now, what.from * HOUR)
    const body = { person: people[what.away], from, until: plusMillis(from, what.hours * HOUR) }
    await call('admin', 'POST', '/api/absences', body)
  } else if ('back' in what) {
    const absence = directory.absences[what.back]
    if (absence !== undefined) await call('admin', 'DELETE', `/api/absences/${absence.id}`)
  } else if ('leaves' in what) {
    await activate(what.leaves, false)
  } else if ('returns' in what) {
    await activate(what.returns, true)
    office.forgetCredentialsOf(what.returns)
  } else if ('takes' in what) {
    const path = `/api/positions/${what.position}/${what.asDeputy ? 'deputies' : 'assignments'}`
    await call('admin', 'POST', path, { person: people[what.takes] })
  } else {
    const kind = what.asDeputy ? 'deputies' : 'assignments'
    const place = directory[kind].filter(({ until }) => until === undefined)[what.ends]
    if (place !== undefined) await call('admin', 'DELETE', `/api/positions/${place.position}/${kind}/${place.id}`)
  }
}

interface Known {
  readonly id: Id
  readonly status: string
  readonly stage: string
  readonly version: number
  readonly requester: Id
  readonly accountable?: Id
}

/** The nth newest change there is, of those that are not over if possible. */
async function changeOf(office: MemoryOffice, nth: number): Promise<Known | undefined> {
  const { items } = await office.store.query({ index: 'gsi3', pk: 'changes', backwards: true, limit: 12 })
  const changes = items as unknown as Known[]
  const open = changes.filter(({ stage }) => stage !== 'over')
  return open[nth % Math.max(1, open.length)] ?? changes[nth]
}

const roleOf = (id: Id | undefined): Role => ROLES.find((each) => people[each] === id) ?? 'employee'
const ownerOf = (change: Known | undefined): Role => roleOf(change?.accountable)

/** Whoever owes the next step takes it. */
async function onward(office: MemoryOffice, change: Known | undefined, variant: number): Promise<void> {
  const step = {
    assess: 'assess',
    authorise: 'authorise',
    test: 'record-test',
    release: 'release',
    review: 'review',
  } as const
  const next = step[change?.stage as keyof typeof step]
  if (change === undefined || next === undefined) return
  const bodies: readonly object[] = STEPS[next]
  await watched(office)(ownerOf(change), 'POST', `/api/changes/${change.id}/${next}`, bodies[variant] ?? bodies[0])
}

async function edit(office: MemoryOffice, change: Known, { edits, what, to }: Extract<Happening, { edits: unknown }>) {
  const from = plusMillis(office.now, 30 * HOUR)
  const body = {
    plan: { backOutPlan: `另一个方案，${office.now}。` },
    window: { releaseWindow: { from, until: plusMillis(from, 4 * HOUR) } },
    'hand on': { requester: people[to] },
  }[what]
  const who = edits === 'owner' ? roleOf(change.requester) : edits
  await watched(office)(who, 'PATCH', `/api/changes/${change.id}`, body, change.version)
}

async function openObligations(office: MemoryOffice): Promise<Obligation[]> {
  const rows = office.store.dump().filter(({ sk, status }) => sk.startsWith('obl#') && status === 'open')
  return rows as unknown as Obligation[]
}

/** Calls the API; an answer that blames neither the caller nor nobody is a fault of ours. */
const watched =
  (office: MemoryOffice) =>
  async (...given: Parameters<MemoryOffice['call']>): Promise<number> => {
    const { status, body } = await office.call(...given)
    if (status < 500) return status
    throw new Error(`${given[1]} ${given[2]} as ${given[0]}: ${status} ${JSON.stringify(body)}`)
  }

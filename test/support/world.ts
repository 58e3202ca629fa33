import { perform } from '../../functions/audit-trail/index.ts'
import type { ChangeOut } from '../../functions/change/change.contract.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { DAY, HOUR, plusMillis } from '../../functions/kernel/instant.ts'
import { gapActs } from '../../functions/obligation/roster-gap.ts'
import { askForYears } from '../../functions/planning/calendar-year.ts'
import type { OutboxRow } from '../../functions/platform/outbox.ts'
import { findAsked } from '../../functions/reachability/contact-proof.store.ts'
import { lookAtReachabilityTask } from '../../functions/reachability/tasks/look-at-reachability.ts'
import { receiveMail } from '../../functions/registry.ts'
import { loadDirectory } from '../../functions/responsibility/index.ts'
import { BROWSER } from './a-browser.ts'
import { type AlertsInWorld, alertsAtWork } from './alerts-at-work.ts'
import { codeOfTest } from './contact-test.ts'
import { bearerOf, type Credentials, sessionOf } from './credentials.ts'
import { emailOf, people, positions, type Role, services } from './department.ts'
import { aBookGap, type DraftsAtWork, draftsAtWork } from './drafts-at-work.ts'
import { anOccurrence } from './duties-at-work.ts'
import { type Entitled, entitle } from './entitled-world.ts'
import { csvOf, type Sent, sends } from './exchange-files.ts'
import { type HandOversAtWork, handOversAtWork } from './hand-overs-at-work.ts'
import { type ImprovementAtWork, improvementAtWork } from './improvement-at-work.ts'
import { type IncidentsAtWork, incidentsAtWork } from './incidents-at-work.ts'
import { type ListsToSign, listsToSign } from './lists-to-sign.ts'
import { MemoryOffice } from './memory-office.ts'
import { anObjective } from './objectives.ts'
import { type OnCallAtWork, onCallAtWork } from './on-call-at-work.ts'
import { type PlansAtWork, plansAtWork } from './plans-at-work.ts'
import { type Reviewed, reviewed } from './reviewed-world.ts'

/** How far the changes of the world have come, by name. */
const CHANGES = [
  'submitted',
  'handedOn',
  'assessed',
  'offered',
  'authorised',
  'waiting',
  'releasable',
  'released',
  'closed',
] as const
type ChangeName = (typeof CHANGES)[number]

/** A department in the middle of its work, and the ids of what is there. */
export interface World {
  readonly office: MemoryOffice
  readonly changes: Readonly<Record<ChangeName, ChangeOut>>
  /** The obligation each change waits for; of `closed`, one that is closed. */
  readonly obligations: Readonly<Record<ChangeName, Id>>
  /** Of the assessor, next week. */
  readonly absence: Id
  /** The engineer's place in the group that owns the mail service; and its deputy's. */
  readonly assignment: Id
  readonly deputyship: Id
  /** Another employee without a position. */
  readonly colleague: Id
  readonly calendar: Readonly<Record<string, unknown>>
  /** A position with nobody there, of the group that owns the mail service; and a year nobody entered. */
  readonly gap: Id
  /** The engineer is on call, and has not proven that pages reach them. */
  readonly contactProof: Id
  readonly year: Id
  /** Of the operators, set by the head of IT. */
  readonly objective: Id
  /** Of a duty of the operators', open. */
  readonly occurrence: Id
  /** Of the role book, by the head. */
  readonly draftToCheck: Id
  /** Of the role book by the head, as far as their names say. */
  readonly drafts: DraftsAtWork
  /** A gap in the role book that the deputy of the head answers for. */
  readonly bookGap: Id
  /** Done by the head of IT. */
  readonly imported: Id
  /** A list of one person who is not here yet, and what a dry run said of it. */
  readonly toImport: { readonly file: Sent; readonly hash: string }
  readonly entitled: Entitled
  /** Of those entitlements, by the head of IT. */
  readonly reviewed: Reviewed
  /** The engineer's duty lists. */
  readonly lists: ListsToSign
  readonly handOvers: HandOversAtWork
  readonly incidents: IncidentsAtWork
  readonly improvement: ImprovementAtWork
  /** In the chat of a group. */
  readonly robot: Id
  /** What the message of the engineer's test says. */
  readonly testCode: string
  readonly alerts: AlertsInWorld
  readonly onCall: OnCallAtWork
  readonly plans: PlansAtWork
  readonly parkedEffect: Id
  readonly parkedMail: Id
  /** Issued by the head of IT. */
  readonly token: Id
  /** Somebody who has left, and what they came in with until then. */
  readonly gone: { readonly id: Id; readonly bearer: Credentials; readonly session: Credentials }
}

/**
 * Who everybody is to the changes of the world. `engineer` and `leader` are of the group that owns the mail service,
 * `otherEngineer` and `otherLeader` of another.
 */
export const WHO = {
  requester: 'opsOne',
  implementer: 'appThree',
  assessor: 'opsThree',
  engineer: 'opsTwo',
  otherEngineer: 'appTwo',
  leader: 'opsLeader',
  otherLeader: 'appLeader',
  changeManager: 'changeManager',
  deputy: 'changeDeputy',
  head: 'head',
  headDeputy: 'headDeputy',
  administrator: 'admin',
  employee: 'employee',
} as const satisfies Record<string, Role>
export type Who = keyof typeof WHO

/**
 * Changes to the mail service in every state, in which everybody has the part that {@link WHO} says. The requester is
 * the deputy of the group's leader, too. `offered` waits for its authorisation, offered to the deputy; `handedOn` was
 * handed on to the employee. Applications may decide on changes to their own service only.
 */
export async function aWorld(): Promise<World> {
  const office = await MemoryOffice.open()
  await limitApplications(office)
  const raised = new Map<ChangeName, Id>()
  const idOf = (name: ChangeName): Id => raised.get(name) ?? ''
  for (const name of CHANGES) {
    const isSoon = ['releasable', 'released', 'closed'].includes(name)
    const from = plusMillis(office.now, isSoon ? HOUR : 3 * DAY)
    const releaseWindow = { from, until: plusMillis(from, 5 * DAY) }
    const wish = { title: `变更 ${name}`, implementer: people[WHO.implementer], releaseWindow }
    raised.set(name, (await office.raises(WHO.requester, wish)).id)
  }
  const handing = { requester: people[WHO.employee] }
  await office.does(WHO.requester, 'PATCH', `/api/changes/${idOf('handedOn')}`, handing, 1)
  for (const name of CHANGES.slice(2)) await office.does(WHO.assessor, 'POST', `/api/changes/${idOf(name)}/assess`, {})
  for (const name of CHANGES.slice(4)) await office.ownerTakes(idOf(name), 'authorise')
  const test = { outcome: 'passed', evidence: '正常。' }
  for (const name of CHANGES.slice(5)) await office.ownerTakes(idOf(name), 'record-test', test)
  await office.advance(2 * HOUR)
  for (const name of CHANGES.slice(7)) await office.ownerTakes(idOf(name), 'release')
  await office.ownerTakes(idOf('closed'), 'review', { comment: '顺利。' })

  const found = await Promise.all(CHANGES.map(async (name) => [name, await office.change(idOf(name))] as const))
  const changes = Object.fromEntries(found) as Record<ChangeName, ChangeOut>
  const owed = found.map(([name, { obligations }]) => {
    return [name, (obligations.find(({ status }) => status === 'open') ?? obligations[0])?.id ?? ''] as const
  })
  const obligations = Object.fromEntries(owed) as Record<ChangeName, Id>
  const offer = { to: people[WHO.deputy] }
  await office.does(WHO.changeManager, 'POST', `/api/obligations/${obligations.offered}/hand-over`, offer)

  const [from, until] = [plusMillis(office.now, 7 * DAY), plusMillis(office.now, 9 * DAY)]
  const absence = await office.does<{ id: Id }>(WHO.assessor, 'POST', '/api/absences', { from, until, note: '看病' })
  const token = await office.does<{ id: Id }>('head', 'POST', '/api/tokens', { name: 'backup', scopes: ['read'] })
  await office.store.write({ put: { pk: 'epoch', sk: 'epoch', epoch: 1, heldSince: office.now } })
  return {
    ...{ office, changes, obligations, absence: absence.id, token: token.id, ...(await organisationOf(office)) },
    ...{
      ...(await plainCases(office)),
      objective: await anObjective(office),
      occurrence: await anOccurrence(office),
      draftToCheck: await aDraft(office),
      drafts: await draftsAtWork(office),
      bookGap: await aBookGap(office),
      ...(await imports(office)),
      ...(await entitledAndReviewed(office)),
      lists: await listsToSign(office),
      handOvers: await handOversAtWork(office),
      incidents: await incidentsAtWork(office),
      improvement: await improvementAtWork(office),
      robot: await aRobot(office),
      testCode: await codeOfTest(office, WHO.engineer),
      alerts: await alertsAtWork(office),
      onCall: await onCallAtWork(office),
      contactProof: await aContactProof(office),
      plans: await plansAtWork(office),
      parkedEffect: await parkEffect(office),
      parkedMail: await parkMail(office),
      gone: await somebodyLeaves(office),
    },
  }
}

/** The engineer may be pushed to, and has just tried out how mail reaches them; and a robot. */
const aRobot = async (office: MemoryOffice): Promise<Id> => {
  await office.does(WHO.engineer, 'POST', '/api/contact-cards/me/browsers', BROWSER)
  await office.does(WHO.engineer, 'POST', '/api/contact-cards/me/test', { channel: 'mail' })
  const robot = {
    name: '值班群',
    kind: 'wecom',
    url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abc',
    upTo: 1,
  }
  return (await office.does<{ id: Id }>('head', 'POST', '/api/channels', robot)).id
}

async function aContactProof({ machine: { platform } }: MemoryOffice): Promise<Id> {
  await lookAtReachabilityTask.run(platform, {})
  return (await findAsked(platform.store, people[WHO.engineer]))?.id ?? ''
}

async function entitledAndReviewed(office: MemoryOffice): Promise<Pick<World, 'entitled' | 'reviewed'>> {
  const entitled = await entitle(office)
  return { entitled, reviewed: await reviewed(office, entitled.system, entitled.webhookSystem) }
}

const aDraft = async (office: MemoryOffice): Promise<Id> =>
  (await office.does<{ id: Id }>('head', 'POST', '/api/role-books/drafts', { name: '第一版' })).id

async function limitApplications(office: MemoryOffice): Promise<void> {
  for (const id of [positions.appLeader, positions.appEngineer]) {
    const path = `/api/positions/${id}`
    const { version, authorities } = await office.does<{
      version: number
      authorities: { act: string }[]
    }>('admin', 'GET', path)
    const limited = authorities.map(({ act }) => ({ act, services: [services.erp] }))
    await office.does('admin', 'PATCH', path, { authorities: limited }, version)
  }
}

async function organisationOf(
  office: MemoryOffice,
): Promise<Pick<World, 'assignment' | 'deputyship' | 'colleague' | 'calendar'>> {
  type Places = readonly { readonly id: Id; readonly person: { readonly id: Id } }[]
  const path = `/api/positions/${positions.opsEngineer}`
  const { holders, deputies } = await office.does<{ holders: Places; deputies: Places }>('admin', 'GET', path)
  const { calendar } = await office.does<Pick<World, 'calendar'>>('admin', 'GET', '/api/calendar')
  const wish = { name: '同事', email: 'colleague@example.com' }
  const colleague = await office.does<{ id: Id }>('admin', 'POST', '/api/people', wish)
  const assignment = holders.find(({ person }) => person.id === people[WHO.engineer])
  return { assignment: assignment?.id ?? '', deputyship: deputies[0]?.id ?? '', colleague: colleague.id, calendar }
}

async function imports(office: MemoryOffice): Promise<Pick<World, 'imported' | 'toImport'>> {
  const path = '/api/exchange/imports'
  const list = (name: string) =>
    csvOf([
      ['姓名', '邮箱'],
      [name, `${name}@example.com`],
    ])
  const check = async (file: Sent) =>
    (await sends<{ hash: string }>(office, 'head', `${path}/check?table=people`, file)).body.hash
  const [done, file] = [list('imported'), list('to-import')]
  const query = `table=people&hash=${await check(done)}`
  const { id } = (await sends<{ id: Id }>(office, 'head', `${path}?${query}`, done)).body
  return { imported: id, toImport: { file, hash: await check(file) } }
}

async function somebodyLeaves(office: MemoryOffice): Promise<World['gone']> {
  const wish = { name: '前同事', email: 'gone@example.com' }
  const { id, version } = await office.does<{ id: Id; version: number }>('admin', 'POST', '/api/people', wish)
  const [bearer, session] = [await bearerOf(office.machine.platform, id), await sessionOf(office.machine.platform, id)]
  await office.does('admin', 'PATCH', `/api/people/${id}`, { active: false }, version)
  return { id, bearer, session }
}

/** What is owed for no room's case. */
async function plainCases({ machine: { platform }, now }: MemoryOffice): Promise<Pick<World, 'gap' | 'year'>> {
  const directory = await loadDirectory(platform.store)
  const asked = { ...platform, clock: { now: () => '2026-11-16T01:00:00.000Z' } }
  const gap = await perform(platform, async () => {
    const acts = await gapActs(platform, directory, [positions.opsEngineer], now)
    return { acts, answer: acts[1]?.head.id ?? '' }
  })
  const year = await perform(platform, async () => {
    const { acts } = await askForYears(asked)
    return { acts, answer: acts[1]?.head.id ?? '' }
  })
  return { gap, year }
}

/** An effect as it lies after five tries. */
async function parkEffect({ store, now }: MemoryOffice): Promise<Id> {
  const id = 'out_01K9ZQ6V80ABCDEFGHJKMNPQRS'
  const effect: OutboxRow['effect'] = { kind: 'mail', letter: 'obligation.asked', to: people.opsOne, about: {} }
  const row = { pk: 'parked', sk: id, id, effect, at: now, tries: 5, error: 'Error: down', parkedAt: now }
  await store.write({ put: row })
  return id
}

/** A mail that decides nothing. */
async function parkMail(office: MemoryOffice): Promise<Id> {
  const [mailFrom, rcptTo] = [emailOf('opsOne'), 'reply@onduty.example']
  const raw = Buffer.from(`From: ${mailFrom}\r\nTo: ${rcptTo}\r\nSubject: 你好\r\n\r\n请问什么时候可以？\r\n`)
  const verdicts = { spf: 'PASS', dkim: 'PASS', dmarc: 'PASS', spam: 'PASS', virus: 'PASS' } as const
  await receiveMail(office.machine.platform, { raw, envelope: { mailFrom, rcptTo }, verdicts })
  await office.settle()
  const { items } = await office.does<{ items: { id: Id }[] }>('admin', 'GET', '/api/parked-mail')
  return items[0]?.id ?? ''
}

import { afterEach, describe, expect, it } from 'vitest'
import type {
  AcknowledgementOut,
  AcknowledgementSummary,
  PositionStanding,
} from '../../functions/acknowledgement/acknowledgement.contract.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { DAY, HOUR, plusMillis } from '../../functions/kernel/instant.ts'
import { aDuty, asItWas, BookWork } from '../support/book-work.ts'
import { people, positions, type Role } from '../support/department.ts'
import { MemoryOffice } from '../support/memory-office.ts'

let office: MemoryOffice
let book: BookWork
afterEach(async () => {
  const { violations } = await office.checkUp()
  expect(violations).toEqual([])
})

/** A department in which the first version of the book was published just now. */
async function withABook(): Promise<void> {
  office = await MemoryOffice.open()
  book = new BookWork(office)
  await book.founds()
}

/** The head begins a draft, changes it, and the deputy judges and publishes it. */
async function publishesWith(change: (draft: Id) => Promise<unknown>): Promise<void> {
  const { id } = await book.begins('head')
  await change(id)
  await book.publishes(id, { drafter: 'head', judge: 'headDeputy' })
}

const listsOf = async (role: Role): Promise<AcknowledgementSummary[]> =>
  (await office.does<{ items: AcknowledgementSummary[] }>(role, 'GET', '/api/acknowledgements?limit=100')).items
const listOf = async (role: Role, position: keyof typeof positions, status = 'open') => {
  const found = (await listsOf(role)).find((each) => each.position.id === positions[position] && each.status === status)
  if (found === undefined) throw new Error(`${role} has no ${status} list of ${position}`)
  return found
}
const read = (role: Role, { id }: { id: Id }) =>
  office.does<AcknowledgementOut>(role, 'GET', `/api/acknowledgements/${id}`)
const step = (role: Role, { id }: { id: Id }, name: string, body: unknown) =>
  office.does<AcknowledgementSummary>(role, 'POST', `/api/acknowledgements/${id}/${name}`, body)
const tries = (role: Role, { id }: { id: Id }, name: string, body: unknown) =>
  office.call<{ code: string }>(role, 'POST', `/api/acknowledgements/${id}/${name}`, body)

interface Owed {
  readonly id: Id
  readonly caseId: Id
  readonly kind: string
}
/** What somebody owes of one list. */
async function owedBy(role: Role, { id }: { id: Id }): Promise<string[]> {
  const { items } = await office.does<{ items: Owed[] }>(role, 'GET', '/api/obligations?limit=100')
  return items.filter(({ caseId }) => caseId === id).map(({ kind }) => kind)
}
const subjectsTo = (role: Role) => {
  const address = `${role.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}@example.com`
  return office.mails.filter(({ to }) => to.address === address).map(({ subject }) => subject)
}
async function stateIn(position: keyof typeof positions, role: Role): Promise<string | undefined> {
  const path = `/api/acknowledgements/standing?position=${positions[position]}`
  const { items } = await office.does<{ items: PositionStanding[] }>('head', 'GET', path)
  return items[0]?.people.find(({ person }) => person.id === people[role])?.state
}

describe('given the first version of the role book is published', () => {
  it('then every holder and deputy owes reading and signing their list, once, and signs what they read', async () => {
    await withABook()
    expect((await listsOf('opsTwo')).map(({ as, book: version }) => ({ as, version }))).toEqual([
      { as: 'holder', version: 1 },
    ])
    // A holder who is a deputy of the same post too reads it once, as its holder.
    expect((await listsOf('opsThree')).map(({ as }) => as)).toEqual(['holder'])
    expect((await listsOf('opsOne')).map(({ as }) => as).toSorted()).toEqual(['deputy', 'holder'])
    expect(await stateIn('opsEngineer', 'opsTwo')).toBe('open')
    const list = await listOf('opsTwo', 'opsEngineer')
    expect(await owedBy('opsTwo', list)).toEqual(['acknowledgement.sign'])
    expect(subjectsTo('opsTwo').at(-1)).toContain('请签收职责清单')
    const { list: duties, page, actions } = await read('opsTwo', list)
    expect(duties.length).toBeGreaterThan(0)
    expect(actions).toEqual(['sign', 'object'])
    expect((await tries('opsTwo', list, 'sign', { page: 'of something else' })).body.code).toBe('list-has-changed')
    expect((await tries('opsOne', list, 'sign', { page })).body.code).toBe('not-the-signer')
    await step('opsTwo', list, 'sign', { page })
    await step('opsTwo', list, 'sign', { page })
    expect(await stateIn('opsEngineer', 'opsTwo')).toBe('signed')
    expect(await owedBy('opsTwo', list)).toEqual([])
    const story = await office.does<{ items: { did: string }[] }>(
      'head',
      'GET',
      `/api/acknowledgements/${list.id}/timeline`,
    )
    expect(story.items.map(({ did }) => did)).toEqual(['acknowledgement.asked', 'acknowledgement.signed'])
  })

  it('when one stays unsigned, then it climbs to the leader, who can only get it signed or record that it is not', async () => {
    await withABook()
    const list = await listOf('opsTwo', 'opsEngineer')
    const given = { to: people.opsThree }
    const { items } = await office.does<{ items: Owed[] }>('opsTwo', 'GET', '/api/obligations?limit=100')
    const owed = items.find(({ caseId }) => caseId === list.id)
    const refused = await office.call<{ code: string }>(
      'opsTwo',
      'POST',
      `/api/obligations/${owed?.id}/hand-over`,
      given,
    )
    expect(refused.body.code).toBe('only-in-person')
    await office.advance(7 * DAY + HOUR)
    expect(await owedBy('opsTwo', list)).toEqual([])
    expect(await owedBy('opsLeader', list)).toEqual(['acknowledgement.sign'])
    expect(subjectsTo('opsLeader').some((subject) => subject.includes('升级：请督促签收职责清单'))).toBe(true)
    const { page } = list
    expect((await tries('opsLeader', list, 'sign', { page })).body.code).toBe('not-the-signer')
    expect((await tries('appLeader', list, 'record-refusal', { reason: '不签' })).body.code).toBe('not-accountable')
    await office.advance(5 * DAY)
    expect(await owedBy('head', list)).toEqual(['acknowledgement.sign'])
    // Late is late, and still counts.
    await step('opsTwo', list, 'sign', { page })
    expect(await owedBy('head', list)).toEqual([])
    const other = await listOf('opsThree', 'opsEngineer')
    await step('head', other, 'record-refusal', { reason: '沟通两次，本人仍不签收。' })
    expect(await stateIn('opsEngineer', 'opsThree')).toBe('refused')
    expect(subjectsTo('opsThree').at(-1)).toContain('已登记拒签')
  })

  it('when somebody is away that day, then their leader sees to it, not a deputy, and they sign when they are back', async () => {
    office = await MemoryOffice.open()
    book = new BookWork(office)
    await office.does('opsTwo', 'POST', '/api/absences', { from: office.now, until: plusMillis(office.now, 3 * DAY) })
    await book.founds()
    const list = await listOf('opsTwo', 'opsEngineer')
    expect(await owedBy('opsLeader', list)).toEqual(['acknowledgement.sign'])
    await office.advance(4 * DAY)
    await step('opsTwo', list, 'sign', { page: list.page })
    expect(await owedBy('opsLeader', list)).toEqual([])
  })
})

describe('given a next version changes the list of one position', () => {
  const adds = (draft: Id) => book.adds('head', draft, aDuty('opsEngineer'))

  it('then only its people are asked again, what is unsigned falls away, and the new one shows what changed', async () => {
    await withABook()
    const signed = await listOf('opsTwo', 'opsEngineer')
    await step('opsTwo', signed, 'sign', { page: signed.page })
    const unsigned = await listOf('opsThree', 'opsEngineer')
    const untouched = await listOf('appOne', 'appEngineer')
    await publishesWith(adds)
    expect((await read('opsThree', unsigned)).status).toBe('withdrawn')
    expect(await owedBy('opsThree', unsigned)).toEqual([])
    expect((await read('appOne', untouched)).status).toBe('open')
    const next = await listOf('opsTwo', 'opsEngineer')
    const { list, signedBefore } = await read('opsTwo', next)
    expect(next.book).toBe(2)
    expect(signedBefore?.book).toBe(1)
    expect(list.map(({ change }) => change).toSorted()).toEqual(['added', 'same'])
    // Who never signed reads all of it as new, and owes one signature for both versions.
    const forBoth = await read('opsThree', await listOf('opsThree', 'opsEngineer'))
    expect(forBoth.list.map(({ change }) => change)).toEqual(['same', 'same'])
    expect(forBoth.signedBefore).toBeNull()
  })

  it('when a duty is rewritten or taken out, then whoever signed before sees both sides', async () => {
    await withABook()
    await publishesWith(adds)
    const first = await listOf('opsTwo', 'opsEngineer')
    await step('opsTwo', first, 'sign', { page: first.page })
    const duties = await book.dutiesOf('opsEngineer')
    const backup = duties.find(({ title }) => title['zh-CN'] === '每日备份检查')
    if (backup === undefined) throw new Error('no backup')
    await publishesWith((draft) => book.puts('head', draft, backup.id, asItWas(backup, { effort: 60 })))
    const { list } = await read('opsTwo', await listOf('opsTwo', 'opsEngineer'))
    const changed = list.find(({ change }) => change === 'changed')
    expect(changed?.fields).toEqual(['effort'])
    expect([changed?.before?.effort, changed?.duty.effort]).toEqual([30, 60])
  })
})

describe('given somebody objects to their list', () => {
  const objects = async () => {
    await withABook()
    const list = await listOf('opsTwo', 'opsEngineer')
    await step('opsTwo', list, 'object', { page: list.page, text: '夜间值守与发布冲突。' })
    return list
  }

  it('then the leader owes an answer; it stands, and is to be signed with the answer in sight', async () => {
    const list = await objects()
    expect(await owedBy('opsTwo', list)).toEqual([])
    expect(await owedBy('opsLeader', list)).toEqual(['acknowledgement.answer'])
    const asked = office.mails.findLast(({ subject }) => subject.includes('请答复异议'))
    expect(asked?.text).toContain('夜间值守与发布冲突。')
    expect((await tries('opsTwo', list, 'sign', { page: list.page })).body.code).toBe('objection-open')
    await step('opsLeader', list, 'answer', { outcome: 'stands', text: '值守已错开一周。' })
    expect(await owedBy('opsTwo', list)).toEqual(['acknowledgement.sign'])
    expect(office.mails.at(-1)?.text).toContain('值守已错开一周。')
    const { objections } = await read('opsTwo', list)
    expect(objections).toMatchObject([{ text: '夜间值守与发布冲突。', answer: { outcome: 'stands' } }])
    await step('opsTwo', list, 'sign', { page: list.page })
    expect(await stateIn('opsEngineer', 'opsTwo')).toBe('signed')
  })

  it('when it is upheld, then this version need not be signed; when nobody answers, it climbs to me', async () => {
    const list = await objects()
    await office.advance(5 * DAY)
    expect(await owedBy('head', list)).toEqual(['acknowledgement.answer'])
    await step('head', list, 'answer', { outcome: 'upheld', text: '下一版调整。' })
    expect(await stateIn('opsEngineer', 'opsTwo')).toBe('upheld')
    expect(subjectsTo('opsTwo').at(-1)).toContain('异议已采纳')
  })
})

describe('given people come and go', () => {
  it('when somebody takes a position, then they owe signing the list in force; when they leave it, nothing is left', async () => {
    await withABook()
    const path = `/api/positions/${positions.opsEngineer}/assignments`
    const { holders } = await office.does<{ holders: { id: Id; person: { id: Id } }[] }>('admin', 'POST', path, {
      person: people.employee,
      from: plusMillis(office.now, 30 * DAY),
    })
    const list = await listOf('employee', 'opsEngineer')
    expect(await owedBy('employee', list)).toEqual(['acknowledgement.sign'])
    const place = holders.find(({ person }) => person.id === people.employee)
    await office.does('admin', 'DELETE', `${path}/${place?.id}`)
    expect((await listsOf('employee')).map(({ status }) => status)).toEqual(['withdrawn'])
  })

  it('when a place ends by its date, then what was to be signed for it falls away within minutes', async () => {
    await withABook()
    const path = `/api/positions/${positions.opsEngineer}/assignments`
    await office.does('admin', 'POST', path, { person: people.employee, until: plusMillis(office.now, HOUR) })
    const list = await listOf('employee', 'opsEngineer')
    await office.advance(HOUR + 5 * 60_000)
    expect((await office.does<AcknowledgementOut>('head', 'GET', `/api/acknowledgements/${list.id}`)).status).toBe(
      'withdrawn',
    )
  })
})

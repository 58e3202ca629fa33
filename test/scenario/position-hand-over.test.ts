import { afterEach, describe, expect, it } from 'vitest'
import type { EntitlementSummary } from '../../functions/entitlement/entitlement.contract.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { DAY, HOUR } from '../../functions/kernel/instant.ts'
import { people, positions, type Role } from '../support/department.ts'
import { type EntitlementOffice, openEntitlements } from '../support/entitlement-office.ts'
import { HandOverWork } from '../support/hand-over-office.ts'

const GIVER: Role = 'opsOne'
const RECEIVER: Role = 'appTwo'

let rights: EntitlementOffice
let work: HandOverWork
afterEach(async () => {
  const { violations } = await work.office.checkUp()
  expect(violations).toEqual([])
})

/** An engineer with something open and a right on a system; their successor is entered; their leader starts it. */
async function withAHandOver(startsIn = 0): Promise<{ id: Id; change: Id; right: Id }> {
  rights = await openEntitlements()
  work = new HandOverWork(rights.office)
  const { id: change } = await rights.office.raises('opsTwo')
  const { id: right } = await rights.gives(GIVER, (await rights.addRight()).id, { position: positions.opsEngineer })
  await work.assigns('opsEngineer', RECEIVER, startsIn)
  const { body } = await work.starts('opsLeader', { position: 'opsEngineer', from: GIVER, to: RECEIVER })
  await rights.office.settle()
  return { id: body.id, change, right }
}

const ownerOf = async (change: Id) => (await work.office.change(change)).accountable?.id
const rightsOf = async (role: Role): Promise<EntitlementSummary[]> =>
  (await work.office.does<{ items: EntitlementSummary[] }>('head', 'GET', `/api/entitlements?person=${people[role]}`))
    .items

describe('given an engineer who hands their position over', () => {
  it('when they have decided on everything and both sign what they saw, then obligations move, rights are revoked here and asked for there, once', async () => {
    const { id, change, right } = await withAHandOver()
    expect(await work.owedBy(GIVER, id)).toEqual(['prepare'])
    expect(rights.subjectsTo(GIVER).at(-1)).toContain('请整理岗位交接')
    expect(await ownerOf(change)).toBe(people[GIVER])
    const first = await work.read(GIVER, id)
    expect(first.open.map(({ choice, state }) => ({ choice, state }))).toEqual([{ choice: null, state: 'with-giver' }])
    expect(first.entitlements.map(({ entitlement, choice }) => ({ entitlement, choice }))).toEqual([
      { entitlement: right, choice: null },
    ])
    // They are the leader's deputy, too.
    expect(first.actions).toEqual(['prepare', 'cancel'])
    expect((await work.read('opsLeader', id)).actions).toEqual(['cancel'])

    expect(await work.tries(GIVER, id, 'prepare', { section: 'obligations' })).toBe('section-not-ready')
    expect(await work.tries(RECEIVER, id, 'prepare', { section: 'duties' })).toBe('not-the-giver')
    expect(await work.tries(RECEIVER, id, 'confirm', { section: 'duties' })).toBe('section-not-prepared')
    await work.decidesAll(GIVER, id)
    await work.prepares(GIVER, id)
    expect(await work.owedBy(GIVER, id)).toEqual([])
    expect(await work.owedBy(RECEIVER, id)).toEqual(['confirm'])
    expect(await work.tries(GIVER, id, 'sign', { as: 'giver', contentHash: 'x' })).toBe('not-ready-to-sign')
    await work.confirms(RECEIVER, id)
    expect(await work.owedBy(GIVER, id)).toEqual(['sign-as-giver'])
    expect(await work.owedBy(RECEIVER, id)).toEqual(['sign-as-receiver'])
    expect(await work.tries(GIVER, id, 'sign', { as: 'giver', contentHash: 'x' })).toBe('content-has-changed')
    expect(await work.tries('opsLeader', id, 'sign', { as: 'receiver', contentHash: 'x' })).toBe('not-the-receiver')
    await work.signs(GIVER, id, 'giver')
    expect(await ownerOf(change)).toBe(people[GIVER])
    await work.signs(RECEIVER, id, 'receiver')

    const done = await work.read(RECEIVER, id)
    expect([done.status, done.stage]).toEqual(['done', 'over'])
    expect(await ownerOf(change)).toBe(people[RECEIVER])
    expect(done.open.map(({ state, outcome }) => [state, outcome?.isDone])).toEqual([['taken-over', true]])
    expect((await rights.read(right)).status).toBe('revoking')
    expect((await rights.read(right)).because).toBe('handed-over')
    const [asked, ...others] = await rightsOf(RECEIVER)
    expect([asked?.status, others.length, done.entitlements[0]?.asked]).toEqual(['requested', 0, asked?.id])
    for (const role of [GIVER, RECEIVER]) {
      expect(await work.owedBy(role, id)).toEqual([])
      expect(rights.subjectsTo(role).some((subject) => subject.includes('岗位交接完成'))).toBe(true)
    }
    // Said again, by whatever retries: nothing happens twice.
    await work.office.advance(2 * DAY)
    expect(await rightsOf(RECEIVER)).toHaveLength(1)
    const story = await work.office.does<{ items: { did: string }[] }>(
      'head',
      'GET',
      `/api/position-hand-overs/${id}/timeline?limit=100`,
    )
    const did = story.items.map((each) => each.did)
    expect(did.filter((each) => each === 'position-hand-over.carried-out')).toHaveLength(2)
    expect([did[0], did.at(-1)]).toEqual(['position-hand-over.started', 'position-hand-over.done'])
    expect(await work.tries(GIVER, id, 'prepare', { section: 'duties' })).toBe('hand-over-over')
  })

  it('when the receiver cannot take a part over as it is, then it comes back with the reason, is prepared anew, and only then signed', async () => {
    const { id } = await withAHandOver()
    await work.decidesAll(GIVER, id)
    await work.prepares(GIVER, id)
    const reason = '缺少灾备切换的步骤，请补充。'
    await work.step(RECEIVER, id, 'return', { section: 'knowledge', reason })
    expect(await work.owedBy(GIVER, id)).toEqual(['prepare'])
    expect(await work.owedBy(RECEIVER, id)).toEqual([])
    const back = (await work.read(GIVER, id)).sections.find(({ section }) => section === 'knowledge')
    expect([back?.prepared, back?.returned?.reason]).toEqual([null, reason])
    const mail = work.office.mails.findLast(({ to }) => to.address === 'ops-one@example.com')
    expect(mail?.text).toContain(reason)
    expect(await work.tries(GIVER, id, 'record-knowledge', {})).toBe('items-or-reason')
    const items = [{ title: '灾备切换', text: '先停写，再切主，最后放开。' }]
    await work.step(GIVER, id, 'record-knowledge', { items })
    await work.step(GIVER, id, 'prepare', { section: 'knowledge' })
    expect(await work.owedBy(RECEIVER, id)).toEqual(['confirm'])
    await work.confirms(RECEIVER, id)
    expect((await work.read(RECEIVER, id)).stage).toBe('sign')
    expect((await work.read(RECEIVER, id)).sections.every(({ returned }) => returned === null)).toBe(true)
  })

  it('when something is changed after one has signed, then that signature is void and everything changed is confirmed anew', async () => {
    const { id } = await withAHandOver()
    await work.decidesAll(GIVER, id)
    await work.prepares(GIVER, id)
    await work.confirms(RECEIVER, id)
    const seen = (await work.signs(RECEIVER, id, 'receiver')).contentHash
    await work.step(GIVER, id, 'record-knowledge', {
      items: [{ title: '值班电话', link: 'https://wiki.example.com/a' }],
    })
    const changed = await work.read(RECEIVER, id)
    expect([changed.stage, changed.signatures.receiver]).toEqual(['prepare', null])
    expect(changed.contentHash).not.toBe(seen)
    await work.step(GIVER, id, 'prepare', { section: 'knowledge' })
    await work.step(RECEIVER, id, 'confirm', { section: 'knowledge' })
    expect(await work.tries(RECEIVER, id, 'sign', { as: 'receiver', contentHash: seen })).toBe('content-has-changed')
    await work.signs(RECEIVER, id, 'receiver')
    await work.signs(GIVER, id, 'giver')
    expect((await work.read(GIVER, id)).status).toBe('done')
    expect(await work.tries(GIVER, id, 'record-knowledge', { nothing: '无' })).toBe('hand-over-over')
  })

  it('when something is changed in the very moment the last one signs, then either it is signed as it was, or not at all', async () => {
    const { id } = await withAHandOver()
    await work.decidesAll(GIVER, id)
    await work.prepares(GIVER, id)
    await work.confirms(RECEIVER, id)
    const { contentHash } = await work.signs(GIVER, id, 'giver')
    const items = [{ title: '值班电话', text: '见手册。' }]
    const path = `/api/position-hand-overs/${id}`
    const [signed, changed, called] = await Promise.all([
      work.office.call(RECEIVER, 'POST', `${path}/sign`, { as: 'receiver', contentHash }),
      work.office.call(GIVER, 'POST', `${path}/record-knowledge`, { items }),
      work.office.call('opsLeader', 'POST', `${path}/cancel`, { reason: '另有安排。' }),
    ])
    await work.office.settle()
    const { status, stage, knowledge, signatures } = await work.read(GIVER, id)
    const won = [signed, changed, called].map((answer) => answer.status === 200)
    if (status === 'done') expect([won, knowledge.items]).toEqual([[true, false, false], []])
    else if (status === 'cancelled') expect(won[2]).toBe(true)
    else expect([won, stage, signatures.receiver]).toEqual([[false, true, false], 'prepare', null])
    expect(won.some((each) => each)).toBe(true)
  })

  it('when they keep something and leave the position, then it stays theirs, while the rest is the successor’s', async () => {
    const { id, change, right } = await withAHandOver()
    const { open } = await work.read(GIVER, id)
    const kept = { obligation: open[0]?.obligation, choice: 'keep' }
    expect(await work.tries(GIVER, id, 'decide-obligations', { choices: [kept] })).toBe('note-needed')
    await work.step(GIVER, id, 'decide-obligations', { choices: [{ ...kept, note: '已评估一半，由我收尾。' }] })
    const stays = { entitlement: right, choice: 'stays', note: '还要协助排障两周。' }
    await work.step(GIVER, id, 'decide-entitlements', { choices: [stays] })
    const either = ['revoke', 'transfer'].map((choice) => ({ entitlement: right, choice }))
    expect(await work.tries(GIVER, id, 'decide-entitlements', { choices: either })).toBe('invalid-input')
    expect(await work.tries(GIVER, id, 'decide-obligations', { choices: [kept, kept] })).toBe('invalid-input')
    const foreign = { entitlement: right.replace(/.$/, (last) => (last === '0' ? '1' : '0')), choice: 'revoke' }
    expect(await work.tries(GIVER, id, 'decide-entitlements', { choices: [foreign] })).toBe('not-of-this-hand-over')
    await work.goesThrough(id, GIVER, RECEIVER)
    expect((await work.read(GIVER, id)).status).toBe('done')
    expect((await rights.read(right)).status).toBe('active')
    await work.ends('opsEngineer', GIVER)
    expect(await ownerOf(change)).toBe(people[GIVER])
  })

  it('when the successor begins only in five days, then nothing moves before, and everything does on that day by itself', async () => {
    const { id, change } = await withAHandOver(5)
    await work.goesThrough(id, GIVER, RECEIVER)
    expect((await work.read(GIVER, id)).stage).toBe('carry-out')
    expect(await work.tries(GIVER, id, 'record-knowledge', { nothing: '无' })).toBe('signed-by-both')
    expect(await work.tries('opsLeader', id, 'cancel', { reason: '另有安排。' })).toBe('signed-by-both')
    expect(await ownerOf(change)).toBe(people[GIVER])
    await work.office.advance(5 * DAY + HOUR)
    expect((await work.read(GIVER, id)).status).toBe('done')
    expect(await rightsOf(RECEIVER)).toHaveLength(1)
  })

  it('when nobody does anything, then it climbs: preparing to the leader, who may do it; confirming as well, who may only get it done', async () => {
    const { id } = await withAHandOver()
    await work.office.advance(7 * DAY + HOUR)
    expect(await work.owedBy('opsLeader', id)).toEqual(['prepare'])
    await work.decidesAll('opsLeader', id)
    await work.prepares('opsLeader', id)
    await work.office.advance(6 * DAY)
    const owed = [...(await work.owedBy('opsLeader', id)), ...(await work.owedBy('head', id))]
    expect(owed).toEqual(['confirm'])
    expect(await work.tries('opsLeader', id, 'confirm', { section: 'duties' })).toBe('not-the-receiver')
    await work.confirms(RECEIVER, id)
    expect((await work.read(RECEIVER, id)).stage).toBe('sign')
  })
})

import { afterEach, describe, expect, it } from 'vitest'
import { instantOf } from '../../functions/kernel/instant.ts'
import type { Obligation } from '../../functions/obligation/index.ts'
import type { Store, Write } from '../../functions/platform/store.ts'
import { authoritiesOf, loadDirectory } from '../../functions/responsibility/index.ts'
import { putAccepted, putTouched } from '../../functions/role-book/draft.store.ts'
import type { BookVersionOut, ComparisonOut, DutyOut } from '../../functions/role-book/role-book.contract.ts'
import { aDuty, asItWas, BookWork, DRAFTS } from '../support/book-work.ts'
import { bound } from '../support/bound-store.ts'
import { people, positions, type Role, services } from '../support/department.ts'
import { dutyId } from '../support/duties-at-work.ts'
import { MemoryOffice, type MemoryOfficeOptions } from '../support/memory-office.ts'

let office: MemoryOffice
let book: BookWork
const open = async (options: MemoryOfficeOptions = {}) => {
  office = await MemoryOffice.open(options)
  book = new BookWork(office)
}
afterEach(async () => {
  expect((await office.checkUp()).violations).toEqual([])
})

const shanghai = (local: string) => instantOf(Date.parse(`${local}:00+08:00`))
const advanceTo = (local: string) => office.advance(Date.parse(`${local}:00+08:00`) - Date.parse(office.now))

/** What everybody may do, by name. */
async function whatEverybodyMay(): Promise<Record<string, string[]>> {
  const directory = await loadDirectory(office.machine.platform.store)
  const all = Object.entries(people).map(([role, id]) => [role, authoritiesOf(directory, id, office.now)] as const)
  return Object.fromEntries(all)
}

const owedBy = async (role: Role, kind: string, status = 'open') => {
  const path = `/api/obligations?accountable=${people[role]}&status=${status}`
  const { items } = await office.does<{ items: (Obligation & { dueAt: string })[] }>('head', 'GET', path)
  return items.filter((each) => each.kind === kind)
}
const versions = async () => (await office.does<{ items: BookVersionOut[] }>('head', 'GET', '/api/role-books')).items
const BY = { drafter: 'head', judge: 'headDeputy' } as const

/** Mail has to be backed up, and nothing else by anybody. */
const BACKUP_OF_MAIL = {
  activities: [{ code: 'backup', name: { 'zh-CN': '备份', en: 'Backup' }, hours: 'business' }],
  needs: { [services.mail]: ['backup'], [services.database]: [], [services.erp]: [] },
  conflicts: [],
}
const backsUp = { covers: { activity: 'backup', services: [services.mail] } }

describe('given a department that gave its positions what they may do', () => {
  it('when its first book is published from that, then everybody may what they could before, now because of a duty', async () => {
    await open()
    const before = await whatEverybodyMay()
    await book.founds()
    expect(await whatEverybodyMay()).toEqual(before)
    const [duty, ...others] = await book.dutiesOf('opsEngineer')
    expect(others).toEqual([])
    expect(duty?.authorities).toEqual([{ act: 'change.raise' }, { act: 'change.assess' }, { act: 'change.test' }])
    const { id } = await office.raises('opsOne')
    const { items } = await office.does<{ items: { grant?: object }[] }>('head', 'GET', `/api/audit/changes/${id}`)
    expect(items[0]?.grant).toMatchObject({ authority: 'change.raise', duty: duty?.id, book: 1 })
    const again = { name: '再来', from: 'positions' }
    expect(await office.call('head', 'POST', DRAFTS, again)).toMatchObject({ body: { code: 'book-has-begun' } })
  })

  it('then whoever has no position in it learns nothing of the book', async () => {
    await open()
    await book.founds()
    for (const path of ['/api/role-books', '/api/duties', DRAFTS, '/api/role-books/versions/1']) {
      expect(await office.call('employee', 'GET', path)).toMatchObject({ status: 404 })
    }
  })
})

describe('given a duty that goes to another position tomorrow', () => {
  it('then its authority goes along at that instant and not before, also for a change that waits', async () => {
    await open()
    await book.founds()
    const { id: change } = await office.raises('opsOne')
    await office.ownerTakes(change, 'assess')
    expect((await office.change(change)).accountable?.id).toBe(people.changeManager)

    const { id } = await book.begins('head', '授权移交')
    const [duty] = await book.dutiesOf('changeManager')
    if (duty === undefined) throw new Error('no duty')
    await book.puts('head', id, duty.id, asItWas(duty, { position: positions.appEngineer }))
    const { items } = await office.does<ComparisonOut>('head', 'GET', `${DRAFTS}/${id}/compare`)
    expect(items[0]).toMatchObject({ change: 'changed', fields: ['position'] })
    expect(items[0]?.moves).toContainEqual({
      authority: { act: 'change.authorise' },
      from: { id: positions.changeManager, name: { 'zh-CN': 'changeManager', en: 'changeManager' } },
      to: { id: positions.appEngineer, name: { 'zh-CN': 'appEngineer', en: 'appEngineer' } },
    })
    await book.publishes(id, BY, { from: '2026-01-06' })

    await advanceTo('2026-01-05T23:59')
    expect((await whatEverybodyMay()).changeManager).toContain('change.authorise')
    expect((await whatEverybodyMay()).appTwo).not.toContain('change.authorise')
    expect((await versions()).map(({ number, state }) => [number, state])).toEqual([
      [2, 'planned'],
      [1, 'in-force'],
    ])
    await advanceTo('2026-01-06T00:00')
    expect((await whatEverybodyMay()).changeManager).toEqual([])
    const path = `/api/changes/${change}/authorise`
    expect(await office.call('changeManager', 'POST', path, {})).toMatchObject({
      status: 403,
      body: { code: 'authority-missing' },
    })
    expect(await office.call('appTwo', 'POST', path, {})).toMatchObject({ status: 200 })
    await office.settle()
    expect((await versions()).map(({ number, state }) => [number, state])).toEqual([
      [2, 'in-force'],
      [1, 'past'],
    ])
    const story = await office.does<{ items: { did: string }[] }>('head', 'GET', '/api/role-books/timeline')
    expect(story.items.map(({ did }) => did)).toEqual([
      'role-book.published',
      'role-book.published',
      'role-book.in-force',
    ])
  })

  it('then the duty’s history says where it was, and each version stays as it was published', async () => {
    await open()
    await book.founds()
    const [duty] = await book.dutiesOf('changeManager')
    if (duty === undefined) throw new Error('no duty')
    const { id } = await book.begins('head')
    await book.puts('head', id, duty.id, asItWas(duty, { position: positions.appEngineer, effort: 60 }))
    await book.publishes(id, BY, { from: '2026-01-06' })
    await advanceTo('2026-01-07T09:00')
    const history = await office.does<{ items: object[] }>('opsOne', 'GET', `/api/duties/${duty.id}/history`)
    expect(history.items).toMatchObject([
      { version: 2, change: 'changed', fields: ['effort', 'position'], from: shanghai('2026-01-06T00:00') },
      { version: 1, change: 'added' },
    ])
    const at = `/api/duties/${duty.id}?at=${encodeURIComponent(shanghai('2026-01-05T12:00'))}`
    expect(await office.does('opsOne', 'GET', at)).toMatchObject({ version: 1, position: positions.changeManager })
    const then = `/api/role-books/versions/1/duties?position=${positions.changeManager}`
    expect((await office.does<{ items: DutyOut[] }>('opsOne', 'GET', then)).items).toMatchObject([{ effort: 0 }])
  })
})

describe('given two positions that are both accountable for one backup', () => {
  it('then the book is refused, and nobody can accept that', async () => {
    await open()
    await book.founds()
    const { id } = await book.begins('head')
    await office.does('head', 'PUT', `${DRAFTS}/${id}/frame`, BACKUP_OF_MAIL)
    await book.adds('head', id, aDuty('opsEngineer', backsUp))
    await book.adds('head', id, aDuty('appEngineer', backsUp))
    await book.step('head', id, 'submit')
    await book.step('headDeputy', id, 'review', { verdict: 'accept' })
    const refused = await office.call<{ code: string; findings: string[] }>(
      'headDeputy',
      'POST',
      `${DRAFTS}/${id}/publish`,
      {
        note: '发布。',
      },
    )
    expect(refused).toMatchObject({ status: 409, body: { code: 'findings-refused' } })
    const [finding] = refused.body.findings
    const wish = { finding, until: '2026-02-27', reason: '先这样。' }
    expect(await book.tries('headDeputy', id, 'accept-finding', wish)).toMatchObject({
      body: { code: 'finding-cannot-be-accepted' },
    })
    expect((await versions()).map(({ number }) => number)).toEqual([1])
  })
})

describe('given a book with a gap', () => {
  /** Submitted and accepted in review: nobody backs up the mail. */
  async function aDraftWithAGap(): Promise<string> {
    await open()
    await book.founds()
    const { id } = await book.begins('head')
    await office.does('head', 'PUT', `${DRAFTS}/${id}/frame`, BACKUP_OF_MAIL)
    await book.step('head', id, 'submit')
    await book.step('headDeputy', id, 'review', { verdict: 'accept' })
    return id
  }
  it('then it is published only when somebody answers for it by name and date, who owes it from then on', async () => {
    const id = await aDraftWithAGap()
    const wish = { note: '先行发布。' }
    expect(await book.tries('headDeputy', id, 'publish', wish)).toMatchObject({
      status: 409,
      body: { code: 'findings-not-accepted' },
    })
    const gaps = await book.gapsIn(id)
    expect(gaps.map(({ kind }) => kind)).toContain('gap')
    const accepting = { finding: gaps[0]?.key, until: '2026-01-30', reason: '存储管理员月底到岗。' }
    expect(await book.tries('head', id, 'accept-finding', accepting)).toMatchObject({
      status: 403,
      body: { code: 'accepter-is-editor' },
    })
    const past = { ...accepting, until: '2026-01-02' }
    expect(await book.tries('headDeputy', id, 'accept-finding', past)).toMatchObject({ status: 422 })
    await book.acceptsAll('headDeputy', id)
    await book.step('headDeputy', id, 'publish', wish)
    const owed = await owedBy('headDeputy', 'role-book.close-gap')
    expect(owed).toHaveLength(gaps.length)
    expect(owed.map(({ dueAt }) => dueAt)).toContain(shanghai('2026-01-30T18:00'))
    expect((await versions())[0]?.accepted[0]).toMatchObject({ by: { id: people.headDeputy } })

    await advanceTo('2026-02-05T09:00')
    expect(await owedBy('headDeputy', 'role-book.close-gap')).toEqual([])
    expect(await owedBy('head', 'role-book.close-gap')).toHaveLength(gaps.length)
  })

  it('then a book without the gap ends what was owed for it', async () => {
    const id = await aDraftWithAGap()
    await book.acceptsAll('headDeputy', id)
    await book.step('headDeputy', id, 'publish', { note: '先行发布。' })
    const { id: next } = await book.begins('head', '补上备份')
    await book.adds('head', next, aDuty('opsEngineer', backsUp))
    await book.publishes(next, BY, { from: '2026-01-07' })
    await advanceTo('2026-01-06T18:00')
    expect((await owedBy('headDeputy', 'role-book.close-gap')).length).toBeGreaterThan(0)
    await advanceTo('2026-01-07T00:01')
    const left = await owedBy('headDeputy', 'role-book.close-gap')
    expect(left).toEqual([])
    expect((await owedBy('headDeputy', 'role-book.close-gap', 'closed'))[0]?.status).toBe('discharged')
  })

  it('then an edit makes void what was accepted and reviewed: it is written, and judged, again', async () => {
    const id = await aDraftWithAGap()
    await book.acceptsAll('headDeputy', id)
    expect((await book.read(id)).accepted.length).toBeGreaterThan(0)
    expect(await owedBy('headDeputy', 'role-book.publish')).toHaveLength(1)
    const { contentHash } = await book.read(id)
    await book.adds('head', id, aDuty('opsEngineer'))
    const after = await book.read(id)
    expect([after.status, after.contentHash, after.accepted, after.review]).toEqual(['drafting', null, [], null])
    expect(await owedBy('headDeputy', 'role-book.publish')).toEqual([])
    expect(await owedBy('head', 'role-book.draft')).toHaveLength(1)
    expect(await book.tries('headDeputy', id, 'publish', { note: '发布。' })).toMatchObject({
      body: { code: 'draft-not-reviewed' },
    })
    await book.step('head', id, 'submit')
    const stale = { verdict: 'accept', contentHash }
    expect(await book.tries('headDeputy', id, 'review', stale)).toMatchObject({ body: { code: 'content-has-changed' } })
  })
})

describe('given somebody who worked on a draft', () => {
  it('then they neither review nor publish it, whatever position or deputyship they do it by', async () => {
    await open()
    await book.founds()
    const { id } = await book.begins('headDeputy', '代理起草')
    await book.adds('headDeputy', id, aDuty('opsEngineer'))
    await book.step('headDeputy', id, 'submit')
    // The deputy may review as the head’s deputy; but not what is theirs.
    expect(await book.tries('headDeputy', id, 'review', { verdict: 'accept' })).toMatchObject({
      status: 403,
      body: { code: 'reviewer-is-editor' },
    })
    expect(await owedBy('head', 'role-book.review')).toHaveLength(1)
    expect(await book.tries('opsOne', id, 'review', { verdict: 'accept' })).toMatchObject({
      status: 403,
      body: { code: 'authority-missing' },
    })
    expect(await book.tries('head', id, 'review', { verdict: 'send-back' })).toMatchObject({ status: 422 })
    await book.step('head', id, 'review', { verdict: 'send-back', comment: '标准写得不清楚。' })
    expect((await book.read(id)).review).toMatchObject({ verdict: 'sent-back', comment: '标准写得不清楚。' })
    expect(await owedBy('headDeputy', 'role-book.draft')).toHaveLength(1)
  })

  it('then a draft that nobody finishes does not lie about: it is reminded of, and comes to the head', async () => {
    await open()
    await book.founds()
    const { id } = await book.begins('headDeputy')
    await advanceTo('2026-02-02T09:00')
    expect(await owedBy('head', 'role-book.draft')).toMatchObject([{ caseId: id }])
    await book.step('head', id, 'abandon', { reason: '不再需要。' })
    expect(await owedBy('head', 'role-book.draft')).toEqual([])
  })

  it('then when they leave, what they drafted is somebody else’s, and the duties stay with the position', async () => {
    await open()
    await book.founds()
    const duties = await book.dutiesOf('head')
    const { id } = await book.begins('headDeputy')
    const { version } = await office.does<{ version: number }>('admin', 'GET', `/api/people/${people.headDeputy}`)
    await office.does('admin', 'PATCH', `/api/people/${people.headDeputy}`, { active: false }, version)
    expect(await owedBy('head', 'role-book.draft')).toMatchObject([{ caseId: id }])
    expect(await book.dutiesOf('head')).toEqual(duties)
  })
})

describe('given two drafts at once', () => {
  it('then the second carries over what only it changed, and settles one by one what both changed', async () => {
    await open()
    await book.founds()
    const [ops] = await book.dutiesOf('opsEngineer')
    const [app] = await book.dutiesOf('appEngineer')
    if (ops === undefined || app === undefined) throw new Error('no duties')
    const one = await book.begins('head', '第一份')
    const two = await book.begins('head', '第二份')
    await book.puts('head', one.id, ops.id, asItWas(ops, { effort: 10 }))
    await book.puts('head', two.id, ops.id, asItWas(ops, { effort: 20 }))
    await book.puts('head', two.id, app.id, asItWas(app, { effort: 30 }))
    await book.publishes(one.id, BY)

    expect(await book.tries('head', two.id, 'submit')).toMatchObject({ body: { code: 'draft-is-behind' } })
    expect(await book.read(two.id)).toMatchObject({ isBehind: true, conflicts: [ops.id] })
    const { items } = await office.does<ComparisonOut>('head', 'GET', `${DRAFTS}/${two.id}/compare`)
    expect(items.find(({ duty }) => duty === ops.id)?.conflict).toMatchObject({ theirs: { effort: 10 } })
    expect(items.find(({ duty }) => duty === app.id)?.conflict).toBeNull()
    expect(await book.tries('head', two.id, 'rebase')).toMatchObject({
      status: 409,
      body: { code: 'draft-conflicts', conflicts: [ops.id] },
    })
    await book.step('head', two.id, 'rebase', { settle: [{ what: ops.id, take: 'theirs' }] })
    expect(await book.read(two.id)).toMatchObject({ isBehind: false, base: 2, conflicts: [] })
    await book.publishes(two.id, BY)
    expect((await book.dutiesOf('opsEngineer'))[0]?.effort).toBe(10)
    expect((await book.dutiesOf('appEngineer'))[0]?.effort).toBe(30)
  })

  it('then one that says eighty things for nothing, with sixty gaps accepted, is carried over in one go too', async () => {
    await open()
    await book.founds()
    const [one, two] = [await book.begins('head', '第一份'), await book.begins('head', '第二份')]
    await book.adds('head', two.id, aDuty('appEngineer'))
    await book.step('head', two.id, 'submit')
    await book.adds('head', one.id, aDuty('opsEngineer'))
    await book.publishes(one.id, BY)
    const { store } = office.machine.platform
    const { contentHash } = await book.read(two.id)
    const accepted = {
      by: people.headDeputy,
      at: office.now,
      until: shanghai('2026-02-01T00:00'),
      reason: '随后补齐。',
    }
    for (let nth = 0; nth < 80; nth += 1) await store.write(putTouched(two.id, dutyId(nth), null))
    for (let nth = 0; nth < 60; nth += 1) {
      await store.write(putAccepted(two.id, { finding: `gap:${nth}`, contentHash: contentHash ?? '', ...accepted }))
    }
    await book.step('head', two.id, 'rebase', { settle: [] })
    const after = await book.read(two.id)
    expect(after).toMatchObject({ isBehind: false, status: 'drafting', accepted: [] })
    await book.step('head', two.id, 'submit')
    expect((await book.read(two.id)).accepted).toEqual([])
  })
})

describe('given a machine that dies between the pages of a version and its publication', () => {
  it('then nothing is published by half, and publishing again publishes it once', async () => {
    let dies = false
    const isPublication = (write: Write) => 'put' in write && write.put.sk.startsWith('version#')
    const through = (store: Store): Store => ({
      ...bound(store),
      commit: async (writes) => {
        if (dies && writes.some(isPublication)) throw new Error('the machine is gone')
        await store.commit(writes)
      },
    })
    await open({ through })
    await book.founds()
    const before = [await whatEverybodyMay(), await book.dutiesOf('changeManager')]
    const { id } = await book.begins('head')
    const [duty] = await book.dutiesOf('changeManager')
    if (duty === undefined) throw new Error('no duty')
    await book.puts('head', id, duty.id, asItWas(duty, { position: positions.appEngineer }))
    await book.step('head', id, 'submit')
    await book.step('headDeputy', id, 'review', { verdict: 'accept' })
    await book.acceptsAll('headDeputy', id)
    dies = true
    expect((await book.tries('headDeputy', id, 'publish', { note: '发布。' })).status).toBe(500)
    expect([await whatEverybodyMay(), await book.dutiesOf('changeManager')]).toEqual(before)
    expect((await versions()).map(({ number }) => number)).toEqual([1])
    expect((await book.read(id)).status).toBe('reviewed')
    dies = false
    await book.step('headDeputy', id, 'publish', { note: '发布。' })
    expect((await versions()).map(({ number }) => number)).toEqual([2, 1])
    expect((await whatEverybodyMay()).appTwo).toContain('change.authorise')
  })
})

describe('given a version that is planned', () => {
  it('then an earlier one is refused unless it says that it replaces it, and a day that has passed always', async () => {
    await open()
    await book.founds()
    const [duty] = await book.dutiesOf('opsEngineer')
    if (duty === undefined) throw new Error('no duty')
    const planned = await book.begins('head', '三月起')
    await book.puts('head', planned.id, duty.id, asItWas(duty, { effort: 10 }))
    await book.publishes(planned.id, BY, { from: '2026-03-02' })
    const sooner = await book.begins('head', '二月起')
    await book.puts('head', sooner.id, duty.id, asItWas(duty, { effort: 20 }))
    await book.step('head', sooner.id, 'submit')
    await book.step('headDeputy', sooner.id, 'review', { verdict: 'accept' })
    const wish = { from: '2026-02-02', note: '提前。' }
    expect(await book.tries('headDeputy', sooner.id, 'publish', wish)).toMatchObject({
      status: 409,
      body: { code: 'planned-version-ahead', versions: '2' },
    })
    expect(await book.tries('headDeputy', sooner.id, 'publish', { ...wish, from: '2026-01-04' })).toMatchObject({
      status: 422,
    })
    await book.step('headDeputy', sooner.id, 'publish', { ...wish, replaces: [2] })
    expect((await versions()).map(({ number, state }) => [number, state])).toEqual([
      [3, 'planned'],
      [2, 'replaced'],
      [1, 'in-force'],
    ])
    await advanceTo('2026-03-03T09:00')
    expect((await book.dutiesOf('opsEngineer'))[0]).toMatchObject({ version: 3, effort: 20 })
    // Neither the past version nor the replaced one weighs on what everybody reads.
    const openings = office.store.dump().filter(({ pk, sk }) => pk === 'directory' && /^(book|grants)#/.test(sk))
    expect([...new Set(openings.map(({ sk }) => sk.split('#')[1]?.slice(0, 6)))]).toEqual(['000003'])
  })
})

describe('given a book under which nobody could go on', () => {
  it('then it is refused: nobody could administer, or publish the next one', async () => {
    await open()
    await book.founds()
    const [head] = await book.dutiesOf('head')
    const [administrator] = await book.dutiesOf('administrator')
    if (head === undefined || administrator === undefined) throw new Error('no duties')
    const without = (duty: DutyOut, acts: readonly string[]) =>
      asItWas(duty, { authorities: duty.authorities.filter(({ act }) => !acts.includes(act)) })
    const { id } = await book.begins('head')
    await book.puts('head', id, head.id, without(head, ['role-book.publish']))
    const refused = async () => {
      await book.step('head', id, 'submit')
      await book.step('headDeputy', id, 'review', { verdict: 'accept' })
      return (await book.tries('headDeputy', id, 'publish', { note: '发布。' })).body.code
    }
    expect(await refused()).toBe('publisher-must-stay')
    await book.puts('head', id, head.id, without(head, ['directory.administer']))
    await office.does('head', 'DELETE', `${DRAFTS}/${id}/duties/${administrator.id}`)
    expect(await refused()).toBe('administrator-must-stay')
  })
})

describe('given a duty that cannot be', () => {
  it('then every wrong place is told at once, in the reader’s language, and nothing changes', async () => {
    await open()
    await book.founds()
    const { id } = await book.begins('head')
    const wrong = aDuty('opsEngineer', {
      responsible: [positions.opsEngineer],
      covers: { activity: 'cooking', services: 'all' },
      when: {
        kind: 'recurring',
        rule: {
          every: { unit: 'day', interval: 1 },
          at: ['09:00'],
          onDayOff: 'skip',
          from: '2026-02-01',
          until: '2026-01-01',
        },
      },
      objective: 'obj_01K9ZQ6V80ABCDEFGHJKMNPQRS',
      authorities: [{ act: 'change.raise', services: ['svc_01K9ZQ6V80ABCDEFGHJKMNPQRS'] }, { act: 'rule.world' }],
      evidence: [{ kind: 'number', title: { 'zh-CN': '温度', en: 'Temperature' }, least: 30, most: 20 }],
    })
    const answer = await office.call<{ errors: { path: string; code: string; message: string }[] }>(
      'head',
      'POST',
      `${DRAFTS}/${id}/duties`,
      wrong,
    )
    expect(answer.status).toBe(422)
    expect(answer.body.errors.map(({ path, code }) => `${path} ${code}`).toSorted()).toEqual([
      'authorities/0/services/0 unknown-service',
      'authorities/1/act unknown-authority',
      'covers/activity unknown-activity',
      'evidence/0/least least-above-most',
      'objective unknown-objective',
      'responsible/0 accountable-is-responsible',
      'when/rule/until ends-before-it-begins',
    ])
    expect(answer.body.errors.find(({ path }) => path === 'objective')?.message).toBe('There is no such objective.')
    const { items } = await office.does<ComparisonOut>('head', 'GET', `${DRAFTS}/${id}/compare`)
    expect(items).toEqual([])
    expect(await book.tries('head', id, 'submit')).toMatchObject({ body: { code: 'draft-changes-nothing' } })
  })
})

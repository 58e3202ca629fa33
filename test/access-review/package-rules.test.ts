import { describe, expect, it } from 'vitest'
import type { AskedItem, WhyThem } from '../../functions/access-review/package.ts'
import { type Deciding, mayDecide } from '../../functions/access-review/rules/may-decide.ts'
import { reachOf } from '../../functions/access-review/rules/reach-of.ts'
import { whatChanged } from '../../functions/access-review/rules/what-changed.ts'
import { isFlagged } from '../../functions/access-review/rules/what-needs-a-reason.ts'
import { whoReviews } from '../../functions/access-review/rules/who-reviews.ts'
import { whoRunsIt } from '../../functions/access-review/rules/who-runs-it.ts'
import { whoTakesPackage } from '../../functions/access-review/rules/who-takes-package.ts'
import { DAY, plusMillis } from '../../functions/kernel/instant.ts'
import type { Authority, Directory, Risk } from '../../functions/responsibility/index.ts'
import { aDepartment, people, positions, type Role, services } from '../support/department.ts'
import { MONDAY_MORNING } from '../support/memory-platform.ts'

const days = (count: number) => plusMillis(MONDAY_MORNING, count * DAY)

async function where(...given: readonly (readonly [keyof typeof positions, Authority])[]): Promise<Directory> {
  const directory = await (await aDepartment()).directory()
  const posts = new Map(directory.positions)
  for (const [name, authority] of given) {
    const post = posts.get(positions[name])
    if (post === undefined) throw new Error('no such post')
    posts.set(post.id, { ...post, authorities: [...post.authorities, authority] })
  }
  return { ...directory, positions: posts }
}

const approves = (upTo: Risk): Authority => ({ act: 'entitlement.approve', services: [services.mail], upTo })

const without = (directory: Directory, ...gone: readonly Role[]): Directory => ({
  ...directory,
  absences: gone.map((role) => ({ id: role, version: 1, person: people[role], from: MONDAY_MORNING, until: '2027' })),
})

describe('how far a package reaches', () => {
  const item = (service: string, risk: Risk, because: WhyThem['because'] = 'duty') => ({
    ...{ service, risk },
    why: { because, via: 'holder' } as const,
  })

  it('is the highest risk of each service, of what came by duty', () => {
    const { mail, erp, database } = services
    const items = [item(mail, 'low'), item(erp, 'medium'), item(mail, 'high'), item(mail, 'medium'), item(erp, 'low')]
    expect(reachOf([...items, item(database, 'high', 'own')])).toEqual({ [mail]: 'high', [erp]: 'medium' })
  })
})

describe('who takes a package over', () => {
  const why = { because: 'duty', position: positions.opsEngineer, via: 'holder' } as const
  const found = { person: people.opsOne, why }
  const reaching = (risk: Risk) => ({ subjects: [people.opsTwo], reach: { [services.mail]: risk } })
  const takes = (directory: Directory, of = reaching('low')) =>
    whoTakesPackage(found, of, directory, MONDAY_MORNING)?.person
  const able = () => where(['opsEngineer', approves('low')], ['opsLeader', approves('medium')])

  it('is whoever was found, as long as they are there', async () => {
    expect(takes(await able())).toBe(people.opsOne)
  })

  it('is else who has their place, but nobody whose own right lies in it', async () => {
    expect(takes(without(await able(), 'opsOne'))).toBe(people.opsThree)
  })

  it('is the leader of their group where nobody of the place is there, or where their duty does not reach so far', async () => {
    expect(takes(without(await able(), 'opsOne', 'opsThree'))).toBe(people.opsLeader)
    expect(takes(without(await able(), 'opsOne'), reaching('medium'))).toBe(people.opsLeader)
  })

  it('is the head where no duty of theirs reaches so far', async () => {
    expect(takes(without(await able(), 'opsOne'), reaching('high'))).toBe(people.head)
  })
})

describe('why somebody is asked', () => {
  it('names their position, and the duty that approves it where a role book is in force', async () => {
    const about = { holder: people.opsTwo, service: services.mail, risk: 'low' as const }
    const why = { because: 'duty', position: positions.changeManager, via: 'holder' }
    const directory = await where(['changeManager', approves('low')])
    expect(whoReviews(about, directory, MONDAY_MORNING)?.why).toStrictEqual(why)
    const authorities = new Map([[positions.changeManager, [{ ...approves('low'), duty: 'dut_1' }]]])
    const inForce = { ...directory, books: [{ version: 1, from: days(-1), authorities }] }
    expect(whoReviews(about, inForce, MONDAY_MORNING)?.why).toStrictEqual({ ...why, duty: 'dut_1' })
  })
})

describe('who sees a review through', () => {
  const runs = async (wanted: Role | undefined, directory: Directory, notThem: readonly Role[] = []) => {
    const barred = notThem.map((role) => people[role])
    return whoRunsIt(directory, wanted === undefined ? undefined : people[wanted], MONDAY_MORNING, barred)?.answerer
  }
  it('is who started it, while they may and are there; else whose duty it is; else the head', async () => {
    const directory = await where(['changeManager', { act: 'access-review.run' }])
    expect((await runs('head', directory))?.person).toBe(people.head)
    expect(await runs('changeDeputy', directory)).toEqual({
      person: people.changeDeputy,
      position: positions.changeManager,
      via: 'deputy',
    })
    expect((await runs('opsOne', directory))?.person).toBe(people.changeManager)
    expect((await runs(undefined, directory))?.person).toBe(people.changeManager)
    expect((await runs('changeDeputy', without(directory, 'changeDeputy')))?.person).toBe(people.changeManager)
    expect((await runs('changeDeputy', directory, ['changeDeputy']))?.person).toBe(people.changeManager)
    expect((await runs(undefined, directory, ['changeManager', 'changeDeputy']))?.person).toBe(people.head)
  })
})

describe('what is different from last time', () => {
  const now = {
    holder: people.opsTwo,
    position: positions.opsEngineer,
    until: days(30),
    hasConflict: false,
    isEmergency: false,
  }
  const then = {
    until: days(30),
    positions: [positions.opsEngineer],
    last: { verdict: 'keep', by: people.head, at: days(-90) } as const,
  }
  it('is nothing where all is as it was, and each thing that is not', async () => {
    const directory = await where()
    const of = (wish: Partial<Parameters<typeof whatChanged>[0]>, before: typeof then | undefined = then) =>
      whatChanged({ ...now, ...wish }, before, directory, MONDAY_MORNING)
    expect(of({})).toEqual([])
    expect(whatChanged(now, undefined, directory, MONDAY_MORNING)).toEqual(['first-time'])
    expect(of({ until: days(31) })).toEqual(['extended'])
    expect(of({ until: days(29) })).toEqual([])
    expect(of({}, { ...then, positions: [] })).toEqual(['holder-moved'])
    expect(of({}, { ...then, positions: [positions.opsEngineer, positions.opsLeader] })).toEqual(['holder-moved'])
    expect(of({ hasConflict: true, isEmergency: true })).toEqual(['conflict', 'emergency'])
    expect(of({ position: positions.appEngineer })).toEqual(['no-duty'])
    expect(of({ lastUsedAt: days(-91) })).toEqual(['unused'])
    expect(of({ lastUsedAt: days(-90) })).toEqual([])
  })

  it('has to be looked at, unless all there is to say is that nobody has looked before', () => {
    expect(isFlagged({ changes: ['first-time'] })).toBe(false)
    expect(isFlagged({ changes: ['first-time', 'unused'] })).toBe(true)
    expect(isFlagged({ changes: [] })).toBe(false)
  })
})

describe('whether somebody may decide', () => {
  const item: AskedItem = {
    entitlement: 'ent_1',
    holder: people.opsTwo,
    system: 'sys_1',
    systemName: { 'zh-CN': '邮件网关', en: 'Mail gateway' },
    right: 'rgt_1',
    rightName: { 'zh-CN': '日志只读', en: 'Read logs' },
    service: services.mail,
    risk: 'low',
    until: days(30),
    positions: [positions.opsEngineer],
    changes: [],
    why: { because: 'own', position: positions.opsLeader, via: 'holder' },
  }
  const deciding = async (wish: Partial<Deciding> = {}): Promise<Deciding> => ({
    pack: { status: 'open' },
    owed: { accountable: people.opsLeader, asked: [], position: positions.opsLeader, via: 'holder' },
    directory: await where(),
    person: people.opsLeader,
    now: MONDAY_MORNING,
    ...wish,
  })
  const grantOf = async (wish: Partial<Deciding> = {}, of: AskedItem = item) => {
    const verdict = mayDecide(of, await deciding(wish))
    return 'yes' in verdict ? { position: verdict.yes.position, via: verdict.yes.via } : verdict.no.code
  }

  it('the leader to whom it came may, by their place, and their deputy when it climbed to them; not longer than they have it', async () => {
    expect(await grantOf()).toEqual({ position: positions.opsLeader, via: 'holder' })
    const climbed = { accountable: people.opsOne, asked: [people.opsLeader], position: positions.opsLeader }
    expect(await grantOf({ person: people.opsOne, owed: { ...climbed, via: 'deputy' } })).toEqual({
      position: positions.opsLeader,
      via: 'deputy',
    })
    const directory = await where()
    const moved = directory.assignments.filter(({ position }) => position !== positions.opsLeader)
    expect(await grantOf({ directory: { ...directory, assignments: moved } })).toBe('authority-missing')
  })

  it('a colleague who holds another place may not, nor whoever has it, nor anybody who was not asked', async () => {
    const owed = { accountable: people.appOne, asked: [], position: positions.opsLeader, via: 'holder' } as const
    expect(await grantOf({ person: people.appOne, owed })).toBe('authority-missing')
    expect(await grantOf({ person: people.opsTwo })).toBe('own-entitlement')
    expect(await grantOf({ person: people.opsThree })).toBe('not-asked')
  })

  it('what came by duty is decided by duty, not by a place', async () => {
    expect(await grantOf({}, { ...item, why: { ...item.why, because: 'duty' } })).toBe('authority-missing')
  })
})

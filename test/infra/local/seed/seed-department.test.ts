import { describe, expect, it } from 'vitest'
import { findHead, listEntriesByAggregate } from '../../../../functions/audit-trail/index.ts'
import {
  AUTHORITIES,
  authoritiesOf,
  type Directory,
  deputiesOf,
  holdersOf,
  lastResort,
  loadDirectory,
  mayAct,
  membersOf,
  whoAnswers,
} from '../../../../functions/responsibility/index.ts'
import { dependsOnItself } from '../../../../functions/responsibility/rules/depends-on-itself.ts'
import { whatIsMissing } from '../../../../functions/responsibility/rules/organisation-stands.ts'
import { demo, demoPeople } from '../../../../infra/local/seed/demo.ts'
import { seedDepartment } from '../../../../infra/local/seed/seed-department.ts'
import { type MemoryPlatform, memoryPlatform } from '../../../support/memory-platform.ts'

async function seeded(
  which: 'demo' | 'empty',
): Promise<{ platform: MemoryPlatform; directory: Directory; now: string }> {
  const platform = memoryPlatform()
  expect(await seedDepartment(platform, which)).toBe(true)
  return { platform, directory: await loadDirectory(platform.store), now: platform.clock.now() }
}

describe('the demo department', () => {
  it('is four groups of people who work, with services, and employees who do not belong to IT', async () => {
    const { directory, now } = await seeded('demo')
    const names = [...directory.groups.values()].map(({ name }) => name['zh-CN'])
    expect(new Set(names)).toEqual(new Set(['系统运维组', '应用开发组', '网络安全组', '技术支持组']))
    for (const group of Object.values(demo.groups)) {
      expect(membersOf(directory, group, now).length).toBeGreaterThanOrEqual(5)
    }
    expect(directory.services.size).toBe(15)
    const staff = [...directory.people.keys()].filter((person) => authoritiesOf(directory, person, now).length > 0)
    expect([staff.length, directory.people.size - staff.length]).toEqual([25, 6])
    expect([...directory.people.values()].filter(({ language }) => language === 'en')).toHaveLength(2)
    expect(whatIsMissing(directory, now)).toBeUndefined()
  })

  it('has a deputy for every position, other than its holder; one is vacant and one holder is away', async () => {
    const { directory, now } = await seeded('demo')
    const ids = Object.values(demo.positions)
    for (const position of ids) {
      const holders = holdersOf(directory, position, now)
      const [deputy, ...others] = deputiesOf(directory, position, now)
      expect(others).toEqual([])
      expect(holders.map(({ id }) => id)).not.toContain(deputy?.id)
    }
    expect(ids.filter((id) => holdersOf(directory, id, now).length === 0)).toEqual([demo.positions.backupAdministrator])
    const answers = (position: string) => whoAnswers(directory, { who: 'holder', position }, now)
    expect(answers(demo.positions.backupAdministrator)).toMatchObject({ person: demo.people.yangFan, via: 'deputy' })
    expect(answers(demo.positions.databaseAdministrator)).toMatchObject({ person: demo.people.zhangLei, via: 'deputy' })
  })

  it('lets a normal change to any service go its way, with different people at every step', async () => {
    const { directory, now } = await seeded('demo')
    const mayAsHolder = (person: string, act: 'change.assess', service: string) => {
      const verdict = mayAct(directory, person, act, now, { service, risk: 'high' })
      return 'yes' in verdict && verdict.yes.via === 'holder'
    }
    const may = (
      person: string,
      act: 'change.assess' | 'change.authorise' | 'change.test' | 'change.review',
      service: string,
    ) => 'yes' in mayAct(directory, person, act, now, { service, risk: 'high' })
    for (const [name, { id, group, changeAuthority = directory.department.changeAuthority }] of services(directory)) {
      const authoriser = whoAnswers(directory, { who: 'holder', position: changeAuthority }, now)?.person ?? ''
      expect([name, may(authoriser, 'change.authorise', id)]).toEqual([name, true])
      // Peers are asked for what they hold, so whoever authorises is never asked to assess.
      const peers = membersOf(directory, group, now).filter((each) => mayAsHolder(each.id, 'change.assess', id))
      expect([name, peers.some(({ id: peer }) => peer === authoriser)]).toEqual([name, false])
      const deputy = whoAnswers(directory, { who: 'deputy', position: changeAuthority }, now)?.person ?? ''
      expect([name, may(deputy, 'change.authorise', id)]).toEqual([name, true])
      // Requester and implementer may be two of them; another two are left to assess and to test.
      expect(peers.length).toBeGreaterThanOrEqual(4)
      const leader = whoAnswers(directory, { who: 'leader', group }, now)?.person ?? ''
      for (const act of ['change.assess', 'change.authorise', 'change.test', 'change.review'] as const) {
        expect([name, act, may(leader, act, id)]).toEqual([name, act, true])
      }
    }
    const head = lastResort(directory, now)?.person ?? ''
    expect(authoritiesOf(directory, head, now)).toEqual([...AUTHORITIES].sort())
  })

  it('has services that do not run in circles', async () => {
    const { directory } = await seeded('demo')
    for (const service of directory.services.values()) expect(dependsOnItself(directory, service)).toBe(false)
  })

  it('is made of acts: each thing has a chain that says how it came', async () => {
    const { platform } = await seeded('demo')
    const { items } = await listEntriesByAggregate(platform.store, demo.positions.changeManager)
    expect(items).toMatchObject([{ did: 'position.added', by: { kind: 'system', id: 'onduty' }, door: 'command' }])
    expect(await findHead(platform.store, demo.people.liWei)).toMatchObject({ active: true, signInEpoch: 0 })
    expect(platform.outbox().map(({ effect }) => effect)).toMatchObject([
      { kind: 'start', workflow: 'away' },
      { kind: 'event', event: 'absence.moved' },
    ])
  })

  it('names who can sign in, with what they do', async () => {
    const { directory } = await seeded('demo')
    expect(demoPeople).toHaveLength(directory.people.size)
    for (const { id, name, email } of demoPeople) expect(directory.people.get(id)).toMatchObject({ name, email })
    expect(demoPeople[0]).toMatchObject({ email: 'li.wei@example.com', title: { 'zh-CN': '服务器管理员' } })
    expect(demoPeople.find(({ email }) => email === 'shen.jia@example.com')?.title.en).toBe('Accountant, Finance')
  })

  it('has the same ids on every machine', () => {
    expect(demo.people.liWei).toBe('per_01K41CKFM0AQ5GXJ6RDV448ED9')
    const ids = [demo.people, demo.groups, demo.positions, demo.services].flatMap((things) => Object.values(things))
    expect(new Set(ids).size).toBe(ids.length)
  })
})

const services = (directory: Directory) =>
  [...directory.services.values()].map((service) => [service.name.en, service] as const)

describe('the empty department', () => {
  it('has the four groups with their posts, and one administrator with whom every ladder ends', async () => {
    const { directory, now } = await seeded('empty')
    const [administrator, ...others] = [...directory.people.values()]
    expect(administrator).toMatchObject({ email: 'admin@example.com', active: true })
    expect(others).toEqual([])
    expect([directory.groups.size, directory.services.size]).toEqual([4, 0])
    expect(lastResort(directory, now)?.person).toBe(administrator?.id)
    expect(authoritiesOf(directory, administrator?.id ?? '', now)).toEqual([...AUTHORITIES].sort())
    expect(whatIsMissing(directory, now)).toBeUndefined()
  })
})

describe('founding', () => {
  it('happens once, whatever is asked for later', async () => {
    const { platform } = await seeded('empty')
    const before = platform.store.dump()
    for (const which of ['demo', 'empty'] as const) expect(await seedDepartment(platform, which)).toBe(false)
    expect(platform.store.dump()).toEqual(before)
  })

  it('goes on where it was stopped', async () => {
    const platform = memoryPlatform()
    const { commit } = platform.store
    let commits = 0
    platform.store.commit = async function (writes) {
      commits += 1
      if (commits === 3) throw new Error('the power went out')
      await commit.call(this, writes)
    }
    await expect(seedDepartment(platform, 'demo')).rejects.toThrow('the power went out')
    platform.at(60_000)
    expect(await seedDepartment(platform, 'demo')).toBe(true)
    const directory = await loadDirectory(platform.store)
    const whole = await seeded('demo')
    expect([...directory.people.keys()]).toEqual([...whole.directory.people.keys()])
    expect([...directory.positions.keys()]).toEqual([...whole.directory.positions.keys()])
    expect(directory.assignments.length).toBe(whole.directory.assignments.length)
  })
})

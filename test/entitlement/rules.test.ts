import { describe, expect, it } from 'vitest'
import type { Entitlement } from '../../functions/entitlement/entitlement.ts'
import { endsAt } from '../../functions/entitlement/rules/ground.ts'
import { isAddressAllowed } from '../../functions/entitlement/rules/is-address-allowed.ts'
import { mayI } from '../../functions/entitlement/rules/what-may-i.ts'
import { positionsWhoseDutyItIs, whoIsAsked } from '../../functions/entitlement/rules/who-is-asked.ts'
import { DAY, plusMillis } from '../../functions/kernel/instant.ts'
import type { AuthorityName, Directory } from '../../functions/responsibility/index.ts'
import { aDepartment, people, positions, type Role, services } from '../support/department.ts'
import { MONDAY_MORNING } from '../support/memory-platform.ts'

/** A right on the mail gateway that the second engineer asked for. */
const asked: Entitlement = {
  id: 'ent_1',
  number: 'ENT-1',
  origin: 'requested',
  person: people.opsTwo,
  requester: people.opsTwo,
  position: positions.opsEngineer,
  right: 'rgt_1',
  rightName: { 'zh-CN': '日志只读', en: 'Read logs' },
  system: 'sys_1',
  systemName: { 'zh-CN': '邮件网关', en: 'Mail gateway' },
  service: services.mail,
  risk: 'low',
  reason: '日常巡检',
  until: plusMillis(MONDAY_MORNING, 30 * DAY),
  contentHash: '00',
  conflicts: [],
  status: 'requested',
  stage: 'approve',
  round: 1,
  policy: 'entitlement@1',
}

/** The department, with authorities given to posts beside what they have: for these services, or for all. */
async function where(
  ...given: readonly (readonly [keyof typeof positions, AuthorityName, (readonly string[])?])[]
): Promise<Directory> {
  const directory = await (await aDepartment()).directory()
  const posts = new Map(directory.positions)
  for (const [name, act, reaching] of given) {
    const post = posts.get(positions[name])
    if (post === undefined) throw new Error('no such post')
    const authority = { act, ...(reaching === undefined ? {} : { services: reaching }) }
    posts.set(post.id, { ...post, authorities: [...post.authorities, authority] })
  }
  return { ...directory, positions: posts }
}

const personAsked = (entitlement: Entitlement, owed: 'approve' | 'provision' | 'revoke', directory: Directory) =>
  whoIsAsked(entitlement, owed, directory, MONDAY_MORNING)?.answerer.person

describe('who is asked', () => {
  it('is the narrowest duty first, then one for every service, then a leader, and the head last', async () => {
    const directory = await where(
      ['changeManager', 'entitlement.approve', [services.mail]],
      ['administrator', 'entitlement.approve'],
      ['opsLeader', 'entitlement.approve', [services.mail]],
      ['appEngineer', 'entitlement.approve', [services.erp]],
    )
    expect(positionsWhoseDutyItIs(asked, 'approve', directory, MONDAY_MORNING)).toEqual([
      positions.changeManager,
      positions.administrator,
      positions.opsLeader,
      positions.head,
    ])
  })

  it('is never who asked for it nor who gets it, and to grant it never who approved it', async () => {
    const directory = await where(
      ['opsEngineer', 'entitlement.approve', [services.mail]],
      ['opsEngineer', 'entitlement.provision', [services.mail]],
    )
    const forAnother = { ...asked, requester: people.opsOne }
    expect(personAsked(forAnother, 'approve', directory)).toBe(people.opsThree)
    const approved: Entitlement = { ...forAnother, status: 'approved', approvedBy: people.opsThree }
    expect(personAsked(approved, 'provision', directory)).toBe(people.opsOne)
    // To take it back is owed by anybody of the post but its person.
    expect([people.opsOne, people.opsThree]).toContain(personAsked(approved, 'revoke', directory))
    const approverWasFirst: Entitlement = { ...approved, approvedBy: people.opsOne }
    expect(personAsked(approverWasFirst, 'provision', directory)).toBe(people.opsThree)
  })
})

describe('what somebody may do', () => {
  const may = async (role: Role, action: Parameters<typeof mayI>[0], entitlement: Entitlement, kinds: string[] = []) =>
    'yes' in
    mayI(
      action,
      entitlement,
      kinds.map((kind) => ({ kind })),
      { directory: await where(), person: people[role], now: MONDAY_MORNING },
    )

  it('a request is withdrawn by who asked or who was to have it, until it is granted, and by nobody else', async () => {
    const forAnother = { ...asked, requester: people.opsOne }
    expect(await may('opsOne', 'cancel', forAnother)).toBe(true)
    expect(await may('opsTwo', 'cancel', forAnother)).toBe(true)
    expect(await may('head', 'cancel', forAnother)).toBe(false)
    expect(await may('opsTwo', 'cancel', { ...forAnother, status: 'approved' })).toBe(true)
    expect(await may('opsTwo', 'cancel', { ...forAnother, status: 'active' })).toBe(false)
  })

  it('what was taken in an emergency is reviewed while that is owed, whatever else is, and not by who took it', async () => {
    const taken: Entitlement = { ...asked, origin: 'break-glass', status: 'revoking' }
    expect(await may('head', 'review', taken, ['entitlement.revoke', 'entitlement.review'])).toBe(true)
    expect(await may('head', 'review', taken, ['entitlement.revoke'])).toBe(false)
    expect(await may('opsTwo', 'review', taken, ['entitlement.review'])).toBe(false)
  })
})

describe('when a right ends', () => {
  const days = (count: number) => plusMillis(MONDAY_MORNING, count * DAY)
  const inPlaces = async (...untils: readonly (number | undefined)[]) => {
    const directory = await where()
    const assignments = untils.map((until, nth) => ({
      id: `asg_${nth}`,
      person: people.opsTwo,
      position: positions.opsEngineer,
      from: days(-10),
      ...(until === undefined ? {} : { until: days(until) }),
    }))
    return endsAt(asked, { ...directory, assignments, deputies: [] }, MONDAY_MORNING)
  }

  it('is the end of its time, or of the last place its person has in the position, whichever comes first', async () => {
    expect(await inPlaces(10)).toBe(days(10))
    expect(await inPlaces(10, 20)).toBe(days(20))
    expect(await inPlaces(20, 10)).toBe(days(20))
    expect(await inPlaces(40)).toBe(days(30))
    expect(await inPlaces(10, undefined)).toBe(days(30))
    expect(await inPlaces(undefined, 10)).toBe(days(30))
    expect(await inPlaces()).toBe(days(30))
  })
})

describe('an address that may be called', () => {
  it.each(['https://bastion.example.com/onduty', 'https://bastion.example.com:443/x?y=1', 'https://a.example.cn'])(
    'is %s',
    (address) => {
      expect(isAddressAllowed(address)).toBe(true)
    },
  )

  it.each([
    'http://bastion.example.com/onduty',
    'https://bastion.example.com:8443/',
    'https://user@bastion.example.com/',
    'https://:secret@bastion.example.com/',
    'https://bastion.example.com/#part',
    'https://bastion/',
    'https://localhost/',
    'https://x.localhost/',
    'https://localhost./',
    'https://printer.local/',
    'https://metadata.internal/',
    'https://metadata.internal./',
    'https://router.lan/',
    'https://nas.home.arpa/',
    'https://10.0.0.1/',
    'https://0x7f.1/',
    'https://2130706433/',
    'https://[::1]/',
    'ftp://bastion.example.com/',
    'bastion.example.com',
    '',
  ])('is not %s', (address) => {
    expect(isAddressAllowed(address)).toBe(false)
  })
})

import { beforeEach, describe, expect, it } from 'vitest'
import { DAY, HOUR, plusMillis } from '../../functions/kernel/instant.ts'
import { onEvent } from '../../functions/registry.ts'
import { emailOf, people, type Role } from '../support/department.ts'
import { MemoryOffice } from '../support/memory-office.ts'

let office: MemoryOffice
beforeEach(async () => {
  office = await MemoryOffice.open()
})

async function readsEnglish(role: Role): Promise<void> {
  const { version } = await office.does<{ version: number }>('admin', 'GET', `/api/people/${people[role]}`)
  await office.does(role, 'PATCH', '/api/me', { language: 'en' }, version)
}
const lastMailTo = (role: Role) => {
  const mail = office.mails.findLast(({ to }) => to.address === emailOf(role))
  if (mail === undefined) throw new Error(`${role} got no mail`)
  return mail
}
/** Holder and deputy of the change manager's post are away from Monday to Tuesday next week. */
async function bothAreAway(): Promise<void> {
  const time = { from: plusMillis(office.now, 7 * DAY), until: plusMillis(office.now, 8 * DAY + 9 * HOUR) }
  for (const role of ['changeManager', 'changeDeputy'] as const)
    await office.does('admin', 'POST', '/api/absences', { person: people[role], ...time })
  await office.advance(DAY)
}
/** The only holder of a leader's post leaves the company. */
async function leaderLeaves(): Promise<void> {
  await office.advance(HOUR)
  const path = `/api/people/${people.appLeader}`
  const { version } = await office.does<{ version: number }>('admin', 'GET', path)
  await office.does('admin', 'PATCH', path, { active: false }, version)
  await office.advance(DAY)
}

describe('whoever owns the roster reads', () => {
  it('which day nobody is there on, what to do, and who may enter it', async () => {
    await bothAreAway()
    const { subject, text } = lastMailTo('opsLeader')
    expect(subject).toBe('【请安排人员顶岗】changeManager（1月6日 18:00 前）')
    expect(text).toContain('1月12日（周一）全天，“changeManager”的任职人和代理人都不在岗')
    expect(text).toContain('请再指定一名届时在岗的任职人或代理人，或者调整请假时间。')
    expect(text).toMatch(/由谁在系统中登记[：:]\s*admin/)
    expect(text).toContain('http://localhost:8080/positions')
  })

  it('the same in English', async () => {
    await readsEnglish('opsLeader')
    await bothAreAway()
    const { subject, text } = lastMailTo('opsLeader')
    expect(subject).toBe('[Please arrange cover] changeManager (by Tue 6 Jan, 18:00)')
    expect(text).toContain('On Mon 12 Jan everybody who holds or stands in for “changeManager” is away')
    expect(text).toMatch(/Entered by:\s*admin/)
  })

  it('that a post is vacant, and how to give it up', async () => {
    await leaderLeaves()
    const { subject, text } = lastMailTo('head')
    expect(subject).toBe('【请指定接任人】appLeader（1月6日 18:00 前）')
    expect(text).toContain('“appLeader”已经没有任职人，也没有安排接任的人。')
    expect(text).toContain('如果不再保留这个岗位，请取消它的全部权限')
    // The head administers the directory, and needs nobody to enter it.
    expect(text).not.toContain('由谁在系统中登记')
  })

  it('the same in English', async () => {
    await readsEnglish('head')
    await leaderLeaves()
    const { subject, text } = lastMailTo('head')
    expect(subject).toBe('[Please name a successor] appLeader (by Tue 6 Jan, 18:00)')
    expect(text).toContain('Nobody holds “appLeader” any more, and nobody is to follow.')
  })

  it('that the matter is a mail address, not a post, when mail comes back', async () => {
    await readsEnglish('admin')
    await onEvent(office.machine.platform, 'mail.undeliverable', { person: people.opsOne })
    await office.settle()
    const { subject, text } = lastMailTo('admin')
    expect(subject).toBe('[Please correct a mail address] opsOne (by Mon 5 Jan, 18:00)')
    expect(text).toContain('Mail to opsOne comes back')
    expect(text).toContain('http://localhost:8080/people')
  })

  it('which group the post belongs to', async () => {
    await bothAreAway()
    expect(lastMailTo('opsLeader').text).toMatch(/所属组[：:]\s*operations/)
  })
})

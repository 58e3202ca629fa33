import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { instantOf, plusMillis, SECOND } from '../../functions/kernel/instant.ts'
import type { SentMail } from '../../infra/local/mailbox/local-mailbox.ts'
import { closeOffices, Office, people, type Role } from '../support/office.ts'

let office: Office
afterEach(async () => {
  const { violations } = await office.checkUp()
  await office.close()
  expect(violations).toEqual([])
})
afterAll(closeOffices)

/** A wall clock in Shanghai. */
const shanghai = (local: string) => instantOf(Date.parse(`${local}:00+08:00`))
/** What is told every morning waits half a minute for the rest of it. */
const collected = (local: string) => plusMillis(shanghai(local), 30 * SECOND)
const sentAt = (mails: readonly SentMail[]) => mails.map(({ sentAt: at }) => at)

/** Everybody who is ever mailed about a change after it was assessed, with the instants, in order. */
async function mailsAfter(instant: string): Promise<[Role, string][]> {
  const all = await Promise.all(
    (Object.keys(people) as Role[]).map(async (role) =>
      sentAt(await office.mailsTo(role))
        .filter((at) => at > instant)
        .map((at): [Role, string] => [role, at]),
    ),
  )
  return all.flat().toSorted(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0))
}

describe('given a change that waits for its authorisation since Friday 15:00, before a make-up Saturday', () => {
  it('when nobody answers, then reminders and escalation come at exactly these instants, and the head is told every morning', async () => {
    office = await Office.open({ at: shanghai('2026-05-08T14:00') })
    const { id } = await office.raises('opsOne', {
      releaseWindow: { from: shanghai('2026-06-10T22:00'), until: shanghai('2026-06-11T02:00') },
    })
    await office.advanceTo(shanghai('2026-05-08T15:00'))
    await office.ownerTakes(id, 'assess')
    const asked = office.now
    await office.advanceTo(shanghai('2026-05-18T18:00'))
    expect(await mailsAfter(asked)).toEqual(
      [
        ['changeManager', shanghai('2026-05-09T10:00')],
        ['changeManager', shanghai('2026-05-09T15:30')],
        ['changeManager', shanghai('2026-05-12T11:00')],
        ['changeManager', shanghai('2026-05-12T16:30')],
        ['changeDeputy', shanghai('2026-05-12T16:30')],
        ['changeDeputy', shanghai('2026-05-13T17:00')],
        ['opsLeader', shanghai('2026-05-13T17:00')],
        ['head', shanghai('2026-05-14T17:30')],
        ['opsLeader', shanghai('2026-05-14T17:30')],
        ['head', collected('2026-05-15T09:00')],
        ['head', collected('2026-05-18T09:00')],
      ].toSorted(([, a = ''], [, b = '']) => (a < b ? -1 : a > b ? 1 : 0)),
    )
    expect((await office.change(id)).status).toBe('assessed')
    expect(await office.ownerOf(id)).toBe('head')
  })

  it('when the deputy decides after it came to them, then it is authorised and nobody is reminded any more', async () => {
    office = await Office.open({ at: shanghai('2026-05-08T15:00') })
    const { id } = await office.raises('opsOne', {
      releaseWindow: { from: shanghai('2026-06-10T22:00'), until: shanghai('2026-06-11T02:00') },
    })
    await office.ownerTakes(id, 'assess')
    await office.advanceTo(shanghai('2026-05-12T16:30'))
    expect(await office.ownerOf(id)).toBe('changeDeputy')
    await office.ownerTakes(id, 'authorise')
    const decided = office.now
    await office.advanceTo(shanghai('2026-05-12T18:00'))
    const told = (await mailsAfter(decided)).map(([role]) => role)
    expect(told).not.toContain('changeManager')
    expect(told).not.toContain('changeDeputy')
  })
})

describe('given an authoriser who is away', () => {
  it('when it has to be authorised, then the deputy is asked from the start', async () => {
    office = await Office.open()
    await office.does('admin', 'POST', '/api/absences', {
      person: people.changeManager,
      from: office.now,
      until: shanghai('2026-01-20T00:00'),
    })
    const { id } = await office.raises('opsOne')
    await office.ownerTakes(id, 'assess')
    expect(await office.ownerOf(id)).toBe('changeDeputy')
    expect(await office.mailsTo('changeManager')).toEqual([])
  })

  it('when the absence begins while it waits, then it moves to the deputy at once, who has to accept it', async () => {
    office = await Office.open()
    const { id } = await office.raises('opsOne')
    await office.ownerTakes(id, 'assess')
    await office.does('changeManager', 'POST', '/api/absences', {
      from: shanghai('2026-01-05T14:00'),
      until: shanghai('2026-01-20T00:00'),
    })
    await office.advanceTo(shanghai('2026-01-05T14:01'))
    expect(await office.ownerOf(id)).toBe('changeDeputy')
    const accept = (await office.change(id)).obligations.find(({ kind }) => kind === 'obligation.accept')
    expect(accept).toMatchObject({ status: 'open', accountable: { id: people.changeDeputy } })
    await office.does('changeDeputy', 'POST', `/api/obligations/${accept?.id}/accept`)
    const after = (await office.change(id)).obligations.find(({ kind }) => kind === 'obligation.accept')
    expect(after?.status).toBe('discharged')
  })
})

describe('given an authoriser who leaves the company with three open decisions', () => {
  it('when they are deactivated, then all three belong to somebody else within five minutes', async () => {
    office = await Office.open()
    const ids: string[] = []
    for (let nth = 0; nth < 3; nth += 1) {
      const { id } = await office.raises('opsOne', { title: `第 ${nth + 1} 项` })
      await office.ownerTakes(id, 'assess')
      ids.push(id)
    }
    const { version } = await office.does<{ version: number }>('admin', 'GET', `/api/people/${people.changeManager}`)
    const path = `/api/people/${people.changeManager}`
    await office.does('admin', 'PATCH', path, { active: false }, { 'If-Match': `"${version}"` })
    await office.advance({ minutes: 5 })
    expect(await Promise.all(ids.map((id) => office.ownerOf(id)))).toEqual([
      'changeDeputy',
      'changeDeputy',
      'changeDeputy',
    ])
    expect((await office.call('changeManager', 'GET', '/api/me')).status).toBe(401)
  })
})

describe('given a requester who could decide on their own change', () => {
  it('when they are asked nothing but try: directly, as a deputy, after handing the request on, then each is refused with the reason', async () => {
    office = await Office.open()
    const { id } = await office.raises('changeManager')
    await office.ownerTakes(id, 'assess')
    expect(await office.ownerOf(id)).toBe('changeDeputy')
    const own = await office.call('changeManager', 'POST', `/api/changes/${id}/authorise`, {})
    expect(own).toMatchObject({ status: 403, body: { code: 'authoriser-is-requester' } })

    const { version } = await office.change(id)
    const path = `/api/changes/${id}`
    await office.does('changeManager', 'PATCH', path, { requester: people.opsThree }, { 'If-Match': `"${version}"` })
    await office.ownerTakes(id, 'assess')
    const handedOn = await office.call('changeManager', 'POST', `/api/changes/${id}/authorise`, {})
    expect(handedOn).toMatchObject({ status: 403, body: { code: 'authoriser-is-requester' } })

    const { id: other } = await office.raises('changeDeputy')
    await office.ownerTakes(other, 'assess')
    const asDeputy = await office.call('changeDeputy', 'POST', `/api/changes/${other}/authorise`, {})
    expect(asDeputy).toMatchObject({ status: 403, body: { code: 'authoriser-is-requester' } })
  })
})

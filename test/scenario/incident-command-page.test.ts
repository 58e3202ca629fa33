import { afterEach, describe, expect, it } from 'vitest'
import type { IncidentOut } from '../../functions/incident/incident.contract.ts'
import { MINUTE } from '../../functions/kernel/instant.ts'
import { people, type Role } from '../support/department.ts'
import { incidentAs, reports, takes } from '../support/incidents-at-work.ts'
import { MemoryOffice } from '../support/memory-office.ts'
import { officeOnCall, onCallIn } from '../support/on-call-at-work.ts'

let office: MemoryOffice
afterEach(async () => {
  const { violations } = await office.checkUp()
  expect(violations).toEqual([])
})

const ladderOf = async (id: string) =>
  (await incidentAs(office, 'head', id)).ladder.map(
    ({ pagedAt, skipped }) => skipped ?? (pagedAt === null ? '-' : pagedAt.slice(11, 16)),
  )

describe('given nobody is on call as secondary', () => {
  it('when the primary is silent, then the command page says when who was paged, and why the secondary was passed over', async () => {
    office = await MemoryOffice.open()
    await onCallIn(office, { primary: 'opsOne' })
    const { id, raisedAt } = await reports(office, 'appOne')
    const at = (minutes: number) => new Date(Date.parse(raisedAt) + minutes * MINUTE).toISOString().slice(11, 16)
    expect(await ladderOf(id)).toEqual([at(0), '-', '-', '-'])
    await office.advance(5 * MINUTE)
    expect(await ladderOf(id)).toEqual([at(0), 'nobody', at(5), '-'])
    await takes(office, 'opsLeader', id, 'acknowledge')
    expect((await ladderOf(id))[1]).toBe('nobody')
  })

  it('when the ladder begins again, then it is told anew', async () => {
    office = await MemoryOffice.open()
    await onCallIn(office, { primary: 'opsOne', secondary: 'opsOne' })
    const { id } = await reports(office, 'appOne')
    await office.advance(5 * MINUTE)
    expect((await ladderOf(id))[1]).toBe('told-before')
    await takes(office, 'opsLeader', id, 'acknowledge')
    await takes(office, 'opsLeader', id, 'resolve', { comment: '好了。' })
    await takes(office, 'opsLeader', id, 'reopen', { comment: '又来了。' })
    expect((await ladderOf(id)).slice(1)).toEqual(['-', '-', '-'])
  })
})

describe('given somebody thinks of another severity', () => {
  const preview = (id: string, body: { impact: string; urgency: string }, who: Role = 'opsOne') =>
    office.does<{ severity: number; moved: unknown[]; pages: { id: string } | null }>(
      who,
      'POST',
      `/api/incidents/${id}/change-severity/preview`,
      body,
    )
  const change = async (id: string, body: { impact: string; urgency: string }) => {
    const answer = await office.does<{ incident: IncidentOut; moved: unknown[] }>(
      'opsOne',
      'POST',
      `/api/incidents/${id}/change-severity`,
      { ...body, comment: '影响变了。' },
    )
    return { severity: answer.incident.severity, moved: answer.moved }
  }

  it('then they are told which clocks would move from when to when, nothing changes, and that is what then happens', async () => {
    office = await officeOnCall()
    const { id } = await reports(office, 'appOne')
    await takes(office, 'opsOne', id, 'acknowledge')
    const before = await incidentAs(office, 'opsOne', id)
    const less = { impact: 'partial', urgency: 'medium' }
    const { severity, moved, pages } = await preview(id, less)
    expect(moved).toContainEqual({ clock: 'resolve', was: before.nextBy, is: expect.any(String) })
    expect(pages).toBeNull()
    expect(await incidentAs(office, 'opsOne', id)).toEqual(before)
    expect(await change(id, less)).toEqual({ severity, moved })
  })

  it('when nobody has answered yet, then they are told who would be paged at once, and nobody is', async () => {
    office = await officeOnCall()
    const { id } = await reports(office, 'appOne', { impact: 'single', urgency: 'low' })
    office.mails.length = 0
    const worse = { impact: 'broad', urgency: 'high' }
    expect((await preview(id, worse, 'head')).pages).toMatchObject({ id: people.opsOne })
    await office.settle()
    expect(office.mails).toEqual([])
  })

  it('when the answers stay as they are, then nothing would move', async () => {
    office = await MemoryOffice.open()
    await onCallIn(office, { primary: 'opsOne' })
    const { id } = await reports(office, 'appOne')
    expect(await preview(id, { impact: 'broad', urgency: 'high' }, 'head')).toEqual({
      severity: 1,
      moved: [],
      pages: null,
    })
  })
})

describe('given an incident hits people who did not report it', () => {
  it('when they say so, then the page says how many did, and to each whether they are one of them', async () => {
    office = await MemoryOffice.open()
    await onCallIn(office, { primary: 'opsOne' })
    const { id } = await reports(office, 'appOne')
    expect((await incidentAs(office, 'appThree', id)).affected).toEqual({ people: 0, isMe: false })
    await office.does('appThree', 'POST', `/api/incidents/${id}/affected`, {})
    expect((await incidentAs(office, 'appThree', id)).affected).toEqual({ people: 1, isMe: true })
    expect((await incidentAs(office, 'opsOne', id)).affected).toEqual({ people: 1, isMe: false })
  })
})

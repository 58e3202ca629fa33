import { describe, expect, it } from 'vitest'
import { kinds } from '../../functions/registry.ts'
import { placesFor } from '../../web/src/app/places.ts'
import { progressOf } from '../../web/src/features/changes/progress.ts'
import { caseLink, isMineToAccept, urgencyGroupOf } from '../../web/src/features/obligations/obligation.ts'
import { processOf } from '../../web/src/ui/process-stages.ts'
import { changeOf, told } from '../browser/web/fixture-changes.ts'
import { obligations } from '../browser/web/fixture-obligations.ts'
import { lifecycle } from '../browser/web/fixture-workflow.ts'

const NOW = '2026-01-07T02:20:00.000Z'

describe('obligations', () => {
  it.each([
    ['2026-01-07T02:19:59.000Z', 'overdue'],
    ['2026-01-07T15:59:00.000Z', 'today'],
    ['2026-01-07T16:00:00.000Z', 'week'],
    ['2026-01-14T10:00:00.000Z', 'week'],
    ['2026-01-14T16:00:00.000Z', 'later'],
  ])('due %s are %s', (dueAt, group) => expect(urgencyGroupOf(dueAt, NOW, 'Asia/Shanghai')).toBe(group))

  it('offered to me, or fallen to me, are mine to accept', () => {
    const offered = obligations.find(({ offer }) => offer !== null)
    if (offered?.offer === undefined || offered.offer === null) throw new Error('the fixture offers nothing')
    expect(isMineToAccept(offered, offered.offer.to.id)).toBe(true)
    expect(isMineToAccept(offered, offered.offer.by.id)).toBe(false)
    const fallen = { ...offered, offer: null, kind: 'obligation.accept' }
    expect(isMineToAccept(fallen, fallen.accountable.id)).toBe(true)
  })

  it('lead to their case', () => {
    const change = { to: '/changes/$id', params: { id: 'chg_01' } }
    expect(caseLink({ caseId: 'chg_01', kind: 'change.assess' })).toEqual(change)
    expect(caseLink({ caseId: 'chg_01', kind: 'obligation.accept' })).toEqual(change)
    expect(caseLink({ caseId: 'gap_01', kind: 'roster.name-successor' })).toEqual({ to: '/positions' })
    expect(caseLink({ caseId: 'gap_01', kind: 'roster.fix-address' })).toEqual({ to: '/people' })
    expect(caseLink({ caseId: 'cal_01', kind: 'calendar.enter-year' })).toEqual({ to: '/calendar' })
    expect(caseLink({ caseId: 'cpf_01', kind: 'reachability.prove', via: 'person' })).toEqual({ to: '/contact' })
    expect(caseLink({ caseId: 'cpf_01', kind: 'reachability.prove', via: 'holder' })).toEqual({ to: '/reachability' })
    const handOver = { to: '/position-hand-overs/$id', params: { id: 'hov_01' } }
    expect(caseLink({ caseId: 'hov_01', kind: 'position-hand-over.prepare' })).toEqual(handOver)
  })
})

describe('every kind of case', () => {
  const owed = [...kinds].flatMap(([prefix, { standards }]) =>
    Object.keys(standards).map((kind) => [prefix, kind] as const),
  )

  it.each(owed.filter(([prefix]) => prefix !== 'gap'))('%s has a place of its own for %s', (prefix, kind) => {
    expect(caseLink({ caseId: `${prefix}_01`, kind }).to).not.toBe('/positions')
  })
})

describe('the progress of a change', () => {
  const process = processOf(lifecycle.definition)
  const progress = (number: number) => {
    const found = told.find((each) => each.number === number)
    if (found === undefined) throw new Error(`no change ${number}`)
    const change = changeOf(found, [])
    return process.stages.map(({ word }) => progressOf(change, process, word)).join(' ')
  }

  it('has one stage now, those before done, those after ahead', () => {
    expect(progress(1044)).toBe('now ahead ahead ahead ahead ahead ahead')
    expect(progress(1042)).toBe('done now ahead ahead ahead ahead ahead')
    expect(progress(1041)).toBe('done done done now ahead ahead ahead')
  })

  it('of a step that went wrong says so', () => {
    const failed = told.find(({ status }) => status === 'failed')
    if (failed === undefined) throw new Error('nothing fails in the fixture')
    const change = changeOf(failed, [])
    const decisions = change.decisions.map((each) => (each.stage === 'release' ? { ...each, outcome: 'failed' } : each))
    expect(progressOf({ ...change, decisions }, process, 'release')).toBe('stopped')
    expect(progressOf({ ...change, decisions }, process, 'review')).toBe('now')
  })

  it('of an ended one says what never took place', () => {
    const rejected = told.find(({ status }) => status === 'rejected')
    if (rejected === undefined) throw new Error('the fixture rejects nothing')
    const change = { ...changeOf(rejected, []), decisions: [] }
    expect(process.stages.map(({ word }) => progressOf(change, process, word)).join(' ')).toBe(
      'left-out left-out left-out left-out left-out left-out stopped',
    )
  })
})

describe('the menu', () => {
  const shown = (authorities: string[], hasMailbox: boolean, isStaff = true) =>
    placesFor(authorities, { hasMailbox, isStaff }).flatMap(({ places }) => places.map(({ to }) => to))

  it('shows what everybody may see, and beyond that what somebody may do', () => {
    expect(shown([], false, false)).toEqual(['/', '/changes', '/people', '/positions', '/services'])
    expect(shown([], false)).toContain('/policies')
    expect(shown(['effects.redrive'], false)).toContain('/parked')
    expect(shown(['audit.verify', 'token.issue'], true)).toEqual(
      expect.arrayContaining(['/audit', '/tokens', '/mailbox']),
    )
  })

  it('does not call home a list of obligations for those who have none', () => {
    const home = (isStaff: boolean) => placesFor([], { hasMailbox: false, isStaff })[0]?.places[0]?.word
    expect(home(true)).toBe('places.obligations')
    expect(home(false)).toBe('places.home')
  })
})

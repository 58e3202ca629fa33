import { expect, test } from 'vitest'
import type { AuditEntry } from '../../functions/audit-trail/index.ts'
import { whatALinkShows } from '../../functions/decision/index.ts'
import { DAY, plusMillis } from '../../functions/kernel/instant.ts'
import type { Obligation } from '../../functions/obligation/index.ts'
import { people, type Role } from '../support/department.ts'
import { MONDAY_MORNING } from '../support/memory-platform.ts'

const day = (count: number) => plusMillis(MONDAY_MORNING, count * DAY)
const DECISIONS = { 'change.assess': ['change.assessed', 'change.rejected'] }

const asked = {
  ...{ id: 'obl_1', caseId: 'chg_1', kind: 'change.assess', about: { title: '证书' }, round: 1 },
  ...{ accountable: people.opsOne, openedAt: day(0), dueAt: day(1), asked: [people.opsOne] },
  via: 'holder' as const,
}
const open: Obligation = { ...asked, status: 'open', plan: [], nextTickAt: day(1) }
const ended = (status: 'discharged' | 'withdrawn', at: number, by: Role | 'onduty' = 'opsOne'): Obligation => ({
  ...{ ...asked, status, closedAt: day(at) },
  closedBy: by === 'onduty' ? by : people[by],
})
const entry = (did: string, at: number, by: Role = 'opsOne'): AuditEntry => ({
  ...{ seq: 1, at: day(at), did, by: { kind: 'person', id: people[by] }, door: 'portal', what: {} },
  ...{ previous: '', hash: '' },
})

/** Newest first, as a case is read: assessed, edited, and rejected when it was asked again. */
const STORY = [
  entry('change.rejected', 5),
  entry('change.edited', 3, 'opsTwo'),
  entry('change.commented', 2),
  entry('change.rejected', 2, 'opsThree'),
  entry('change.assessed', 2),
]

test.each<[string, Obligation, number, string]>([
  ['what is open is to be decided', open, 1, 'to-decide'],
  ['what was decided shows that decision, and no later one', ended('discharged', 2), 2, 'change.assessed'],
  ['the later one shows its own', ended('discharged', 5), 2, 'change.rejected'],
  ['by whomever', ended('discharged', 2, 'opsThree'), 2, 'change.rejected'],
  ['what an edit made void was edited, whatever was decided at that instant', ended('withdrawn', 2), 2, 'edited'],
  ['what ended without a decision is over', ended('withdrawn', 4, 'onduty'), 1, 'over'],
])('%s', (_, obligation, round, expected) => {
  const shown = whatALinkShows(obligation, { round }, STORY, DECISIONS, day(6))
  expect(shown.shows === 'recorded' ? shown.entry.did : shown.shows).toBe(expected)
  if (shown.shows === 'recorded') expect(shown.entry.by.id).toBe('closedBy' in obligation && obligation.closedBy)
})

test('a link that is older than its sixty days decides nothing', () => {
  expect(whatALinkShows(open, { round: 1 }, STORY, DECISIONS, day(61)).shows).toBe('too-old')
})

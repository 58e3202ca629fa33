import { wall } from '../../../functions/calendar/index.ts'
import { type Id, idOf } from '../../../functions/kernel/ids.ts'
import { type Instant, instantOf } from '../../../functions/kernel/instant.ts'
import type { Text } from '../../../functions/kernel/text.ts'
import type { Directory } from '../../../functions/responsibility/index.ts'
import type { Activity, Duty } from '../../../functions/role-book/duty.ts'
import type { BookFrame, LintFinding, RoleBook } from '../../../functions/role-book/role-book.ts'
import { lintBook } from '../../../functions/role-book/rules/lint/lint-book.ts'
import { LINT_DAYS, type LintInput } from '../../../functions/role-book/rules/lint/lint-input.ts'
import { aDepartment, positions } from '../../support/department.ts'
import { MONDAY_MORNING } from '../../support/memory-platform.ts'

/** A wall clock in Shanghai. */
export const shanghai = (local: string): Instant => instantOf(Date.parse(`${local}:00+08:00`))
export const both = (name: string): Text => ({ 'zh-CN': name, en: name })
export const idFor = (prefix: string, nth: number): Id => idOf(prefix, MONDAY_MORNING, String(nth).padStart(16, '0'))

export const BACKUP: Activity = { code: 'backup', name: both('backup'), hours: 'business' }
export const WATCH: Activity = { code: 'watch', name: both('watch'), hours: 'always' }

export const DAILY = {
  kind: 'recurring',
  rule: { every: { unit: 'day', interval: 1 }, at: ['09:00'], onDayOff: 'skip', from: '2026-01-01' },
} as const

let born = 0
/** A duty of the engineers of operations, which gives them nothing and takes twenty minutes each working day. */
export function aDuty(wish: Partial<Duty> = {}): Duty {
  born += 1
  return {
    id: idFor('dut', born),
    position: positions.opsEngineer,
    responsible: [],
    consulted: [],
    informed: [],
    title: both(`duty ${born}`),
    standard: both('done'),
    evidence: [],
    when: DAILY,
    allowed: wall('PT1H'),
    whenLate: 'stays',
    authorities: [],
    effort: 20,
    ...wish,
  }
}

export const aBook = (duties: readonly Duty[], frame: Partial<BookFrame> = {}): RoleBook => ({
  duties: new Map(duties.map((duty) => [duty.id, duty])),
  frame: { activities: [], needs: {}, conflicts: [], ...frame },
})

/** Duties that give every position what it was given by itself, so that nothing is found about authority. */
export const asGiven = (directory: Directory): Duty[] =>
  [...directory.positions.values()].map(({ id, authorities }) =>
    aDuty({ position: id, authorities, when: { kind: 'standing' }, effort: 0 }),
  )

/** The test department as a book is held against it. */
export async function ground(): Promise<Omit<LintInput, 'book'>> {
  const directory = await (await aDepartment()).directory()
  return { directory, now: MONDAY_MORNING, horizonDays: LINT_DAYS, objectives: [] }
}

/** Findings of one kind in a few words: weight and what it is about. */
export const linted = (input: LintInput, kind: LintFinding['kind']): LintFinding[] =>
  lintBook(input).filter((each) => each.kind === kind)

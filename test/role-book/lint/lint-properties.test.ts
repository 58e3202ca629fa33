import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Id } from '../../../functions/kernel/ids.ts'
import { LANGUAGES } from '../../../functions/kernel/text.ts'
import type { Duty } from '../../../functions/role-book/duty.ts'
import type { LintFinding, RoleBook } from '../../../functions/role-book/role-book.ts'
import { LINT_KINDS } from '../../../functions/role-book/role-book.ts'
import { explainFinding } from '../../../functions/role-book/rules/lint/explain-finding.ts'
import { lintBook } from '../../../functions/role-book/rules/lint/lint-book.ts'
import { groundOf } from '../../../functions/role-book/rules/lint/lint-ground.ts'
import type { LintInput } from '../../../functions/role-book/rules/lint/lint-input.ts'
import { people, positions, services } from '../../support/department.ts'
import { aBook, aDuty, BACKUP, DAILY, ground, idFor, shanghai, WATCH } from './book-to-lint.ts'

const base = await ground()
const POSTS: readonly Id[] = Object.values(positions)
const PEOPLE: readonly Id[] = Object.values(people)
const SERVICES: readonly Id[] = Object.values(services)
const CODES = ['backup', 'watch'] as const
const OBJECTIVES = [idFor('obj', 1), idFor('obj', 2)]

const duties: fc.Arbitrary<Duty> = fc
  .record({
    position: fc.constantFrom(...POSTS),
    responsible: fc.uniqueArray(fc.constantFrom(...POSTS), { maxLength: 2 }),
    activity: fc.constantFrom(undefined, ...CODES),
    on: fc.oneof(fc.constant('all' as const), fc.uniqueArray(fc.constantFrom(...SERVICES), { minLength: 1 })),
    act: fc.constantFrom(undefined, 'change.authorise' as const, 'change.test' as const),
    when: fc.constantFrom(DAILY, { kind: 'standing' } as const, { kind: 'on-call', hours: 'always' } as const),
    effort: fc.constantFrom(0, 30, 600, 3000),
    objective: fc.constantFrom(undefined, OBJECTIVES[0]),
  })
  .map(({ activity, on, act, objective, ...rest }) =>
    aDuty({
      ...rest,
      authorities: act === undefined ? [] : [{ act }],
      ...(activity === undefined ? {} : { covers: { activity, services: on } }),
      ...(objective === undefined ? {} : { objective }),
    }),
  )

const place = (prefix: string, posts = POSTS) =>
  fc
    .record({ person: fc.constantFrom(...PEOPLE), position: fc.constantFrom(...posts), ends: fc.boolean() })
    .map(({ ends, ...rest }) => ({
      ...{ id: idFor(prefix, 1), ...rest, from: shanghai('2025-01-01T00:00') },
      ...(ends ? { until: shanghai('2026-01-20T18:00') } : {}),
    }))

const frame: Partial<RoleBook['frame']> = {
  activities: [BACKUP, WATCH],
  conflicts: [
    { id: 'apart', between: [{ act: 'change.authorise' }, { act: 'change.test' }], why: BACKUP.name },
    { id: 'also', between: [{ act: 'change.test' }, { activity: 'backup' }], why: BACKUP.name },
  ],
}

const inputs: fc.Arbitrary<LintInput> = fc
  .record({
    list: fc.array(duties, { maxLength: 12 }),
    assignments: fc.array(place('asg'), { maxLength: 14 }),
    deputies: fc.array(place('dpt'), { maxLength: 6 }),
    absent: fc.uniqueArray(fc.constantFrom(...PEOPLE), { maxLength: 3 }),
  })
  .map(({ list, assignments, deputies, absent }) => ({
    ...base,
    book: aBook(list, frame),
    objectives: OBJECTIVES.map((id) => ({ id })),
    directory: {
      ...base.directory,
      ...{ assignments, deputies },
      absences: absent.map((person) => ({
        ...{ id: idFor('abs', 1), person, version: 1 },
        ...{ from: shanghai('2026-01-08T17:00'), until: shanghai('2026-01-09T13:00') },
      })),
    },
  }))

const keysOf = (input: LintInput, kind: LintFinding['kind']) =>
  lintBook(input)
    .filter((each) => each.kind === kind)
    .map(({ key }) => key)

describe('whatever the book and the roster', () => {
  it('each finding has a key of its own, and the order of things makes no difference', () => {
    fc.assert(
      fc.property(inputs, fc.infiniteStream(fc.nat()), (input, lots) => {
        const found = lintBook(input)
        expect(new Set(found.map(({ key }) => key)).size).toBe(found.length)
        const shuffled = <Thing>(things: Iterable<Thing>): Thing[] =>
          [...things]
            .map((thing) => [lots.next().value ?? 0, thing] as const)
            .toSorted(([a], [b]) => a - b)
            .map(([, thing]) => thing)
        const { directory, book } = input
        const otherwise = {
          ...input,
          book: { ...book, duties: new Map(shuffled(book.duties)) },
          directory: {
            ...directory,
            assignments: shuffled(directory.assignments),
            deputies: shuffled(directory.deputies),
            absences: shuffled(directory.absences),
            positions: new Map(shuffled(directory.positions)),
            services: new Map(shuffled(directory.services)),
          },
        }
        expect(lintBook(otherwise)).toEqual(found)
      }),
      { numRuns: 150 },
    )
  })

  it('every kind comes up, and every finding is said in full in both languages, with a mend', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(inputs, (input) => {
        const looking = groundOf(input)
        for (const each of lintBook(input)) {
          seen.add(each.kind)
          const { title, what, why, mends } = explainFinding(each, looking, new Map())
          for (const text of [title, what, why, ...mends.map((mend) => mend.text)]) {
            for (const language of LANGUAGES) expect(text[language]).not.toMatch(/[{}]|undefined|“”|^$/)
          }
          expect(mends.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 150 },
    )
    expect(LINT_KINDS.filter((kind) => !seen.has(kind))).toEqual([])
  })

  it('nothing that is covered once is a gap or an overlap', () => {
    const split = fc.array(fc.constantFrom(...POSTS), {
      minLength: SERVICES.length * CODES.length,
      maxLength: SERVICES.length * CODES.length,
    })
    fc.assert(
      fc.property(split, (owners) => {
        const list = SERVICES.flatMap((service, row) =>
          CODES.map((activity, column) => {
            const position = owners[row * CODES.length + column] ?? positions.head
            return aDuty({ position, covers: { activity, services: [service] } })
          }),
        )
        const input = { ...base, book: aBook(list, frame) }
        expect([...keysOf(input, 'gap'), ...keysOf(input, 'overlap')]).toEqual([])
        const without = { ...input, book: aBook(list.slice(1), frame) }
        expect(keysOf(without, 'gap')).toEqual([`gap:${SERVICES[0]}:${CODES[0]}`])
      }),
      { numRuns: 50 },
    )
  })

  it('a further deputy never makes anything depend on one person, nor leaves a post empty', () => {
    fc.assert(
      fc.property(inputs, place('dpt'), (input, deputy) => {
        const { directory } = input
        const more = { ...input, directory: { ...directory, deputies: [...directory.deputies, deputy] } }
        for (const kind of ['single-point-of-failure', 'vacant'] as const) {
          expect(keysOf(input, kind)).toEqual(expect.arrayContaining(keysOf(more, kind)))
        }
      }),
      { numRuns: 200 },
    )
  })
})

import { describe, expect, it } from 'vitest'
import type { Id } from '../../../functions/kernel/ids.ts'
import type { Directory } from '../../../functions/responsibility/index.ts'
import type { Duty } from '../../../functions/role-book/duty.ts'
import { lintBook } from '../../../functions/role-book/rules/lint/lint-book.ts'
import type { LintInput } from '../../../functions/role-book/rules/lint/lint-input.ts'
import { people, positions, services } from '../../support/department.ts'
import { aBook, aDuty, asGiven, BACKUP, DAILY, ground, idFor, linted, shanghai, WATCH } from './book-to-lint.ts'

const base = await ground()

const input = (duties: readonly Duty[], frame: Parameters<typeof aBook>[1] = {}, more: Partial<LintInput> = {}) => ({
  ...base,
  book: aBook(duties, frame),
  ...more,
})
const inDirectory = (change: Partial<Directory>): Partial<LintInput> => ({
  directory: { ...base.directory, ...change },
})
/** A post has these holders and no others, from and until when. */
const held = (post: Id, by: readonly { person: Id; from?: string; until?: string }[]): Directory['assignments'] => [
  ...base.directory.assignments.filter(({ position }) => position !== post),
  ...by.map(({ person, from, until }, nth) => ({
    id: idFor('asg', 900 + nth),
    person,
    position: post,
    from: from ?? shanghai('2025-01-01T00:00'),
    ...(until === undefined ? {} : { until }),
  })),
]
const deputiesWithout = (post: Id) => base.directory.deputies.filter(({ position }) => position !== post)

describe('gaps and overlaps', () => {
  const mailBackup = { covers: { activity: 'backup', services: [services.mail] } } as const

  it('what a service needs and no duty covers is a gap, with the post that could take it', () => {
    const found = linted(input([aDuty(mailBackup)], { activities: [BACKUP] }), 'gap')
    expect(found.map(({ key }) => key)).toEqual(
      [services.database, services.erp].toSorted().map((service) => `gap:${service}:backup`),
    )
    expect(found.every(({ weight }) => weight === 'error')).toBe(true)
  })

  it('what a service does not need is none', () => {
    const needs = { [services.database]: [], [services.erp]: [] }
    expect(linted(input([aDuty(mailBackup)], { activities: [BACKUP], needs }), 'gap')).toEqual([])
  })

  it('two positions accountable for one backup are refused; two duties of one position are not', () => {
    const leader = aDuty({ position: positions.opsLeader, covers: { activity: 'backup', services: 'all' } })
    const [found, ...others] = linted(input([aDuty(mailBackup), leader], { activities: [BACKUP] }), 'overlap')
    expect(others).toEqual([])
    expect(found).toMatchObject({ weight: 'refused', service: services.mail, activity: 'backup' })
    expect(found?.positions).toEqual([positions.opsLeader, positions.opsEngineer].toSorted())
    expect(linted(input([aDuty(mailBackup), aDuty(mailBackup)], { activities: [BACKUP] }), 'overlap')).toEqual([])
  })
})

describe('a post that is vacant', () => {
  const watches = aDuty({ covers: { activity: 'watch', services: 'all' } })
  const oneNight = held(positions.opsEngineer, [
    { person: people.opsOne, until: shanghai('2026-01-14T18:00') },
    { person: people.opsTwo, from: shanghai('2026-01-15T09:00') },
  ])
  const alone = { assignments: oneNight, deputies: [] }

  it('for a night is found before, to the minute, where its duty goes on day and night', () => {
    const [found] = linted(input([watches], { activities: [WATCH] }, inDirectory(alone)), 'vacant')
    expect(found).toMatchObject({
      ...{ key: `vacant:${positions.opsEngineer}`, weight: 'error', duties: [watches.id] },
      ...{ from: shanghai('2026-01-14T18:00'), until: shanghai('2026-01-15T09:00') },
      values: { hours: 15, times: 1, attendance: 'always' },
    })
  })

  it('for a night is nothing where work is done by day, or the deputy is there', () => {
    const byDay = aDuty({ covers: { activity: 'backup', services: 'all' } })
    expect(linted(input([byDay], { activities: [BACKUP] }, inDirectory(alone)), 'vacant')).toEqual([])
    const withDeputy = inDirectory({ assignments: oneNight })
    expect(linted(input([watches], { activities: [WATCH] }, withDeputy), 'vacant')).toEqual([])
  })

  it('for a morning because everybody is away is a notice; because nobody holds it, an error', () => {
    const away = {
      ...{ id: idFor('abs', 1), person: people.opsOne, version: 1 },
      ...{ from: shanghai('2026-01-14T08:00'), until: shanghai('2026-01-14T12:00') },
    }
    const assignments = held(positions.opsEngineer, [{ person: people.opsOne }])
    const isAway = inDirectory({ assignments, deputies: [], absences: [away] })
    expect(linted(input([aDuty()], {}, isAway), 'vacant')).toMatchObject([
      { weight: 'notice', from: shanghai('2026-01-14T09:00'), until: shanghai('2026-01-14T12:00') },
    ])
    const nobody = inDirectory({ assignments: held(positions.opsEngineer, []), deputies: [] })
    expect(linted(input([aDuty()], {}, nobody), 'vacant')).toMatchObject([{ weight: 'error' }])
  })
})

describe('a single point of failure', () => {
  const one = { assignments: () => held(positions.opsEngineer, [{ person: people.opsOne }]) }

  it('is one holder without a deputy, with all duties that hang on them', () => {
    const duties = [aDuty(), aDuty()]
    const only = inDirectory({ assignments: one.assignments(), deputies: deputiesWithout(positions.opsEngineer) })
    expect(linted(input(duties, {}, only), 'single-point-of-failure')).toMatchObject([
      { weight: 'notice', people: [people.opsOne], duties: duties.map(({ id }) => id) },
    ])
    const withDeputy = inDirectory({ assignments: one.assignments() })
    expect(linted(input(duties, {}, withDeputy), 'single-point-of-failure')).toEqual([])
  })

  it('is looked for where the work is done, and is an error where somebody is needed at night', () => {
    const watch = aDuty({
      ...{ position: positions.opsLeader, responsible: [positions.opsEngineer] },
      when: { kind: 'on-call', hours: 'out-of-hours' },
    })
    const only = inDirectory({ assignments: one.assignments(), deputies: deputiesWithout(positions.opsEngineer) })
    expect(linted(input([watch], {}, only), 'single-point-of-failure')).toMatchObject([
      { weight: 'error', positions: [positions.opsEngineer], people: [people.opsOne] },
    ])
  })

  it('is not hidden by two posts of the same person', () => {
    const assignments = [
      ...held(positions.opsEngineer, [{ person: people.opsOne }]).filter(
        ({ position }) => position !== positions.opsLeader,
      ),
      {
        id: idFor('asg', 950),
        person: people.opsOne,
        position: positions.opsLeader,
        from: shanghai('2025-01-01T00:00'),
      },
    ]
    const both = aDuty({ responsible: [positions.opsEngineer, positions.opsLeader] })
    const found = linted(input([both], {}, inDirectory({ assignments, deputies: [] })), 'single-point-of-failure')
    expect(found).toMatchObject([{ people: [people.opsOne] }])
    expect(found[0]?.key.length).toBeLessThan(60)
  })
})

describe('authority and duty', () => {
  it('are at par where duties give what positions were given', () => {
    const kinds = new Set(lintBook(input(asGiven(base.directory))).map(({ kind }) => kind))
    expect(kinds.has('authority-without-duty') || kinds.has('duty-without-authority')).toBe(false)
  })

  it('authority that no duty of the position needs is noticed; that nobody would have any more is an error', () => {
    const duties = asGiven(base.directory).map((duty) =>
      duty.position === positions.changeManager || duty.position === positions.head
        ? { ...duty, authorities: duty.authorities.filter(({ act }) => !/change.cancel|token.issue/.test(act)) }
        : duty,
    )
    const found = linted(input(duties), 'authority-without-duty')
    expect(found.map(({ key, weight }) => `${weight} ${key}`)).toEqual([
      `notice authority-without-duty:${positions.head}:change.cancel`,
      `notice authority-without-duty:${positions.head}:token.issue`,
      `notice authority-without-duty:${positions.changeManager}:change.cancel`,
    ])
    const lost = duties.map((duty) => ({
      ...duty,
      authorities: duty.authorities.filter(({ act }) => act !== 'token.issue'),
    }))
    const errors = linted(input(lost), 'authority-without-duty').filter(({ weight }) => weight === 'error')
    expect(errors.map(({ values }) => values?.act)).toEqual(['token.issue', 'token.issue'])
  })

  it('a post that authorises changes needs a duty for it, for just these services', () => {
    const duties = asGiven(base.directory).map((duty) =>
      duty.position === positions.changeManager
        ? { ...duty, authorities: [{ act: 'change.authorise' as const, services: [services.mail] }] }
        : duty,
    )
    const found = linted(input(duties), 'duty-without-authority')
    expect(found.map(({ weight, service }) => `${weight} ${service}`).toSorted()).toEqual(
      [services.database, services.erp].map((service) => `error ${service}`).toSorted(),
    )
  })

  it('a leader to whom changes climb should be able to decide, and an activity brings its own need', () => {
    const duties = asGiven(base.directory).map((duty) =>
      duty.position === positions.opsLeader ? { ...duty, authorities: [] } : duty,
    )
    const commands = { code: 'incident-command', name: BACKUP.name, hours: 'always' } as const
    const command = aDuty({ covers: { activity: 'incident-command', services: 'all' } })
    const found = linted(input([...duties, command], { activities: [commands] }), 'duty-without-authority')
    expect(found.map(({ weight, positions: [position], values }) => `${weight} ${position} ${values?.act}`)).toEqual([
      `error ${positions.opsEngineer} incident.command`,
      `notice ${positions.opsLeader} change.authorise`,
    ])
  })
})

describe('duties that one person must not have both', () => {
  const conflicts = [
    { id: 'apart', between: [{ act: 'change.authorise' }, { activity: 'backup' }] as const, why: BACKUP.name },
  ]
  const authorises = (position: Id) => aDuty({ position, authorities: [{ act: 'change.authorise' }] })
  const backs = (position: Id) => aDuty({ position, covers: { activity: 'backup', services: 'all' } })
  const found = (duties: readonly Duty[]) =>
    linted(input(duties, { activities: [BACKUP], conflicts }), 'conflicting-duties').map(
      ({ key, weight }) => `${weight} ${key.split(':')[2]}`,
    )

  it('are found in one position, in one person with two, and when somebody stands in', () => {
    expect(found([authorises(positions.opsLeader), backs(positions.opsLeader)])).toEqual([
      `error ${positions.opsLeader}`,
    ])
    // opsOne deputises for the leader and is an engineer.
    expect(found([authorises(positions.opsLeader), backs(positions.opsEngineer)])).toEqual([`notice ${people.opsOne}`])
    expect(found([authorises(positions.appLeader), backs(positions.opsEngineer)])).toEqual([])
  })

  it('count for whoever does the work, and not only for who answers for it', () => {
    const backup = { ...backs(positions.appLeader), responsible: [positions.opsEngineer] }
    expect(found([authorises(positions.opsLeader), backup])).toEqual([`notice ${people.opsOne}`])
  })
})

describe('how much it is', () => {
  it('work beyond 40 hours a week is an error, beyond 32 a notice; holders share it', () => {
    const hours = (a_day: number) => [aDuty({ position: positions.opsLeader, effort: a_day * 60 })]
    expect(linted(input(hours(9)), 'overload')).toMatchObject([
      { weight: 'error', people: [people.opsLeader], values: { hours: 45 }, from: base.now },
    ])
    expect(linted(input(hours(7)), 'overload')).toMatchObject([{ weight: 'notice', values: { hours: 35 } }])
    expect(linted(input(hours(6)), 'overload')).toEqual([])
    const shared = aDuty({ effort: 18 * 60, when: DAILY })
    expect(linted(input([shared]), 'overload').map(({ values }) => values?.hours)).toEqual([])
    expect(linted(input([{ ...shared, effort: 22 * 60 }]), 'overload').map(({ values }) => values?.hours)).toEqual([
      36.7, 36.7, 36.7,
    ])
  })

  it('more than a quarter of the time on call is an error: three are too few, four enough', () => {
    const duty = aDuty({ when: { kind: 'on-call', hours: 'always' } })
    expect(linted(input([duty]), 'on-call-overload').map(({ values }) => values?.share)).toEqual([33, 33, 33])
    const four = { ...duty, responsible: [positions.opsEngineer, positions.opsLeader] }
    expect(linted(input([four]), 'on-call-overload')).toEqual([])
  })
})

describe('objectives', () => {
  it('without duties, and duties without one, are noticed', () => {
    const [served, orphan] = [idFor('obj', 1), idFor('obj', 2)]
    const duties = [aDuty({ objective: served }), aDuty(), aDuty({ objective: idFor('obj', 3) })]
    const found = lintBook(input(duties, {}, { objectives: [{ id: served }, { id: orphan }] }))
    expect(found.filter(({ kind }) => kind === 'orphan-objective').map(({ key }) => key)).toEqual([
      `orphan-objective:${orphan}`,
    ])
    expect(found.filter(({ kind }) => kind === 'duty-without-objective')).toMatchObject([
      { weight: 'notice', duties: duties.slice(1).map(({ id }) => id) },
    ])
  })
})

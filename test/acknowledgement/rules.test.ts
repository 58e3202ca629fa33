import { describe, expect, test } from 'vitest'
import type { Signature } from '../../functions/acknowledgement/acknowledgement.ts'
import { doesOweSigning } from '../../functions/acknowledgement/rules/does-owe-signing.ts'
import { mayI } from '../../functions/acknowledgement/rules/what-may-i.ts'
import { readersOf } from '../../functions/acknowledgement/rules/who-has-a-place.ts'
import { DAY, plusMillis } from '../../functions/kernel/instant.ts'
import type { Directory } from '../../functions/responsibility/index.ts'
import { aDepartment, people, positions, type Role } from '../support/department.ts'
import { MONDAY_MORNING } from '../support/memory-platform.ts'

const days = (count: number) => plusMillis(MONDAY_MORNING, count * DAY)

describe('what has to be done about somebody and a list', () => {
  const of = (wish: Partial<Signature> = {}): Signature => ({
    acknowledgement: 'ack_1',
    person: people.opsOne,
    position: positions.opsEngineer,
    book: 2,
    page: 'page-2',
    as: 'holder',
    status: 'signed',
    asked: 1,
    ...wish,
  })
  const wanted = { as: 'holder', book: 3, page: 'page-3' } as const
  test.each<[string, Parameters<typeof doesOweSigning>[0], Signature | undefined, string]>([
    ['nobody asked yet', wanted, undefined, 'ask'],
    ['another list was signed', wanted, of(), 'ask'],
    ['the same list was signed under an older number', { ...wanted, page: 'page-2' }, of(), 'nothing'],
    ['the same list still waits', { ...wanted, page: 'page-2' }, of({ status: 'open' }), 'nothing'],
    ['it was signed as a deputy, who holds the post now', { ...wanted, page: 'page-2' }, of({ as: 'deputy' }), 'ask'],
    ['it was withdrawn', { ...wanted, page: 'page-2' }, of({ status: 'withdrawn' }), 'ask'],
    ['a newer version asked already', { ...wanted, book: 1 }, of(), 'nothing'],
    ['a newer version’s was withdrawn', { ...wanted, book: 1 }, of({ status: 'withdrawn' }), 'ask'],
    ['this very version has another list now', { ...wanted, book: 2 }, of(), 'ask'],
    [
      'there is no duty any more, and it still waits',
      { ...wanted, page: undefined },
      of({ status: 'open' }),
      'withdraw',
    ],
    ['no duty any more, and they objected', { ...wanted, page: undefined }, of({ status: 'objected' }), 'withdraw'],
    ['there is no duty any more, and it was signed', { ...wanted, page: undefined }, of(), 'nothing'],
    ['there is no duty, and there never was', { ...wanted, page: undefined }, undefined, 'nothing'],
  ])('%s', (_, what, known, does) => {
    expect(doesOweSigning(what, known)).toBe(does)
  })
})

describe('who has to know a list', () => {
  const place = (role: Role, from: number, until?: number) => ({
    id: `${role}${from}`,
    person: people[role],
    position: positions.opsEngineer,
    from: days(from),
    ...(until === undefined ? {} : { until: days(until) }),
  })
  const readers = async (wish: Pick<Directory, 'assignments' | 'deputies'>) =>
    readersOf({ ...(await (await aDepartment()).directory()), ...wish }, positions.opsEngineer, MONDAY_MORNING)

  test('holders and deputies, of now and ahead, each once, in order; not who was', async () => {
    const assignments = [place('opsThree', 10), place('opsOne', -9, 0), place('opsTwo', -9, 1)]
    const found = await readers({ assignments, deputies: [place('appOne', -1)] })
    expect(found).toEqual([
      { person: people.opsTwo, as: 'holder', from: days(-9) },
      { person: people.opsThree, as: 'holder', from: days(10) },
      { person: people.appOne, as: 'deputy', from: days(-1) },
    ])
  })

  test('who is both reads it as its holder, whichever was first; who has it twice, from the earlier day', async () => {
    const assignments = [place('opsOne', 5), place('opsTwo', 3), place('opsTwo', -3), place('opsTwo', 1)]
    const found = await readers({ assignments, deputies: [place('opsOne', -5), place('opsOne', 9)] })
    expect(found).toEqual([
      { person: people.opsOne, as: 'holder', from: days(5) },
      { person: people.opsTwo, as: 'holder', from: days(-3) },
    ])
  })
})

describe('who may answer, or record that it is not signed', () => {
  const { opsOne, opsLeader } = people
  const open = [
    { kind: 'obligation.accept', accountable: people.head },
    { kind: 'acknowledgement.sign', accountable: opsLeader },
    { kind: 'acknowledgement.answer', accountable: people.head },
  ]
  const may = (action: Parameters<typeof mayI>[0], person: string, status: 'open' | 'objected') =>
    'yes' in mayI(action, { head: { person: opsOne, status, stage: 'sign', page: 'page' }, open, person })

  test('is whoever it has climbed to, among all that is owed, and not the person themselves', () => {
    expect(may('record-refusal', opsLeader, 'open')).toBe(true)
    expect(may('record-refusal', opsOne, 'open')).toBe(false)
    expect(may('record-refusal', people.head, 'open')).toBe(false)
    expect(may('record-refusal', opsLeader, 'objected')).toBe(false)
    expect(may('answer', people.head, 'objected')).toBe(true)
    expect(may('answer', opsLeader, 'objected')).toBe(false)
    expect(may('answer', people.head, 'open')).toBe(false)
  })
})

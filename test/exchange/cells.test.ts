import { describe, expect, it } from 'vitest'
import { dateIn } from '../../functions/calendar/index.ts'
import { numberIn } from '../../functions/exchange/rules/cells.ts'

describe('a date in a cell', () => {
  it.each([
    '2026-01-05',
    '2026/1/5', // As Excel and WPS write it when a CSV file is saved.
    '2026/01/05 0:00',
    '2026/1/5 00:00',
    '2026-01-05 00:00:00',
    '2026.1.5',
    '2026年1月5日',
    '２０２６－０１－０５',
    '2026 年 1 月 5 日',
  ])('is the fifth of January: %s', (cell) => expect(dateIn(cell)).toBe('2026-01-05'))

  it('is not made longer by the midnight behind it', () => expect(dateIn('2026/1/1 00:00')).toBe('2026-01-01'))

  it.each(['2026-02-30', '2026/13/1', '5/1/2026', '46027', '2026-1/5', '明年', '2026-01-05 09:00'])(
    'is not guessed: %s',
    (cell) => expect(dateIn(cell)).toBeUndefined(),
  )
})

describe('a number in a cell', () => {
  it.each([
    ['30', 30],
    ['３０', 30],
    ['1.5', 1.5],
    ['0', 0],
  ] as const)('is read: %s', (cell, number) => expect(numberIn(cell)).toBe(number))

  it.each(['0x10', '1e3', '三十', '-', '1,5'])('is not guessed: %s', (cell) => expect(numberIn(cell)).toBeUndefined())
})

import { describe, expect, it } from 'vitest'
import { readReportRows } from '../../functions/entitlement/rules/read-report-rows.ts'

const RIGHT = { id: 'rgt_1', name: { 'zh-CN': '只读', en: 'Read' } }
const usedAt = (lastUsed: string) => {
  const { lines, faults } = readReportRows(
    [{ row: 2, cells: { account: 'a', right: '只读', lastUsed } }],
    [RIGHT],
    'Asia/Shanghai',
  )
  return lines[0]?.lastUsedAt ?? faults[0]?.reason.code
}

describe('when an account was last used, as a file says', () => {
  it.each([
    ['2026-01-05', '2026-01-04T16:00:00.000Z'],
    ['2026/1/5', '2026-01-04T16:00:00.000Z'],
    ['2026年1月5日', '2026-01-04T16:00:00.000Z'],
    ['2026 年 1 月 5 日', '2026-01-04T16:00:00.000Z'],
    ['２０２６／１／５', '2026-01-04T16:00:00.000Z'],
    ['2026/1/5 8:30', '2026-01-05T00:30:00.000Z'],
    ['2026年1月5日 8:30', '2026-01-05T00:30:00.000Z'],
    ['2026-01-05T08:30:15', '2026-01-05T00:30:15.000Z'],
    ['2026-01-05T08:30:00+09:00', '2026-01-04T23:30:00.000Z'],
    ['2026/1/5 0:00:00', '2026-01-04T16:00:00.000Z'],
  ])('%s is %s', (cell, at) => expect(usedAt(cell)).toBe(at))

  it.each(['2026-1/5', '5/1/2026', '2026-02-30', '2026/1/5 24:00', '2026/1/5 8:60', '昨天', '46027'])(
    '%s would have to be guessed',
    (cell) => expect(usedAt(cell)).toBe('not-a-time'),
  )
})

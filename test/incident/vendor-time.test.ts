import { expect, it } from 'vitest'
import { sayOutside } from '../../functions/incident/vendor-time.ts'

const now = '2026-01-05T00:00:00.000Z'

it.each([
  ['2026-01-05T01:30:00.000Z', 'Asia/Shanghai', 'zh-CN', '1月5日（周一）09:30（UTC+8）'],
  ['2026-01-05T01:30:00.000Z', 'Asia/Shanghai', 'en', 'Mon 5 Jan, 09:30 (UTC+8)'],
  ['2026-01-05T01:30:00.000Z', 'Asia/Kolkata', 'en', 'Mon 5 Jan, 07:00 (UTC+5:30)'],
  ['2026-07-06T01:30:00.000Z', 'Europe/London', 'en', 'Mon 6 Jul, 02:30 (UTC+1)'],
  ['2026-01-05T01:30:00.000Z', 'Europe/London', 'en', 'Mon 5 Jan, 01:30 (UTC)'],
  ['2026-01-05T01:30:00.000Z', 'America/St_Johns', 'en', 'Sun 4 Jan, 22:00 (UTC-3:30)'],
] as const)(
  'somebody outside reads %s as our wall shows it, and how far that is from theirs',
  (at, zone, language, said) => {
    expect(sayOutside(at, zone, language, now)).toBe(said)
  },
)

import { type Allowance, isAllowance } from '../../calendar/index.ts'
import { numberZh } from './recurrence-words.ts'

const PART =
  /^([\d]+|[一二两三四五六七八九十]+)个?(工作|business)?(周|星期|weeks?|天|日|days?|小时|hours?|h|分钟?|minutes?|mins?|秒钟?|seconds?)/

/** A time allowed as `formatAllowance` says it, in either language: `1 个工作日`, `8 business hours`, `30 分钟`. */
export function allowanceIn(cell: string): Allowance | undefined {
  let rest = cell.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '').replace('(工作时间)', '')
  const isBusiness = /工作|business/.test(cell)
  const amounts = { days: 0, H: 0, M: 0, S: 0 }
  if (rest === '') return undefined
  while (rest !== '') {
    const found = PART.exec(rest)
    if (found === null) return undefined
    const [whole, count = '', , unit = ''] = found
    const amount = numberZh(count)
    if (/^(?:周|星期|week)/.test(unit)) amounts.days += amount * (isBusiness ? 5 : 7)
    else if (/^(?:天|日|day)/.test(unit)) amounts.days += amount
    else if (/^(?:小|h)/.test(unit)) amounts.H += amount
    else if (/^(?:分|m)/.test(unit)) amounts.M += amount
    else amounts.S += amount
    rest = rest.slice(whole.length)
  }
  const { days, ...time } = amounts
  const times = Object.entries(time).flatMap(([unit, amount]) => (amount > 0 ? [`${amount}${unit}`] : []))
  const iso = `P${days > 0 ? `${days}D` : ''}${times.length === 0 ? '' : `T${times.join('')}`}`
  const given = { clock: isBusiness ? 'business' : 'wall', iso } as const
  return isAllowance(given) ? given : undefined
}

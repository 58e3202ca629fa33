import type { Language, Text } from '../kernel/text.ts'
import type { Measure } from './objective.ts'
import { type Period, sayPeriod } from './rules/periods.ts'

/** `≥ 99.9 %`, `≤ 4 小时`. */
export const sayTarget = ({ direction, target, unit }: Measure): string =>
  `${direction === 'at-least' ? '≥' : '≤'} ${sayAmount(target, unit)}`

export const sayAmount = (amount: number, unit: string): string => (unit === '' ? `${amount}` : `${amount} ${unit}`)

/** What exactly is owed for a period. */
export const standardOfMeasuring = (measure: Measure, period: Period): Text => ({
  'zh-CN': `登记${sayPeriod(period, 'zh-CN')}的“${measure.name['zh-CN']}”（目标 ${sayTarget(measure)}）。`,
  en: `Record “${measure.name.en}” for ${sayPeriod(period, 'en')} (target ${sayTarget(measure)}).`,
})

/** What each step achieves, where its obligation does not say it more exactly. */
export const STANDARDS = {
  'objective.measure': { 'zh-CN': '登记这一周期的实际数值。', en: 'Record the value of this period.' },
  'objective.conclude': {
    'zh-CN': '评定目标是否达成，并写明理由。',
    en: 'Say whether it was achieved, and why.',
  },
} as const satisfies Record<string, Text>
export type Owed = keyof typeof STANDARDS

interface Words {
  readonly wanted: Text
  /** `{period}`, `{measure}`, `{year}`. */
  readonly now: Text
  /** While the period is still running. */
  readonly ahead?: Text
  readonly action: Text
}

export const WORDS: Readonly<Record<Owed, Words>> = {
  'objective.measure': {
    wanted: { 'zh-CN': '请登记进展', en: 'please record a value' },
    now: {
      'zh-CN': '{period}已经结束，请登记这一周期的“{measure}”。',
      en: '{period} is over. Please record “{measure}” for it.',
    },
    ahead: {
      'zh-CN': '这项目标由您的岗位负责。{period}结束后，请登记“{measure}”；届时会再提醒您。',
      en: 'Your position answers for this objective. When {period} is over, please record “{measure}”; you will be told again then.',
    },
    action: { 'zh-CN': '登记数值', en: 'Record the value' },
  },
  'objective.conclude': {
    wanted: { 'zh-CN': '请评定结果', en: 'please say how it ended' },
    now: {
      'zh-CN': '{year} 年度的数值已全部登记，请评定这项目标是否达成，并写明理由。',
      en: 'All values of {year} are recorded. Please say whether the objective was achieved, and why.',
    },
    action: { 'zh-CN': '评定结果', en: 'Say how it ended' },
  },
}

/** Names of the facts a mail shows. */
export const FACTS: Readonly<Record<'measure' | 'target' | 'latest' | 'owner', Text>> = {
  measure: { 'zh-CN': '指标', en: 'Measure' },
  target: { 'zh-CN': '目标值', en: 'Target' },
  latest: { 'zh-CN': '最近一次', en: 'Latest' },
  owner: { 'zh-CN': '责任岗位', en: 'Position' },
}

/** `99.95 %（3月31日（周二））`, `99.95 % (Tue 31 Mar)`. */
export const sayLatest = (amount: string, date: string, language: Language): string =>
  language === 'en' ? `${amount} (${date})` : `${amount}，${date}`

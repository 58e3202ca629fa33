import type { FieldError } from '../../kernel/refusal.ts'
import type { Text } from '../../kernel/text.ts'
import type { Evidence } from '../../role-book/index.ts'
import type { Shown } from '../occurrence.ts'

const WORDS = {
  'evidence-missing': {
    'zh-CN': '这项职责要求提供完成凭据，请逐项填写。',
    en: 'This duty asks for something to be shown; fill in each item.',
  },
  'evidence-not-asked': { 'zh-CN': '这项职责没有要求这一项。', en: 'This duty does not ask for this.' },
  'not-a-number': { 'zh-CN': '请填写数字。', en: 'Give a number.' },
  'not-a-text': { 'zh-CN': '请填写文字。', en: 'Give a text.' },
  'not-an-https-link': {
    'zh-CN': '请填写以 https:// 开头的链接。',
    en: 'Give a link that begins with https://.',
  },
} as const satisfies Record<string, Text>

/** Does what was given show what the duty asks for, item by item? */
export function evidenceProblems(asked: readonly Evidence[], given: readonly (string | number)[]): FieldError[] {
  const problem = (nth: number, code: keyof typeof WORDS): FieldError => ({
    path: `evidence/${nth}`,
    code,
    message: WORDS[code],
  })
  const missing = asked.slice(given.length).map((_, nth) => problem(given.length + nth, 'evidence-missing'))
  const wrong = given.flatMap((value, nth) => {
    const code = wrongWith(asked[nth], value)
    return code === undefined ? [] : [problem(nth, code)]
  })
  return [...wrong, ...missing]
}

function wrongWith(asked: Evidence | undefined, value: string | number): keyof typeof WORDS | undefined {
  if (asked === undefined) return 'evidence-not-asked'
  if (asked.kind === 'number') return typeof value === 'number' && Number.isFinite(value) ? undefined : 'not-a-number'
  if (typeof value !== 'string') return 'not-a-text'
  return asked.kind === 'link' && !isHttps(value) ? 'not-an-https-link' : undefined
}

function isHttps(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url?.protocol === 'https:' && url.username === '' && url.password === ''
}

/** What was shown, as it is kept: a number outside what is acceptable says so. */
export const shown = (asked: readonly Evidence[], given: readonly (string | number)[]): Shown[] =>
  given.map((value, nth) => {
    const { least, most } = asked[nth] ?? {}
    const isOut =
      typeof value === 'number' && ((least !== undefined && value < least) || (most !== undefined && value > most))
    return isOut ? { value, isOutOfLimits: true } : { value }
  })

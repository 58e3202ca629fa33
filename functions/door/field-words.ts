import type { Text } from '../kernel/text.ts'

/** What may be wrong with a field, in words for people who fill in forms and for those who write programs. */
export const FIELD_WORDS = {
  required: { 'zh-CN': '这一项必须填写。', en: 'This is required.' },
  'unknown-field': { 'zh-CN': '这里没有这一项。', en: 'There is no such field here.' },
  'given-twice': { 'zh-CN': '这一项只能给一次。', en: 'This may be given only once.' },
  'not-text': { 'zh-CN': '这里应为文字。', en: 'This has to be text.' },
  'not-a-number': { 'zh-CN': '这里应为数字。', en: 'This has to be a number.' },
  'not-a-whole-number': { 'zh-CN': '这里应为整数。', en: 'This has to be a whole number.' },
  'not-yes-or-no': { 'zh-CN': '这里应为 true 或 false。', en: 'This has to be true or false.' },
  'not-a-list': { 'zh-CN': '这里应为列表。', en: 'This has to be a list.' },
  'not-an-object': { 'zh-CN': '这里应为对象。', en: 'This has to be an object with fields.' },
  empty: { 'zh-CN': '不能为空。', en: 'This must not be empty.' },
  'too-short': { 'zh-CN': '至少 {least} 个字符。', en: 'At least {least} characters, please.' },
  'too-long': { 'zh-CN': '最多 {most} 个字符。', en: 'At most {most} characters, please.' },
  'too-few': { 'zh-CN': '至少 {least} 项。', en: 'At least {least} entries, please.' },
  'too-many': { 'zh-CN': '最多 {most} 项。', en: 'At most {most} entries, please.' },
  'too-small': { 'zh-CN': '不能小于 {least}。', en: 'This must be at least {least}.' },
  'too-big': { 'zh-CN': '不能大于 {most}。', en: 'This must be at most {most}.' },
  'not-a-multiple': { 'zh-CN': '应为 {divisor} 的倍数。', en: 'This has to be a multiple of {divisor}.' },
  'not-one-of': { 'zh-CN': '只能是以下之一：{values}。', en: 'This has to be one of: {values}.' },
  'not-an-instant': {
    'zh-CN': '应为带时区的时间，例如 2026-01-05T08:00:00+08:00。',
    en: 'This has to be a time with its zone, such as 2026-01-05T08:00:00+08:00.',
  },
  'not-a-date': { 'zh-CN': '应为日期，例如 2026-01-05。', en: 'This has to be a date, such as 2026-01-05.' },
  'not-a-time': { 'zh-CN': '应为时刻，例如 08:30。', en: 'This has to be a time of day, such as 08:30.' },
  'not-a-duration': {
    'zh-CN': '应为 ISO 8601 时长，例如 PT30M。',
    en: 'This has to be an ISO 8601 duration, such as PT30M.',
  },
  'not-an-email': { 'zh-CN': '应为邮箱地址。', en: 'This has to be an e-mail address.' },
  'not-a-url': { 'zh-CN': '应为网址。', en: 'This has to be a web address.' },
  'not-an-id': { 'zh-CN': '这不是有效的编号（id）。', en: 'This is not a valid id.' },
  'wrong-format': { 'zh-CN': '格式不正确。', en: 'The format is not right.' },
  'no-known-shape': {
    'zh-CN': '内容与任何一种允许的形式都不符。',
    en: 'This fits none of the shapes allowed here.',
  },
  'stale-cursor': {
    'zh-CN': '这个翻页位置无效，请从第一页重新开始。',
    en: 'This cursor is not valid for this list; start again at its first page.',
  },
  'not-acceptable': { 'zh-CN': '这个值不能接受。', en: 'This value is not acceptable here.' },
} as const satisfies Record<string, Text>

export type FieldWord = keyof typeof FIELD_WORDS

export const isFieldWord = (code: string): code is FieldWord => Object.hasOwn(FIELD_WORDS, code)

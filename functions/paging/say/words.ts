import { type Language, say, type Text } from '../../kernel/text.ts'
import type { PageWords } from '../page.ts'
import type { Said } from '../pager.ts'

const SEVERAL: Text = {
  'zh-CN': '{title}，另有 {count} 件',
  en: '{title}, and {count} more',
}
const ACKNOWLEDGE: Text = { 'zh-CN': '我来处理', en: 'Acknowledge' }
const OPEN: Text = { 'zh-CN': '查看', en: 'Open' }

/** What a message is called: the gravest page, and how many more there are. */
export function titleOf(said: readonly Said[], language: Language): string {
  const [first, ...others] = said
  const title = first?.words.title ?? ''
  return others.length === 0 ? title : say(SEVERAL, language, { title, count: others.length })
}

export const buttonOf = ({ acknowledgeHref, acknowledgeLabel = ACKNOWLEDGE }: PageWords, language: Language): string =>
  acknowledgeHref === undefined ? OPEN[language] : acknowledgeLabel[language]

export const absolute = (publicUrl: string, href: string): string => new URL(href, publicUrl).href

/** One message as plain text, a paragraph a page; cut to a length in bytes of UTF-8, with `…`, never within a letter. */
export function plainText(said: readonly Said[], publicUrl: string, language: Language, mostBytes: number): string {
  const whole = [
    titleOf(said, language),
    ...said.flatMap(({ words }, nth) => [
      ...(nth === 0 ? [] : [words.title]),
      ...(said.length === 1 ? words.lines : []),
      absolute(publicUrl, words.href),
    ]),
  ].join('\n')
  return withinBytes(whole, mostBytes)
}

export function withinBytes(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text
  let kept = ''
  let bytes = Buffer.byteLength('…')
  for (const letter of text) {
    bytes += Buffer.byteLength(letter)
    if (bytes > most) break
    kept += letter
  }
  return `${kept}…`
}

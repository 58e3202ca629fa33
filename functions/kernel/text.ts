/** The languages every text exists in; the first is the one we fall back to. */
export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** One sentence in every language. `{name}` stands for a value given when it is said. */
export type Text = Readonly<Record<Language, string>>

/** What fills a `{name}` of a text: the same in every language, or a text itself. */
export type Filling = string | number | Text

/**
 * Says a text in a language, with its `{names}` filled in. An unknown name stays visible instead of vanishing. Between
 * Chinese and Latin letters stands a space, as people write: `David Miller 申请`, `陈建国申请`.
 */
export function say(text: Text, language: Language, values: Readonly<Record<string, Filling>> = {}): string {
  return text[language].replace(/\{(\w+)\}/g, (whole, name: string, at: number, sentence: string) => {
    const value = values[name]
    const said = String(typeof value === 'object' ? value[language] : (value ?? whole))
    const space = (before: string | undefined, after: string | undefined) =>
      MEET.test(`${before ?? ''}${after ?? ''}`) ? ' ' : ''
    return space(sentence[at - 1], said[0]) + said + space(said.at(-1), sentence[at + whole.length])
  })
}

/** Words that are at most so long, with `…` where some were cut off; never half of a letter that takes two. */
export const shortened = (words: string, longest = words.length): string =>
  words.length <= longest
    ? words
    : `${words
        .slice(0, longest)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd()}…`

const MEET = /^(?:\p{Script=Han}[A-Za-z]|[A-Za-z]\p{Script=Han})$/u

/** The language a caller asks for by `Accept-Language`; zh-CN when none of ours is wanted. */
export function languageOf(acceptLanguage: string | undefined | null): Language {
  const wanted = (acceptLanguage ?? '')
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().split(';')
      const quality = rest.map((each) => /^\s*q=([\d.]+)/.exec(each)?.[1]).find((each) => each !== undefined)
      return { tag: tag.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter(({ tag, quality }) => /^(zh|en)\b/.test(tag) && quality > 0)
    .sort((a, b) => b.quality - a.quality)
  return wanted[0]?.tag.startsWith('en') ? 'en' : 'zh-CN'
}

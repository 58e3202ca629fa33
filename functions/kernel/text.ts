/** The languages every text exists in; the first is the one we fall back to. */
export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** One sentence in every language. `{name}` stands for a value given when it is said. */
export type Text = Readonly<Record<Language, string>>

/** What fills a `{name}` of a text: the same in every language, or a text itself. */
export type Filling = string | number | Text

/** Says a text in a language, with its `{names}` filled in. An unknown name stays visible instead of vanishing. */
export function say(text: Text, language: Language, values: Readonly<Record<string, Filling>> = {}): string {
  return text[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    return String(typeof value === 'object' ? value[language] : (value ?? whole))
  })
}

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

import i18next, { type i18n } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { LANGUAGES, type Language } from '../../../functions/kernel/text.ts'

/** Texts by name, in groups; `{{name}}` stands for a value. A name that ends in `_other` is chosen by `count`. */
export interface Catalogue {
  readonly [name: string]: string | Catalogue
}

type Plain<Name extends string> = Name extends `${infer Stem}_${'one' | 'other'}` ? Stem : Name

/** Every name in a catalogue: `clock.overdue`. */
export type NameIn<C> = {
  [Name in keyof C & string]: C[Name] extends string ? Plain<Name> : `${Name}.${NameIn<C[Name]>}`
}[keyof C & string]

export type Values = Readonly<Record<string, string | number>>
export type Say<C> = (name: NameIn<C>, values?: Values) => string

export const words: i18n = i18next.createInstance()
void words.use(initReactI18next).init({
  lng: LANGUAGES[0],
  fallbackLng: LANGUAGES[0],
  supportedLngs: LANGUAGES,
  resources: {},
  initAsync: false,
  interpolation: { escapeValue: false },
  react: { useSuspense: false, bindI18nStore: 'added' },
})

export interface Spoken<C> {
  readonly say: Say<C>
  /** Says what a name from outside (a status, an authority) is called; the name itself when nobody gave it a text. */
  readonly name: (group: keyof C & string, name: string) => string
  readonly language: Language
}

/** A room's texts, added to those that can be said. */
export interface RoomWords<C> {
  readonly room: string
  readonly texts: Readonly<Record<Language, Catalogue>> & { readonly 'zh-CN': C }
}

/** Adds a room's texts; {@link useWords} says them. */
export function wordsOf<const C extends Catalogue>(room: string, texts: RoomWords<C>['texts']): RoomWords<C> {
  for (const language of LANGUAGES) words.addResourceBundle(language, room, texts[language], true, true)
  return { room, texts }
}

export function useWords<C extends Catalogue>({ room }: RoomWords<C>): Spoken<C> {
  const { t, i18n } = useTranslation(room)
  const told: (name: string, values: Values) => string = t
  return {
    say: (name, values = {}) => told(name, values),
    name: (group, name) => told(`${group}.${name}`, { defaultValue: name }),
    language: i18n.language as Language,
  }
}

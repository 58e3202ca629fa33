import type { Language } from '../../kernel/text.ts'
import type { UserFields } from './patched-user.ts'

/** What of a person a directory decides. */
export interface PersonWished {
  readonly name: string
  readonly email: string
  readonly language: Language
  readonly active: boolean
}

/** What is to become of somebody: what was sent, else what is; of a new one what follows from the rest. */
export function personWished(sent: UserFields, now: PersonWished | undefined): PersonWished {
  const userName = sent.userName ?? ''
  return {
    name: nameIn(sent) ?? now?.name ?? userName,
    email: (sent.email ?? now?.email ?? userName).trim().toLowerCase(),
    language: languageIn(sent.preferredLanguage) ?? now?.language ?? 'zh-CN',
    active: sent.active ?? now?.active ?? true,
  }
}

/** As it is to be shown, else put together from its parts. */
function nameIn({ displayName, formatted, familyName, givenName }: UserFields): string | undefined {
  const whole = [displayName, formatted].find((each) => each !== undefined && each.trim() !== '')
  return (whole ?? inOrder(familyName, givenName))?.trim().replaceAll(/\s+/g, ' ')
}

/** Chinese names begin with the family's and have no space. */
function inOrder(family = '', given = ''): string | undefined {
  if (family === '' && given === '') return undefined
  return /\p{Script=Han}/u.test(family + given) ? `${family}${given}` : `${given} ${family}`
}

/** `en-US,en;q=0.8` is English. */
function languageIn(preferred: string | undefined): Language | undefined {
  if (preferred === undefined) return undefined
  if (/^en\b/i.test(preferred.trim())) return 'en'
  return /^zh\b/i.test(preferred.trim()) ? 'zh-CN' : undefined
}

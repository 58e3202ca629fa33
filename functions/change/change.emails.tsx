import type { CaseKinds } from '../obligation/index.ts'
import type { Letter } from '../outbox/index.ts'
import { outcomeLetter } from './change.outcome-mail.ts'

/** Mails about changes that are no mails about an obligation, by name. */
export const changeLetters = (_kinds: CaseKinds): Readonly<Record<string, Letter>> => ({
  'change.outcome': outcomeLetter,
})

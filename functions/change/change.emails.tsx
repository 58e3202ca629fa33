import type { Letter } from '../outbox/index.ts'
import { outcomeLetter } from './change.outcome-mail.ts'

/** Mails about changes that are no mails about an obligation, by name. */
export const changeLetters: Readonly<Record<string, Letter>> = { 'change.outcome': outcomeLetter }

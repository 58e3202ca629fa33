import type { Letter } from '../outbox/index.ts'
import { decidedLetter } from './change.decided-mail.ts'
import { outcomeLetter } from './change.outcome-mail.ts'
import { unclearReplyLetter } from './change.unclear-mail.ts'

/** Mails about changes that are no mails about an obligation, by name. */
export const changeLetters: Readonly<Record<string, Letter>> = {
  'change.outcome': outcomeLetter,
  'mail.decided': decidedLetter,
  'mail.unclear-reply': unclearReplyLetter,
}

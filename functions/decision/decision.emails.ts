import type { Letter } from '../outbox/index.ts'
import { decidedLetter } from './decision.decided-mail.ts'
import { unclearReplyLetter } from './decision.unclear-mail.ts'
import type { DecisionKinds } from './decision-kind.ts'

/** Answers to whoever answered by mail, by name. */
export const decisionLetters = (kinds: DecisionKinds): Readonly<Record<string, Letter>> => ({
  'mail.decided': decidedLetter(kinds),
  'mail.unclear-reply': unclearReplyLetter(kinds),
})

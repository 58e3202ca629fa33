export type { ComposedMail, MailContent, MailFact, MailItem, MailLink } from './compose-mail.ts'
export { composeMail } from './compose-mail.ts'
export { ForeignLinkError } from './errors.ts'
export { assumedEnvelopes } from './inbound/assumed-envelope.ts'
export type { DropReason } from './inbound/drop-rules.ts'
export type { ReplyReading, ReplyVerb } from './inbound/read-reply.ts'
export { LARGEST_REPLY_BYTES, readReply } from './inbound/read-reply.ts'
export { NOT_A_REPLY_ADDRESS } from './inbound/reasons.ts'
export { excerptOf, type MailExcerpt } from './mail-excerpt.ts'
export { answerHeaders, outgoingHeaders } from './mail-headers.ts'
export type { MailKind } from './mail-kinds.ts'
export { KIND_LOOKS, REPLY_HINT } from './mail-kinds.ts'
export { parkedMailRoutes } from './parked-mail.routes.ts'
export { findParkedMail, type ParkedMail, parkMail } from './parked-mail.store.ts'
export { oneLine } from './plain-words.ts'
export type { ReplySubject, ReplyToken } from './reply-token.ts'
export {
  isReplyTokenOf,
  makeReplyToken,
  obligationOfReplyToken,
  REPLY_MAILBOX,
  replyAddressOf,
  replyTokenIn,
} from './reply-token.ts'

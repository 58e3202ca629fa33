import { timingSafeEqual } from 'node:crypto'
import type { Id } from '../kernel/ids.ts'
import { isId } from '../kernel/ids.ts'
import type { Secrets } from '../platform/secrets.ts'

/**
 * The address a mail may be answered at says what is answered and who was asked: `reply+<id>.<mac>@domain`.
 *
 * - id: the obligation's, in lower case, so that the receiving side finds its row without an index
 * - mac: 130 of the 256 bits of an HMAC over obligation, addressee, round and purpose
 *
 * Everything is letters and digits in lower case, because servers on the way may fold the case of an address. With
 * `reply+` in front it is 63 octets, and RFC 5321 ends a local part at 64.
 *
 * Nothing is kept: whoever holds the secrets and the obligation's row can make the token again.
 */
export type ReplyToken = string

/** What a reply decides on, and who was asked. All four are under the mac. */
export interface ReplySubject {
  readonly obligation: Id
  /** Person id of the one this mail went to. */
  readonly addressee: Id
  readonly round: number
  /** What the answer means, e.g. `authorise`: an answer to one question is none to another. */
  readonly purpose: string
}

export const REPLY_MAILBOX = 'reply'

const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'
const MAC_LETTERS = 26
const TOKEN_PATTERN = /^([a-z]{3}_[0-9a-z]{26})\.([0-9a-z]{26})$/

export const makeReplyToken = (secrets: Secrets, subject: ReplySubject): ReplyToken =>
  `${subject.obligation.toLowerCase()}.${macOf(secrets, subject)}`

/** Which obligation a token speaks of; says nothing about whether the token is genuine. */
export function obligationOfReplyToken(token: ReplyToken): Id | undefined {
  const written = TOKEN_PATTERN.exec(token.toLowerCase())?.[1]
  if (written === undefined) return undefined
  const id = written.slice(0, 4) + written.slice(4).toUpperCase()
  return isId(id) ? id : undefined
}

/** Whether this is the token of exactly this obligation, addressee, round and purpose. Takes the same time either way. */
export function isReplyTokenOf(secrets: Secrets, token: ReplyToken, subject: ReplySubject): boolean {
  const expected = Buffer.from(makeReplyToken(secrets, subject))
  const given = Buffer.from(token.toLowerCase())
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** The address that goes into `Reply-To`. */
export const replyAddressOf = (token: ReplyToken, mailDomain: string): string =>
  `${REPLY_MAILBOX}+${token}@${mailDomain}`

/** The token in an envelope recipient; nothing when the address is not one of ours or not a reply address. */
export function replyTokenIn(address: string, mailDomain: string): ReplyToken | undefined {
  if (address.length > 320) return undefined
  const folded = address.trim().toLowerCase()
  const at = folded.lastIndexOf('@')
  if (folded.slice(at + 1) !== mailDomain.toLowerCase() || !folded.startsWith(`${REPLY_MAILBOX}+`)) return undefined
  const token = folded.slice(REPLY_MAILBOX.length + 1, at)
  return obligationOfReplyToken(token) === undefined ? undefined : token
}

function macOf(secrets: Secrets, { obligation, addressee, round, purpose }: ReplySubject): string {
  const signed = secrets.sign('reply-token', JSON.stringify([obligation, addressee, round, purpose]))
  const bits = BigInt(`0x${signed.toString('hex')}`)
  return Array.from({ length: MAC_LETTERS }, (_, place) =>
    LETTERS.charAt(Number((bits >> BigInt(251 - 5 * place)) & 31n)),
  ).join('')
}

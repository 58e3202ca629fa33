import { commitEffects, perform } from '../audit-trail/commit-act.ts'
import type { Reason } from '../kernel/refusal.ts'
import { RefusalError } from '../kernel/refusal.ts'
import { say, type Text } from '../kernel/text.ts'
import { NOT_A_REPLY_ADDRESS, parkMail, type ReplyReading, readReply } from '../mail/index.ts'
import { hasLinkExpired } from '../obligation/index.ts'
import type { Effect } from '../platform/effect.ts'
import type { Caller } from '../platform/handler.ts'
import { type InboundMail, MAIL_CHECKS } from '../platform/inbound-mail.ts'
import type { Platform } from '../platform/platform.ts'
import { type Directory, findPersonByEmail, loadDirectory, type Person } from '../responsibility/index.ts'
import { getChangeHead } from './change.store.ts'
import { mayBeAnswered } from './reply/answer-limit.ts'
import { type AskedByMail, findAsked } from './reply/find-asked.ts'
import { mayDecideByReply } from './rules/may-decide-by-reply.ts'
import { decideByLink, notThePersonAsked, replyTooLate } from './rules/reply-reasons.ts'
import { takeStep, type WantedStep } from './take-step.ts'

type Decision = Extract<ReplyReading, { kind: 'decision' }>
type Unclear = Extract<ReplyReading, { kind: 'unclear' }>

/**
 * What became of a mail: `decided` · `repeated`: it was decided before, and the sender is told how · `parked`: unclear,
 * decides nothing, waits for somebody to look at it · `dropped`: from a machine, or too many from one sender.
 */
export type Received = 'decided' | 'repeated' | 'parked' | 'dropped'

/** A mail to Onduty. May be delivered more than once. Throws only when the table cannot answer. */
export async function receiveMail(platform: Platform, mail: InboundMail): Promise<Received> {
  const reading = await readReply(mail, platform)
  if (reading.kind === 'drop') {
    platform.log.count('MailDropped')
    return 'dropped'
  }
  const [asked, directory] = await Promise.all([
    reading.replyToken === undefined ? undefined : findAsked(platform, reading.replyToken),
    loadDirectory(platform.store),
  ])
  if (reading.kind === 'unclear') return park(platform, mail, reading, reading.reason, asked, directory)
  const doubt = await doubtOf(platform, reading, asked, directory)
  if (asked === undefined || doubt !== undefined) {
    return park(platform, mail, reading, doubt ?? NOT_A_REPLY_ADDRESS, asked, directory)
  }
  if (asked.obligation.status !== 'open') return repeat(platform, mail, reading, asked)
  try {
    await decide(platform, reading, asked, directory)
    return 'decided'
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    if (error.reason.code === 'obligation-closed') return repeat(platform, mail, reading, asked)
    return park(platform, mail, reading, error.reason, asked, directory)
  }
}

/** Why a mail that says clearly what it wants decides nothing all the same. */
async function doubtOf(
  platform: Platform,
  { from }: Decision,
  asked: AskedByMail | undefined,
  directory: Directory,
): Promise<Reason | undefined> {
  if (asked === undefined) return NOT_A_REPLY_ADDRESS
  const { obligation, addressee } = asked
  if (directory.people.get(addressee)?.email !== from) return notThePersonAsked
  const head = await getChangeHead(platform.store, obligation.caseId)
  if (!mayDecideByReply(obligation.kind, head)) return decideByLink
  const isTooLate = obligation.status === 'open' && hasLinkExpired(obligation.openedAt, platform.clock.now())
  return isTooLate ? replyTooLate : undefined
}

/** A clear no needs no reason to count; whoever asked for the change should still read that none was given. */
const NO_REASON: Text = { 'zh-CN': '（以邮件回复拒绝，未附说明）', en: '(Rejected by mail, without a comment.)' }

async function decide(
  platform: Platform,
  { verb, comment }: Decision,
  { obligation, addressee }: AskedByMail,
  directory: Directory,
): Promise<void> {
  const language = directory.people.get(addressee)?.language ?? 'zh-CN'
  const caller: Caller = {
    actor: { kind: 'person', id: addressee, from: { door: 'mail-reply' } },
    person: addressee,
    language,
  }
  const wanted: WantedStep =
    verb === 'approve'
      ? { step: 'authorise', ...(comment === '' ? {} : { comment }) }
      : { step: 'reject', comment: comment === '' ? say(NO_REASON, language) : comment }
  const wanting = { id: obligation.caseId, wanted, caller, now: platform.clock.now(), obligation: obligation.id }
  await perform(platform, async () => {
    const { acts, answer } = await takeStep(platform, wanting)
    const told = acts.map((act) => ({ ...act, effects: [...(act.effects ?? []), decidedMail(obligation, addressee)] }))
    return { acts: told, answer }
  })
}

const decidedMail = ({ id, round }: AskedByMail['obligation'], to: string): Effect => ({
  kind: 'mail',
  letter: 'mail.decided',
  to,
  about: { obligation: id, round },
})

/** Decided before, by this mail or another way: whoever wrote is told what is recorded. */
async function repeat(
  platform: Platform,
  mail: InboundMail,
  reading: Decision,
  { obligation, addressee }: AskedByMail,
): Promise<Received> {
  if (!(await mayBeAnswered(platform, senderOf(mail, reading)))) return 'dropped'
  await commitEffects(platform, [decidedMail(obligation, addressee)])
  return 'repeated'
}

async function park(
  platform: Platform,
  mail: InboundMail,
  reading: Decision | Unclear,
  reason: Reason,
  asked: AskedByMail | undefined,
  directory: Directory,
): Promise<Received> {
  if (!(await mayBeAnswered(platform, senderOf(mail, reading)))) return 'dropped'
  const { from, messageId } = reading
  const parked = {
    reason,
    ...(from === undefined ? {} : { from }),
    ...(messageId === undefined ? {} : { messageId: messageId.slice(0, 250) }),
    ...(asked === undefined ? {} : { obligation: asked.obligation.id, case: asked.obligation.caseId }),
  }
  const answered = whoIsAnswered(mail, from, asked, directory)
  const answers = (id: string): Effect[] =>
    answered === undefined
      ? []
      : [{ kind: 'mail', letter: 'mail.unclear-reply', to: answered.id, about: { parked: id } }]
  await perform(platform, () => parkMail(platform, mail, parked, answers))
  platform.log.count('MailParked')
  return 'parked'
}

/**
 * An answer never goes to whoever a mail only claims to be from: it goes to the person the reply address was made for,
 * or to a colleague when every check says that it is really them. Strangers get none.
 */
function whoIsAnswered(
  { verdicts }: InboundMail,
  from: string | undefined,
  asked: AskedByMail | undefined,
  directory: Directory,
): Person | undefined {
  const addressee = directory.people.get(asked?.addressee ?? '')
  if (addressee !== undefined && (from === undefined || from === addressee.email)) return addressee
  const isReally = MAIL_CHECKS.every((check) => verdicts[check] === 'PASS')
  const sender = isReally && from !== undefined ? findPersonByEmail(directory, from) : undefined
  return sender?.active === true ? sender : undefined
}

/** By whom mails are counted: a claimed address counts for itself, so that nobody uses up somebody else's. */
function senderOf({ envelope, verdicts }: InboundMail, { from }: Decision | Unclear): string {
  const isReally = MAIL_CHECKS.every((check) => verdicts[check] === 'PASS')
  return isReally && from !== undefined ? from : `unchecked ${from ?? envelope.mailFrom.toLowerCase()}`
}

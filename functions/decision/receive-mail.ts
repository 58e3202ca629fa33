import { commitEffects, perform } from '../audit-trail/commit-act.ts'
import { prefixOf } from '../kernel/ids.ts'
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
import type { DecisionKind, DecisionKinds } from './decision-kind.ts'
import { mayBeAnswered } from './reply/answer-limit.ts'
import { type AskedByMail, findAsked } from './reply/find-asked.ts'
import { decideByLink, notThePersonAsked, replyTooLate } from './rules/reply-reasons.ts'

type Decision = Extract<ReplyReading, { kind: 'decision' }>
type Unclear = Extract<ReplyReading, { kind: 'unclear' }>

/**
 * What became of a mail: `decided` · `repeated`: it was decided before, and the sender is told how · `parked`: unclear,
 * decides nothing, waits for somebody to look at it · `dropped`: from a machine, or too many from one sender.
 */
export type Received = 'decided' | 'repeated' | 'parked' | 'dropped'

/** A mail to Onduty. May be delivered more than once. Throws only when the table cannot answer. */
export const receiveMail =
  (kinds: DecisionKinds) =>
  async (platform: Platform, mail: InboundMail): Promise<Received> => {
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
    const kind = asked === undefined ? undefined : kinds.get(prefixOf(asked.obligation.caseId))
    if (asked === undefined || kind === undefined) {
      return park(platform, mail, reading, NOT_A_REPLY_ADDRESS, asked, directory)
    }
    const doubt = await doubtOf(platform, kind, reading, asked, directory)
    if (doubt !== undefined) return park(platform, mail, reading, doubt, asked, directory)
    if (asked.obligation.status !== 'open') return repeat(platform, mail, reading, asked)
    try {
      await decide(platform, kind, reading, asked, directory)
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
  kind: DecisionKind,
  { from }: Decision,
  { obligation, addressee }: AskedByMail,
  directory: Directory,
): Promise<Reason | undefined> {
  const person = directory.people.get(addressee)
  if (person?.email !== from) return notThePersonAsked
  const now = platform.clock.now()
  const matter = await kind.look(platform, { obligation, person: addressee, language: person.language, now })
  // Whoever may not see it any more is told so by the step itself.
  if (matter?.mayReply === false) return decideByLink
  return obligation.status === 'open' && hasLinkExpired(obligation.openedAt, now) ? replyTooLate : undefined
}

/** A clear no needs no reason to count; whoever asked should still read that none was given. */
const NO_REASON: Text = { 'zh-CN': '（以邮件回复拒绝，未附说明）', en: '(Rejected by mail, without a comment.)' }

async function decide(
  platform: Platform,
  kind: DecisionKind,
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
  const said = { comment: verb === 'reject' && comment === '' ? say(NO_REASON, language) : comment }
  const given = { obligation, choice: kind.byReply[verb], said, caller, now: platform.clock.now() }
  await perform(platform, async () => {
    const { acts, answer } = await kind.decide(platform, given)
    const told = acts.map((act, nth) =>
      nth === 0 ? { ...act, effects: [...(act.effects ?? []), decidedMail(obligation, addressee)] } : act,
    )
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

import { type Id, prefixOf } from '../kernel/ids.ts'
import type { JsonObject } from '../kernel/json.ts'
import { say, type Text } from '../kernel/text.ts'
import {
  answerHeaders,
  composeMail,
  findParkedMail,
  makeReplyToken,
  REPLY_HINT,
  replyAddressOf,
} from '../mail/index.ts'
import { getObligation, type Obligation } from '../obligation/index.ts'
import type { Letter } from '../outbox/index.ts'
import { decisionLink } from '../platform/decision-link.ts'
import type { Platform } from '../platform/platform.ts'
import { loadDirectory, type Person } from '../responsibility/index.ts'
import type { DecisionKinds, Matter } from './decision-kind.ts'

type Sender = Omit<Platform, 'kick'>

const UNCLEAR = {
  subject: { 'zh-CN': '【您的回复没有生效】{name}', en: '[Your answer was not recorded] {name}' },
  heading: { 'zh-CN': '您的回复没有生效', en: 'Your answer was not recorded' },
  nothing: { 'zh-CN': '这封回复没有作出任何决定。原因：{reason}', en: 'Your reply did not decide anything. {reason}' },
  toDecide: {
    'zh-CN': '这件事仍在等您决定，请打开下面的页面处理。',
    en: 'It is still waiting for you. Please open the page below.',
  },
  page: { 'zh-CN': '打开页面并决定', en: 'Open the page and decide' },
  portal: { 'zh-CN': '打开门户', en: 'Open the portal' },
  something: { 'zh-CN': '您来信所说的事', en: 'what you wrote about' },
  footer: {
    'zh-CN': '您收到本邮件，是因为我们收到了您的回复。如果您没有回复过，请忽略，并告知 IT 部门。',
    en: 'You get this mail because we received an answer of yours. If you did not write one, please tell the IT department.',
  },
} as const satisfies Readonly<Record<string, Text>>

/** A mail could not be taken as a decision: says why, and what to do. */
export const unclearReplyLetter =
  (kinds: DecisionKinds): Letter =>
  async (platform, { to, about }) => {
    const { parked: id } = about as JsonObject & { parked: Id }
    const [parked, directory] = await Promise.all([findParkedMail(platform.store, id), loadDirectory(platform.store)])
    const person = directory.people.get(to)
    if (parked === undefined || person?.active !== true) return undefined
    const { language } = person
    const asked =
      parked.obligation === undefined ? undefined : await findAskedOf(platform, kinds, parked.obligation, person)
    const { code, text, values } = parked.reason
    const isOpen = asked?.obligation.status === 'open'
    const mayReply = isOpen && asked.matter.mayReply && isMendable(code)
    const composed = composeMail({
      language,
      kind: 'notice',
      origin: platform.publicUrl,
      subject: say(UNCLEAR.subject, language, { name: asked?.matter.name ?? UNCLEAR.something }),
      heading: UNCLEAR.heading[language],
      lead: [
        say(UNCLEAR.nothing, language, { reason: say(text, language, values) }),
        ...(isOpen ? [UNCLEAR.toDecide[language]] : []),
      ],
      action: actionOf(platform, person, asked),
      ...(mayReply ? { replyHint: REPLY_HINT[language] } : {}),
      footer: UNCLEAR.footer[language],
    })
    return {
      to: { name: person.name, address: person.email },
      ...composed,
      ...(mayReply ? { replyTo: replyAddress(platform, asked.obligation, to) } : {}),
      headers: answerHeaders(parked.messageId),
    }
  }

/** Reasons that another answer, written differently, can mend. */
const isMendable = (code: string): boolean =>
  ['first-line-unclear', 'nothing-written', 'parts-disagree', 'mail-too-large', 'unreadable-mail'].includes(code)

interface Asked {
  readonly obligation: Obligation
  readonly matter: Matter
}

/** Only for whoever was asked: nobody else learns what it was about. */
async function findAskedOf(
  { store, clock }: Sender,
  kinds: DecisionKinds,
  id: Id,
  { id: person, language }: Person,
): Promise<Asked | undefined> {
  const obligation = await getObligation(store, id)
  if (!obligation.asked.includes(person)) return undefined
  const kind = kinds.get(prefixOf(obligation.caseId))
  const matter = await kind?.look({ store }, { obligation, person, language, now: clock.now() })
  return matter === undefined ? undefined : { obligation, matter }
}

function actionOf(platform: Sender, { id, language }: Person, asked: Asked | undefined) {
  if (asked === undefined) return { label: UNCLEAR.portal[language], href: '/' }
  const { obligation, matter } = asked
  if (obligation.status !== 'open') return { label: UNCLEAR.portal[language], href: matter.portal }
  const subject = { obligation: obligation.id, addressee: id, round: obligation.round }
  return { label: UNCLEAR.page[language], href: decisionLink(platform, subject) }
}

function replyAddress({ secrets, mailDomain }: Sender, { id, round, kind }: Obligation, addressee: Id): string {
  return replyAddressOf(makeReplyToken(secrets, { obligation: id, addressee, round, purpose: kind }), mailDomain)
}

import {
  composeMail,
  type MailContent,
  makeReplyToken,
  outgoingHeaders,
  REPLY_HINT,
  replyAddressOf,
} from '../mail/index.ts'
import { type ComposedLetter, type Letter, SUMMARY } from '../outbox/index.ts'
import type { Platform } from '../platform/platform.ts'
import type { CaseKinds } from './case-kind.ts'
import { begins, hrefFor, whatNext } from './obligation.mail-frame.ts'
import { because, OCCASIONS, type Occasion, onOccasion, sayings, subjectOf } from './obligation.mail-occasions.ts'
import { findTold, type Told } from './obligation.mail-told.ts'
import { summaryLetter } from './obligation.summary-mail.ts'

type Sender = Omit<Platform, 'kick'>

/** Every mail about an obligation, by name. What it says, and whether it is still worth sending, is found out then. */
export function obligationLetters(kinds: CaseKinds): Readonly<Record<string, Letter>> {
  const letters = Object.fromEntries(
    Object.entries(OCCASIONS).map(([name, occasion]) => [`obligation.${name}`, letterOf(kinds, occasion)]),
  )
  return { ...letters, [SUMMARY]: summaryLetter(kinds, letters) }
}

const letterOf =
  (kinds: CaseKinds, occasion: Occasion): Letter =>
  async (platform, asked) => {
    const told = await findTold(platform, kinds, asked)
    if (told === undefined || !occasion.isTrue(told)) return undefined
    return letterTo(platform, occasion, onOccasion(occasion, told))
  }

/** Name, address, headers of the case's thread; the words are one's own. */
function letterTo(platform: Sender, occasion: Occasion, told: Told): ComposedLetter {
  const { person, obligation } = told
  const { mailDomain } = platform
  return {
    to: { name: person.name, address: person.email },
    ...(mayReply(platform, occasion, told) ? { replyTo: replyAddress(platform, told) } : {}),
    ...composeMail(wordsOf(platform, occasion, told)),
    headers: outgoingHeaders({ thread: obligation.caseId, mailDomain }),
  }
}

const mayReply = ({ isSendOnly }: Sender, { isTheirs }: Occasion, { description }: Told): boolean =>
  isTheirs && description.action.mayReply === true && isSendOnly !== true

function replyAddress({ secrets, mailDomain }: Sender, { person, obligation }: Told): string {
  const { id, round, kind } = obligation
  return replyAddressOf(
    makeReplyToken(secrets, { obligation: id, addressee: person.id, round, purpose: kind }),
    mailDomain,
  )
}

function wordsOf(platform: Sender, occasion: Occasion, told: Told): MailContent {
  const { language, description } = told
  const { isTheirs, isOffer } = occasion
  const next = isTheirs && isOffer !== true ? [whatNext(told)] : []
  const subject = subjectOf(occasion, told)
  const wanted = `${begins(description.wanted, language)}${language === 'en' ? ': ' : '：'}`
  return {
    language,
    kind: occasion.mail,
    origin: platform.publicUrl,
    subject,
    // Whoever is only told is asked for nothing.
    heading: isTheirs ? `${wanted}${description.name}` : description.name,
    lead: [...sayings(occasion, told), ...(isTheirs ? description.lead : []), ...next],
    facts: description.facts,
    action: { label: description.action.label, href: hrefFor(platform, told) },
    ...(mayReply(platform, occasion, told) ? { replyHint: REPLY_HINT[language] } : {}),
    footer: because(occasion, told),
  }
}

import type { Language } from '../kernel/text.ts'
import type { MailKind } from './mail-kinds.ts'
import { mailPage } from './mail-layout.emails.tsx'
import { mailText } from './mail-text.ts'
import { ownLink } from './own-link.ts'
import { oneLine, paragraph } from './plain-words.ts'

/** The words of one mail, as a room says them. Anything in it may be what somebody typed. */
export interface MailContent {
  readonly language: Language
  readonly kind: MailKind
  /** PUBLIC_URL. Every link of the mail leads there; a path alone is resolved against it. */
  readonly origin: string
  readonly subject: string
  /** The one sentence to read. */
  readonly heading: string
  readonly lead: readonly string[]
  /** What to know for the decision, in order of weight. Values may have several lines. */
  readonly facts?: readonly MailFact[]
  /** Several things in one mail (`summary`). */
  readonly items?: readonly MailItem[]
  readonly action?: MailLink
  /** See `REPLY_HINT`. */
  readonly replyHint?: string
  /** Why this person gets this mail. */
  readonly footer: string
}

export type MailFact = readonly [label: string, value: string]
export interface MailItem {
  readonly title: string
  readonly detail?: string
  readonly href?: string
}
export interface MailLink {
  readonly label: string
  readonly href: string
}

export interface ComposedMail {
  readonly subject: string
  readonly text: string
  readonly html: string
}

const MOST_FACTS = 20
const MOST_ITEMS = 50

/**
 * One mail as HTML and as plain text, from the same words. Long values are cut with `…`: the page behind the link has
 * them whole. Throws {@link ForeignLinkError} for a link that leads away from `origin`.
 */
export function composeMail(content: MailContent): ComposedMail {
  const words = cleaned(content)
  return { subject: words.subject, text: mailText(words), html: mailPage(words) }
}

function cleaned(content: MailContent): MailContent {
  const { action, replyHint } = content
  return {
    language: content.language,
    kind: content.kind,
    origin: content.origin,
    subject: oneLine(content.subject, 150),
    heading: oneLine(content.heading, 200),
    lead: content.lead.map((each) => paragraph(each, 1000)).filter((each) => each !== ''),
    facts: (content.facts ?? [])
      .slice(0, MOST_FACTS)
      .map(([label, value]) => [oneLine(label, 60), paragraph(value, 600)] as const)
      .filter(([, value]) => value !== ''),
    items: (content.items ?? []).slice(0, MOST_ITEMS).map((item) => ({
      title: oneLine(item.title, 200),
      ...(item.detail ? { detail: oneLine(item.detail, 200) } : {}),
      ...(item.href ? { href: ownLink(item.href, content.origin) } : {}),
    })),
    ...(action ? { action: { label: oneLine(action.label, 60), href: ownLink(action.href, content.origin) } } : {}),
    ...(replyHint ? { replyHint: paragraph(replyHint, 400) } : {}),
    footer: paragraph(content.footer, 400),
  }
}

import { formatInstant } from '../calendar/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { JsonObject } from '../kernel/json.ts'
import { say, type Text } from '../kernel/text.ts'
import { composeMail, outgoingHeaders } from '../mail/index.ts'
import { personRefIn } from '../obligation/index.ts'
import type { Letter } from '../outbox/index.ts'
import { loadDirectory } from '../responsibility/index.ts'
import { leadValues, mailFacts, nameOfEntitlement, portalPath } from './entitlement.description.ts'
import type { Fact } from './entitlement.facts.ts'
import { OUTCOMES } from './entitlement.outcomes.ts'
import { getEntitlement } from './entitlement.store.ts'
import { whatIsKnown } from './what-is-known.ts'

const SAID: Text = { 'zh-CN': '说明：\n{comment}', en: 'Comment:\n{comment}' }
const ACTION: Text = { 'zh-CN': '查看权限', en: 'See the entitlement' }
const BECAUSE: Readonly<Record<'person' | 'requester' | 'other', Text>> = {
  person: { 'zh-CN': '您收到本邮件，是因为这是您的权限。', en: 'You get this mail because this right is yours.' },
  requester: {
    'zh-CN': '您收到本邮件，是因为您提出了申请。',
    en: 'You get this mail because you asked for this right.',
  },
  other: {
    'zh-CN': '您收到本邮件，是因为您审批或管理这项权限，或曾负责其中一步。',
    en: 'You get this mail because it is yours to decide on this right or to oversee it, or a step of it was.',
  },
}

/** What has to be known of it, where the outcome is something new to its reader. */
const FACTS_OF: Readonly<Record<string, readonly Fact[]>> = {
  taken: ['right', 'person', 'position', 'reason', 'until', 'risk', 'conflicts'],
  granted: ['right', 'person', 'position', 'requester', 'reason', 'until', 'risk', 'account', 'mitigation'],
}

/** How a step of an entitlement ended, for those whom it concerns. */
const outcomeLetter: Letter = async ({ store, clock, publicUrl, mailDomain }, { to, about }) => {
  const { entitlement: id, outcome } = about as JsonObject & { entitlement: Id; outcome: string }
  const [whole, directory] = await Promise.all([getEntitlement(store, id), loadDirectory(store)])
  const person = directory.people.get(to)
  const words = OUTCOMES[outcome]
  const entry = whole.story.findLast(({ did }) => did === words?.did)
  if (words === undefined || entry === undefined || person?.active !== true) return undefined
  const { head } = whole
  const { language } = person
  const now = clock.now()
  const at = (instant: string) => formatInstant(instant, directory.department.calendar.timeZone, language, now)
  const name = nameOfEntitlement(head, language)
  const comment = entry.personal?.comment?.value
  const by = entry.by.kind === 'system' ? 'Onduty' : personRefIn(directory, entry.by.id).name
  const values = { ...leadValues(head, { directory, language }), by, at: at(entry.at), until: at(head.until) }
  const composed = composeMail({
    language,
    kind: words.mail,
    origin: publicUrl,
    subject: say(words.subject, language, { name }),
    heading: name,
    lead: [say(words.says, language, values), ...(comment === undefined ? [] : [say(SAID, language, { comment })])],
    facts: mailFacts(FACTS_OF[outcome] ?? [], head, await whatIsKnown(store, whole, now), { directory, language, now }),
    action: { label: ACTION[language], href: portalPath(head.id) },
    footer: BECAUSE[to === head.person ? 'person' : to === head.requester ? 'requester' : 'other'][language],
  })
  const headers = outgoingHeaders({ thread: head.id, mailDomain })
  return { to: { name: person.name, address: person.email }, ...composed, headers }
}

export const entitlementLetters: Readonly<Record<string, Letter>> = { 'entitlement.outcome': outcomeLetter }

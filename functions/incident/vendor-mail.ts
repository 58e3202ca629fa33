import { formatInstantAbroad } from '../calendar/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { JsonObject } from '../kernel/json.ts'
import { say, type Text } from '../kernel/text.ts'
import { composeMail, outgoingHeaders } from '../mail/index.ts'
import type { Letter } from '../outbox/index.ts'
import { loadDirectory } from '../responsibility/index.ts'
import { SEVERITY_NAMES } from './incident.facts.ts'
import { getIncident } from './incident.store.ts'
import { isOver } from './incident.ts'
import { partiesIn } from './party.store.ts'
import { isSettledParty } from './party.ts'
import { findVendor } from './vendor.store.ts'
import { vendorLink } from './vendor-link.ts'

/** What a vendor’s contact is written: what is asked, by when, and where to answer without an account. */
export const vendorLetter: Letter = async (platform, { about }) => {
  const asked = about as JsonObject & { incident: Id; vendor: Id; party: number; contact: number }
  const { store, publicUrl, mailDomain } = platform
  const [{ head, rows }, vendor, directory] = await Promise.all([
    getIncident(store, asked.incident),
    findVendor(store, asked.vendor),
    loadDirectory(store),
  ])
  const party = partiesIn(rows).find(({ nth }) => nth === asked.party)
  const contact = vendor?.contacts[asked.contact]
  if (isOver(head) || party === undefined || contact === undefined || isSettledParty(party)) return undefined
  const { language } = contact
  const { calendar, name } = directory.department
  const by = formatInstantAbroad(party.answerBy, calendar.timeZone, language, platform.clock.now())
  const composed = composeMail({
    language,
    kind: 'invitation',
    origin: publicUrl,
    subject: say(SUBJECT, language, { number: head.number, title: head.title }),
    heading: head.title,
    lead: [say(LEAD, language, { name: contact.name, department: name[language], by })],
    facts: [
      [TASK[language], party.task],
      [SEVERITY[language], SEVERITY_NAMES[head.severity][language]],
      [BY[language], by],
    ],
    action: {
      label: ACTION[language],
      href: vendorLink(platform, {
        ...{ incident: head.id, party: party.nth, contact: contact.email, round: party.round },
      }),
    },
    footer: FOOTER[language],
  })
  return {
    to: { name: contact.name, address: contact.email },
    ...composed,
    headers: outgoingHeaders({ thread: head.id, mailDomain }),
  }
}

const SUBJECT: Text = { 'zh-CN': '【请协助】{number} {title}', en: '[Help needed] {number} {title}' }
const LEAD: Text = {
  'zh-CN': '{name}，您好：{department}正在处理一起故障，需要贵司协助。请在 {by} 前打开下面的页面回复，不需要账号。',
  en: 'Dear {name}, {department} is working on an incident and needs your help. Please answer on the page below by {by}; you need no account.',
}
const TASK: Text = { 'zh-CN': '请您处理', en: 'What is asked' }
const SEVERITY: Text = { 'zh-CN': '级别', en: 'Severity' }
const BY: Text = { 'zh-CN': '回复时限', en: 'Answer by' }
const ACTION: Text = { 'zh-CN': '回复处理情况', en: 'Answer' }
const FOOTER: Text = {
  'zh-CN': '您收到本邮件，是因为贵司将您登记为故障联系人。链接只对这一项任务有效，请勿转发；故障结束后失效。',
  en: 'You get this mail because you are your company’s contact for incidents. The link is for this task only; please do not pass it on. It ends with the incident.',
}

import type { Id } from '../kernel/ids.ts'
import type { JsonObject } from '../kernel/json.ts'
import { say, type Text } from '../kernel/text.ts'
import { composeMail, outgoingHeaders } from '../mail/index.ts'
import { getObligation, type Obligation, personRefIn } from '../obligation/index.ts'
import type { Letter } from '../outbox/index.ts'
import { type Directory, loadDirectory, type Person } from '../responsibility/index.ts'
import { nameOfChange, portalPath } from './change.description.ts'
import { atIn, commentOf } from './change.facts.ts'
import { getChange, type WholeChange } from './change.store.ts'
import { BY_YOU, EXPLANATIONS, RECORDED } from './pages/decision-words.ts'
import { STATUS_NAMES } from './rules/status-names.ts'
import { whatALinkShows } from './rules/what-a-link-shows.ts'

const DECIDED = {
  subject: { 'zh-CN': '【决定已记录】{name}', en: '[Recorded] {name}' },
  closed: { 'zh-CN': '【已不需要决定】{name}', en: '[Nothing left to decide] {name}' },
  comment: { 'zh-CN': '说明：\n{comment}', en: 'Comment:\n{comment}' },
  stays: {
    'zh-CN': '这就是已记录的结果，再次回复不会改变它。如果不是您本人的决定，请立即联系 IT 部门。',
    en: 'This is what is recorded; answering again does not change it. If this was not your decision, tell the IT department at once.',
  },
  action: { 'zh-CN': '查看变更', en: 'See the change' },
  footer: {
    'zh-CN': '您收到本邮件，是因为我们收到了您的回复。',
    en: 'You get this mail because we received your answer.',
  },
} as const satisfies Readonly<Record<string, Text>>

/** What is recorded, for somebody who answered by mail: now, or long ago. */
export const decidedLetter: Letter = async (platform, { to, about }) => {
  const { obligation: id } = about as JsonObject & { obligation: Id }
  const [obligation, directory] = await Promise.all([getObligation(platform.store, id), loadDirectory(platform.store)])
  const person = directory.people.get(to)
  if (person?.active !== true || obligation.status === 'open') return undefined
  const whole = await getChange(platform.store, obligation.caseId)
  const { language } = person
  const words = wordsOfOutcome(obligation, whole, person, directory, platform.clock.now())
  const composed = composeMail({
    language,
    kind: 'outcome',
    origin: platform.publicUrl,
    subject: say(words.subject, language, { name: nameOfChange(whole.head) }),
    heading: nameOfChange(whole.head),
    lead: words.lead,
    action: { label: DECIDED.action[language], href: portalPath(whole.head.id) },
    footer: DECIDED.footer[language],
  })
  const headers = outgoingHeaders({ thread: whole.head.id, mailDomain: platform.mailDomain })
  return { to: { name: person.name, address: person.email }, ...composed, headers }
}

function wordsOfOutcome(
  obligation: Obligation,
  { head, story }: WholeChange,
  { id, language }: Person,
  directory: Directory,
  now: string,
): { subject: Text; lead: string[] } {
  const link = whatALinkShows(obligation, head, story, now)
  if (link.shows !== 'recorded') {
    const { text } = EXPLANATIONS[link.shows === 'edited' ? 'edited' : 'over']
    return { subject: DECIDED.closed, lead: [say(text, language, { status: STATUS_NAMES[head.status] })] }
  }
  const { did, by, at } = link.entry
  const comment = commentOf(link.entry)
  const who = by.id === id ? BY_YOU[language] : personRefIn(directory, by.id).name
  const recorded = say(RECORDED[did] ?? DECIDED.subject, language, {
    by: who,
    at: atIn({ directory, language, now }, at),
  })
  const said = comment === undefined ? [] : [say(DECIDED.comment, language, { comment })]
  return { subject: DECIDED.subject, lead: [recorded, ...said, DECIDED.stays[language]] }
}

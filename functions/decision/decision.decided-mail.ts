import { formatInstant } from '../calendar/index.ts'
import { type Id, prefixOf } from '../kernel/ids.ts'
import type { JsonObject } from '../kernel/json.ts'
import { say, type Text } from '../kernel/text.ts'
import { composeMail, outgoingHeaders } from '../mail/index.ts'
import { getObligation } from '../obligation/index.ts'
import type { Letter } from '../outbox/index.ts'
import { loadDirectory, type Person } from '../responsibility/index.ts'
import type { DecisionKinds, Matter } from './decision-kind.ts'
import { byWhom, EXPLANATIONS } from './pages/decision-words.ts'

const DECIDED = {
  subject: { 'zh-CN': '【决定已记录】{name}', en: '[Recorded] {name}' },
  closed: { 'zh-CN': '【已不需要决定】{name}', en: '[Nothing left to decide] {name}' },
  comment: { 'zh-CN': '说明：\n{comment}', en: 'Comment:\n{comment}' },
  stays: {
    'zh-CN': '这就是已记录的结果，再次回复不会改变它。如果不是您本人的决定，请立即联系 IT 部门。',
    en: 'This is what is recorded; answering again does not change it. If this was not your decision, tell the IT department at once.',
  },
  footer: {
    'zh-CN': '您收到本邮件，是因为我们收到了您的回复。',
    en: 'You get this mail because we received your answer.',
  },
} as const satisfies Readonly<Record<string, Text>>

/** What is recorded, for somebody who answered by mail: now, or long ago. */
export const decidedLetter =
  (kinds: DecisionKinds): Letter =>
  async (platform, { to, about }) => {
    const { obligation: id } = about as JsonObject & { obligation: Id }
    const [obligation, directory] = await Promise.all([
      getObligation(platform.store, id),
      loadDirectory(platform.store),
    ])
    const person = directory.people.get(to)
    if (person?.active !== true || obligation.status === 'open') return undefined
    const { language } = person
    const now = platform.clock.now()
    const kind = kinds.get(prefixOf(obligation.caseId))
    const matter = await kind?.look(platform, { obligation, person: to, language, now })
    if (matter === undefined) return undefined
    const words = wordsOfOutcome(matter, person, now)
    const composed = composeMail({
      language,
      kind: 'outcome',
      origin: platform.publicUrl,
      subject: say(words.subject, language, { name: matter.name }),
      heading: matter.name,
      lead: words.lead,
      action: { label: matter.see, href: matter.portal },
      footer: DECIDED.footer[language],
    })
    const headers = outgoingHeaders({ thread: obligation.caseId, mailDomain: platform.mailDomain })
    return { to: { name: person.name, address: person.email }, ...composed, headers }
  }

function wordsOfOutcome(
  { shows, recorded, over, directory }: Matter,
  { id, language }: Person,
  now: string,
): { subject: Text; lead: string[] } {
  if (shows.shows !== 'recorded') {
    return { subject: DECIDED.closed, lead: [shows.shows === 'edited' ? EXPLANATIONS.edited.text[language] : over] }
  }
  const { by, at, personal } = shows.entry
  const comment = personal?.comment?.value
  const outcome = say(recorded ?? DECIDED.subject, language, {
    by: byWhom(directory, by, id, language),
    at: formatInstant(at, directory.department.calendar.timeZone, language, now),
  })
  const said = comment === undefined ? [] : [say(DECIDED.comment, language, { comment })]
  return { subject: DECIDED.subject, lead: [outcome, ...said, DECIDED.stays[language]] }
}

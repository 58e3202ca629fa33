import { findHead } from '../audit-trail/index.ts'
import { formatInstant } from '../calendar/index.ts'
import type { Id } from '../kernel/ids.ts'
import { say, type Text } from '../kernel/text.ts'
import { composeMail, outgoingHeaders } from '../mail/index.ts'
import type { Letter } from '../outbox/index.ts'
import { loadDirectory } from '../responsibility/index.ts'
import type { DrillHead } from './drill.ts'
import { ANNOUNCED } from './drill-acts.ts'

const WORDS = {
  subject: { 'zh-CN': '【演练预告】{name}', en: '[Drill ahead] {name}' },
  lead: {
    'zh-CN': '{at}将演练预案“{name}”，您参加。届时会像真实故障一样通知您，每条消息都标明是演练。',
    en: 'The plan “{name}” is drilled on {at}, and you take part. You will be paged as in a real incident; every message says that it is a drill.',
  },
  still: { 'zh-CN': '时间如有变动，会再通知您。', en: 'You will hear again if the time changes.' },
  action: { 'zh-CN': '查看演练', en: 'Open the drill' },
  footer: {
    'zh-CN': '您收到这封邮件，是因为您参加这次演练。',
    en: 'You get this mail because you take part in this drill.',
  },
} as const satisfies Readonly<Record<string, Text>>

/** Whoever takes part knows ahead. Arranged otherwise meanwhile: it says nothing that is true. */
const announced: Letter = async ({ store, clock, publicUrl, mailDomain }, { to, about }) => {
  const [head, directory] = await Promise.all([findHead(store, about.drill as Id), loadDirectory(store)])
  const drill = head as unknown as DrillHead | undefined
  const person = directory.people.get(to)
  if (drill?.stage !== 'wait' || drill.at !== about.at || !drill.participants.includes(to)) return undefined
  if (person?.active !== true) return undefined
  const { language } = person
  const at = formatInstant(drill.at as string, directory.department.calendar.timeZone, language, clock.now())
  const values = { name: drill.title, at }
  const composed = composeMail({
    ...{ language, kind: 'outcome', origin: publicUrl },
    subject: say(WORDS.subject, language, values),
    heading: drill.title[language],
    lead: [say(WORDS.lead, language, values), WORDS.still[language]],
    action: { label: WORDS.action[language], href: `/emergency-drills/${drill.id}` },
    footer: WORDS.footer[language],
  })
  return {
    to: { name: person.name, address: person.email },
    ...composed,
    headers: outgoingHeaders({ thread: drill.id, mailDomain }),
  }
}

export const drillLetters: Readonly<Record<string, Letter>> = { [ANNOUNCED]: announced }

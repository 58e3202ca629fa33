import type { Id } from '../kernel/ids.ts'
import type { JsonObject } from '../kernel/json.ts'
import { say, type Text } from '../kernel/text.ts'
import { composeMail, outgoingHeaders } from '../mail/index.ts'
import type { Letter } from '../outbox/index.ts'
import { loadDirectory } from '../responsibility/index.ts'
import { nameOfIncident } from './incident.facts.ts'
import { findIncident, survivorOf } from './incident.store.ts'

const SUBJECT: Text = { 'zh-CN': '【已并入 {number}】{name}', en: '[Goes on as {number}] {name}' }
const SAYS: Text = {
  'zh-CN': '您报告的故障与“{other}”是同一个问题，已并入一起处理。您不必再次报告。',
  en: 'What you reported is the same trouble as “{other}”, and is worked on under that number. You need not report it again.',
}
const ACTION: Text = { 'zh-CN': '查看您报告的故障', en: 'See what you reported' }
const BECAUSE: Text = {
  'zh-CN': '您收到本邮件，是因为您报告了这起故障。',
  en: 'You get this mail because you reported this incident.',
}

/** Whoever raised an incident hears as what it goes on. */
export const mergedLetter: Letter = async ({ store, publicUrl, mailDomain }, { to, about }) => {
  const { incident } = about as JsonObject & { incident: Id }
  const [head, into, directory] = await Promise.all([
    findIncident(store, incident),
    survivorOf(store, incident),
    loadDirectory(store),
  ])
  const person = directory.people.get(to)
  if (head?.status !== 'merged' || into === undefined || person?.active !== true) return undefined
  const { language } = person
  const name = nameOfIncident(head, language)
  const composed = composeMail({
    language,
    kind: 'outcome',
    origin: publicUrl,
    subject: say(SUBJECT, language, { number: into.number, name }),
    heading: name,
    lead: [say(SAYS, language, { other: nameOfIncident(into, language) })],
    action: { label: ACTION[language], href: `/incidents/${head.id}` },
    footer: BECAUSE[language],
  })
  return {
    to: { name: person.name, address: person.email },
    ...composed,
    headers: outgoingHeaders({ thread: head.id, mailDomain }),
  }
}

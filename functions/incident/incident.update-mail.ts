import { formatInstant } from '../calendar/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { JsonObject } from '../kernel/json.ts'
import { type Language, say, shortened } from '../kernel/text.ts'
import { composeMail, type MailFact, outgoingHeaders } from '../mail/index.ts'
import type { Reader, SummedUp } from '../obligation/index.ts'
import type { Letter } from '../outbox/index.ts'
import type { Store } from '../platform/store.ts'
import { type Directory, loadDirectory, worksInIt } from '../responsibility/index.ts'
import { nameOfIncident, SEVERITY_NAMES } from './incident.facts.ts'
import { findIncident, getIncident, type WholeIncident } from './incident.store.ts'
import { UPDATE_WORDS as WORDS } from './incident.update-words.ts'
import { STATUS_NAMES } from './incident.words.ts'
import { openOf } from './steps/step.ts'
import type { Telling } from './tell-by-mail.ts'

interface About {
  readonly incident: Id
  readonly telling: Telling
  /** The entry of the story that has the words. */
  readonly seq?: number
}

/** What somebody is told of an incident: written by a person, or said by Onduty in plain words. */
export const updateLetter: Letter = async ({ store, publicUrl, mailDomain, clock }, { to, about }) => {
  const asked = about as JsonObject & About
  const [whole, directory] = await Promise.all([getIncident(store, asked.incident), loadDirectory(store)])
  const person = directory.people.get(to)
  if (person?.active !== true) return undefined
  const { language } = person
  const now = clock.now()
  const lead = wordsOf(whole, asked, directory, language)
  if (lead === undefined) return undefined
  const { head } = whole
  const name = nameOfIncident(head, language)
  const isStaff = worksInIt(directory, to, now)
  const composed = composeMail({
    language,
    kind: asked.telling === 'resolved' ? 'success' : 'notice',
    origin: publicUrl,
    subject: say(WORDS.subject[asked.telling], language, { name }),
    heading: name,
    lead,
    facts: factsFor(whole, asked.telling, directory, language, now),
    action: isStaff
      ? { label: WORDS.openIncident[language], href: `/incidents/${head.id}` }
      : { label: WORDS.openStatus[language], href: '/status' },
    footer: WORDS.footer[language],
  })
  return {
    to: { name: person.name, address: person.email },
    ...composed,
    headers: outgoingHeaders({ thread: head.id, mailDomain }),
  }
}

/** The same as one line among others, when several come within a minute. */
export async function sumUpUpdate(store: Store, about: JsonObject, reader: Reader): Promise<SummedUp | undefined> {
  const asked = about as JsonObject & About
  const told = await toldIn(store, asked)
  const { language, directory, person, now } = reader
  const words = told === undefined ? undefined : wordsOf(told, asked, directory, language)
  if (told === undefined || words === undefined) return undefined
  const { severity } = told.head
  // That it began is told of many at once, when much breaks: how grave each is stands before all else.
  const graveness = asked.telling === 'opened' ? [`${SEVERITY_NAMES[severity][language]} ·`] : []
  return {
    severity,
    title: say(WORDS.subject[asked.telling], language, { name: nameOfIncident(told.head, language) }),
    detail: shortened([...graveness, ...words].join(' '), 190),
    href: worksInIt(directory, person, now) ? `/incidents/${told.head.id}` : '/status',
  }
}

/** What was said in an update stands in the story; that it began or is over, in the head, which is one row. */
async function toldIn(store: Store, { incident, telling }: About): Promise<ToldOf | undefined> {
  if (telling === 'update') return getIncident(store, incident)
  const head = await findIncident(store, incident)
  return head === undefined ? undefined : { head, story: [] }
}
type ToldOf = Pick<WholeIncident, 'head' | 'story'>

/** What there is to say; nothing when it is no longer true. */
function wordsOf(
  { head, story }: ToldOf,
  { telling, seq }: About,
  directory: Directory,
  language: Language,
): string[] | undefined {
  const service = directory.services.get(head.service ?? '')?.name ?? WORDS.ourServices
  const isDrill = head.exercise !== undefined
  if (telling === 'opened') {
    if (isDrill && head.status !== 'cancelled') return [WORDS.drill[language]]
    const words = head.reopened === 0 ? WORDS.opened : WORDS.again
    return head.status === 'cancelled' ? undefined : [say(words, language, { service })]
  }
  if (telling === 'resolved' && isDrill) return head.status === 'resolved' ? [WORDS.drillOver[language]] : undefined
  if (telling === 'resolved')
    return head.status === 'resolved' ? [say(WORDS.resolved, language, { service })] : undefined
  const said = story.find((entry) => entry.seq === seq)?.personal
  const chinese = said?.comment?.value
  if (language === 'zh-CN') return chinese === undefined ? undefined : [chinese]
  const english = said?.commentEn?.value
  if (english !== undefined) return [english]
  return chinese === undefined ? undefined : [WORDS.onlyChinese.en, chinese]
}

function factsFor(
  { head, standing }: WholeIncident,
  telling: Telling,
  directory: Directory,
  language: Language,
  now: string,
): MailFact[] {
  const { timeZone } = directory.department.calendar
  const at = (instant: string) => formatInstant(instant, timeZone, language, now)
  const service = directory.services.get(head.service ?? '')?.name[language]
  const next = telling === 'resolved' ? undefined : openOf(standing, 'incident.update')?.dueAt
  const ended = telling === 'resolved' ? head.resolvedAt : undefined
  return [
    ...(service === undefined ? [] : [[WORDS.service[language], service] as const]),
    [WORDS.severity[language], SEVERITY_NAMES[head.severity][language]],
    [WORDS.status[language], STATUS_NAMES[head.status][language]],
    [WORDS.since[language], at(head.raisedAt)],
    ...(ended === undefined ? [] : [[WORDS.ended[language], at(ended)] as const]),
    ...(next === undefined ? [] : [[WORDS.next[language], say(WORDS.by, language, { at: at(next) })] as const]),
  ]
}

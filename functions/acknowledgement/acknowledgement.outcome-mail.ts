import { type AuditEntry, entriesIn, findHead } from '../audit-trail/index.ts'
import { formatInstant } from '../calendar/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { JsonObject } from '../kernel/json.ts'
import { say, type Text } from '../kernel/text.ts'
import { composeMail, type MailItem, outgoingHeaders } from '../mail/index.ts'
import { personRefIn, type Reader, rowsOfCase } from '../obligation/index.ts'
import type { Letter } from '../outbox/index.ts'
import type { Store } from '../platform/store.ts'
import { loadDirectory } from '../responsibility/index.ts'
import type { AcknowledgementHead } from './acknowledgement.ts'
import { BECAUSE } from './acknowledgement.words.ts'
import { portalPath } from './paths.ts'

interface OutcomeWords {
  readonly subject: Text
  /** `{by}`, `{at}`, `{book}`. */
  readonly says: Text
}

/** How it ended, where it was not the person's own doing. */
const OUTCOMES: Readonly<Record<string, OutcomeWords>> = {
  upheld: {
    subject: { 'zh-CN': '【异议已采纳】{name}', en: '[Objection upheld] {name}' },
    says: {
      'zh-CN': '{by}于 {at} 采纳了您的异议，职责清单将在下一版中修订，第 {book} 版不必签收。',
      en: '{by} upheld your objection on {at}. The list will be amended in a next version; you need not sign version {book}.',
    },
  },
  refused: {
    subject: { 'zh-CN': '【已登记拒签】{name}', en: '[Recorded as not signed] {name}' },
    says: {
      'zh-CN': '{by}于 {at} 登记：您未签收第 {book} 版职责清单。',
      en: '{by} recorded on {at} that you did not sign version {book} of the duty list.',
    },
  },
}

const SAID: Text = { 'zh-CN': '说明：\n{comment}', en: 'Comment:\n{comment}' }
const ACTION: Text = { 'zh-CN': '查看职责清单', en: 'See the duty list' }

interface Outcome {
  readonly head: AcknowledgementHead
  readonly words: OutcomeWords
  readonly entry: AuditEntry
}

async function findOutcome(store: Store, about: JsonObject): Promise<Outcome | undefined> {
  const id = about.acknowledgement as Id
  const head = (await findHead(store, id)) as AcknowledgementHead | undefined
  const words = OUTCOMES[head?.status ?? '']
  if (head === undefined || words === undefined) return undefined
  const [entry] = entriesIn(await rowsOfCase(store, id))
  return entry === undefined ? undefined : { head, words, entry }
}

/** The person hears how it ended. */
export const outcomeLetter: Letter = async ({ store, clock, publicUrl, mailDomain }, { to, about }) => {
  const [outcome, directory] = await Promise.all([findOutcome(store, about), loadDirectory(store)])
  const person = directory.people.get(to)
  if (outcome === undefined || person?.active !== true) return undefined
  const { head, words } = outcome
  const { language } = person
  const reader: Reader = { person: to, language, directory, now: clock.now() }
  const name = nameFor(outcome, reader)
  const comment = outcome.entry.personal?.comment?.value
  const composed = composeMail({
    language,
    kind: 'outcome',
    origin: publicUrl,
    subject: say(words.subject, language, { name }),
    heading: name,
    lead: [sayOutcome(outcome, reader), ...(comment === undefined ? [] : [say(SAID, language, { comment })])],
    action: { label: ACTION[language], href: portalPath(head.id) },
    footer: say(BECAUSE[head.as], language, { position: name }),
  })
  return {
    to: { name: person.name, address: person.email },
    ...composed,
    headers: outgoingHeaders({ thread: head.id, mailDomain }),
  }
}

const nameFor = ({ head }: Outcome, { directory, language }: Reader): string =>
  directory.positions.get(head.position)?.name[language] ?? head.position

const sayOutcome = ({ head, words, entry }: Outcome, { directory, language, now }: Reader): string =>
  say(words.says, language, {
    by: personRefIn(directory, entry.by.id).name,
    at: formatInstant(entry.at, directory.department.calendar.timeZone, language, now),
    book: head.book,
  })

/** The same in a line of a summary. */
export async function sumUpOutcome(
  store: Store,
  _letter: string,
  about: JsonObject,
  reader: Reader,
): Promise<MailItem | undefined> {
  const outcome = await findOutcome(store, about)
  if (outcome === undefined) return undefined
  return {
    title: say(outcome.words.subject, reader.language, { name: nameFor(outcome, reader) }),
    detail: sayOutcome(outcome, reader),
    href: portalPath(outcome.head.id),
  }
}

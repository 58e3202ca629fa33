import { formatDuration } from '../calendar/index.ts'
import { prefixOf } from '../kernel/ids.ts'
import { type Instant, millisOf } from '../kernel/instant.ts'
import type { JsonObject } from '../kernel/json.ts'
import { type Language, say, type Text } from '../kernel/text.ts'
import { composeMail, type MailItem, outgoingHeaders } from '../mail/index.ts'
import type { AskedLetter, Letter, SummaryPart } from '../outbox/index.ts'
import type { Platform } from '../platform/platform.ts'
import { loadDirectory, type Person } from '../responsibility/index.ts'
import type { CaseKinds, Reader } from './case-kind.ts'
import { hrefFor, shortlyAt } from './obligation.mail-frame.ts'
import { OCCASIONS, type Occasion, onOccasion, subjectOf } from './obligation.mail-occasions.ts'
import { findTold } from './obligation.mail-told.ts'
import { leadOf, SUBJECTS, SUMMARY_WORDS } from './obligation.summary-words.ts'
import { isOverdue } from './rules/is-overdue.ts'

type Sender = Omit<Platform, 'kick'>

/** One line of a summary, and where it stands among the others. */
interface Line {
  readonly item: MailItem
  /** What it is about: an obligation that is both reminded of and climbed is said once. */
  readonly of: string
  readonly part: SummaryPart
  readonly rank: number
  readonly isTheirs: boolean
  readonly isOverdue: boolean
  readonly dueAt: Instant
}

const AFTER_EVERYTHING: Instant = '9999-12-31T00:00:00.000Z'
const OUTCOME_RANK = 6
const MOST_LINES = 50

/**
 * Several things in one mail, after an outage or in the morning: most severe first, then overdue, then by deadline; what is no longer
 * true is left out. One thing alone goes as the letter it is.
 */
export const summaryLetter =
  (kinds: CaseKinds, letters: Readonly<Record<string, Letter>>): Letter =>
  async (platform, { to, about }) => {
    const { parts, bundle } = about as JsonObject & { parts: readonly SummaryPart[]; bundle?: string }
    const directory = await loadDirectory(platform.store)
    const person = directory.people.get(to)
    if (person?.active !== true) return undefined
    const reader = { person: to, language: person.language, directory, now: platform.clock.now() }
    const found: Line[] = []
    for (const part of parts) {
      const line = await lineOf(platform, kinds, part, reader)
      if (line !== undefined) found.push(line)
    }
    const lines = bySeverity(found)
    const [only] = lines
    if (only === undefined) return undefined
    const alone = lines.length === 1 ? letters[only.part.letter] : undefined
    return alone === undefined
      ? compose(platform, person, lines, bundle)
      : alone(platform, { to, about: only.part.about })
  }

async function lineOf(
  platform: Sender,
  kinds: CaseKinds,
  part: SummaryPart,
  reader: Reader,
): Promise<Line | undefined> {
  const [room, name = ''] = part.letter.split('.')
  const asked: AskedLetter = { to: reader.person, about: part.about }
  const occasion = room === 'obligation' ? (OCCASIONS as Readonly<Record<string, Occasion>>)[name] : undefined
  if (occasion !== undefined) return obligationLine(platform, kinds, occasion, part, asked)
  const kind = Object.values(part.about)
    .map((id) => (typeof id === 'string' ? kinds.get(prefixOf(id)) : undefined))
    .find((each) => each !== undefined)
  const said = await kind?.sumUp?.(platform.store, part.letter, part.about, reader)
  if (said === undefined) return undefined
  const { severity = 3, ...item } = said
  const of = JSON.stringify(part.about)
  return { item, of, part, rank: OUTCOME_RANK + severity, isTheirs: false, isOverdue: false, dueAt: AFTER_EVERYTHING }
}

const DETAIL: Text = { 'zh-CN': '{due} 前', en: 'by {due}' }
const OVERDUE: Text = { 'zh-CN': '期限 {due}，已过 {late}', en: 'was due {due}, {late} ago' }

async function obligationLine(
  platform: Sender,
  kinds: CaseKinds,
  occasion: Occasion,
  part: SummaryPart,
  asked: AskedLetter,
): Promise<Line | undefined> {
  const found = await findTold(platform, kinds, asked)
  if (found === undefined || !occasion.isTrue(found)) return undefined
  const told = onOccasion(occasion, found)
  const { obligation, now, language } = told
  const isLate = isOverdue(obligation, now)
  const late = formatDuration(millisOf(now) - millisOf(obligation.dueAt), language)
  const detail = say(isLate ? OVERDUE : DETAIL, language, { due: shortlyAt(told, obligation.dueAt), late })
  // The deadline stands in the line below.
  const title = subjectOf(withoutDeadline(occasion), told)
  const item = { title, detail, href: hrefFor(platform, told) }
  const { rank, isTheirs } = occasion
  return { item, of: obligation.id, part, rank, isTheirs, isOverdue: isLate, dueAt: obligation.dueAt }
}

const withoutDeadline = ({ subject, subjectWhenOverdue = subject, ...occasion }: Occasion): Occasion => ({
  ...occasion,
  subject: withoutBrackets(subject),
  subjectWhenOverdue: withoutBrackets(subjectWhenOverdue),
})

const withoutBrackets = (subject: Text): Text => ({
  'zh-CN': subject['zh-CN'].replace(/（[^（）]*\{due\}[^（）]*）$/, ''),
  en: subject.en.replace(/ \([^()]*\{due\}[^()]*\)$/, ''),
})

function bySeverity(lines: readonly Line[]): Line[] {
  const inOrder = lines.toSorted(
    (a, b) => a.rank - b.rank || Number(b.isOverdue) - Number(a.isOverdue) || a.dueAt.localeCompare(b.dueAt),
  )
  return inOrder.filter((line, nth) => inOrder.findIndex(({ of }) => of === line.of) === nth)
}

function compose(
  { publicUrl, mailDomain }: Sender,
  { id, name, email, language }: Person,
  lines: readonly Line[],
  bundle: string | undefined,
) {
  const more = lines.length - MOST_LINES
  const subject = subjectFor(lines, language)
  const words = composeMail({
    language,
    kind: 'summary',
    origin: publicUrl,
    subject,
    heading: subject.replace(/^(?:【[^】]*】|\[[^\]]*\] )/, ''),
    lead: [leadOf(bundle)[language], ...(more > 0 ? [say(SUMMARY_WORDS.more, language, { more })] : [])],
    items: lines.slice(0, MOST_LINES).map(({ item }) => item),
    action: { label: SUMMARY_WORDS.action[language], href: '/' },
    footer: SUMMARY_WORDS.footer[language],
  })
  return { to: { name, address: email }, ...words, headers: outgoingHeaders({ thread: `summary-${id}`, mailDomain }) }
}

function subjectFor(lines: readonly Line[], language: Language): string {
  const theirs = lines.filter(({ isTheirs }) => isTheirs)
  const overdue = theirs.filter(({ isOverdue }) => isOverdue).length
  if (theirs.length === 0) return say(SUBJECTS.news, language, { count: lines.length })
  const subject = overdue === 0 ? SUBJECTS.open : overdue < theirs.length ? SUBJECTS.someOverdue : SUBJECTS.allOverdue
  return say(subject, language, { todo: theirs.length, overdue })
}

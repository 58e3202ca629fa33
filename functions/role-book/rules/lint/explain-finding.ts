import { formatInstant } from '../../../calendar/index.ts'
import type { Id } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/instant.ts'
import { type Filling, LANGUAGES, type Language, say, type Text } from '../../../kernel/text.ts'
import { AUTHORITY_NAMES, type AuthorityName } from '../../../responsibility/index.ts'
import type { ConflictSide } from '../../duty.ts'
import type { LintFinding } from '../../role-book.ts'
import { ATTENDANCE_WORDS, caseOf, FINDING_WORDS, type FindingWords } from './finding-words.ts'
import type { LintGround } from './lint-ground.ts'
import { MEND_WORDS } from './mend-words.ts'
import { type Mend, mendsOf } from './mends-of.ts'

/** A finding in words, and what would settle it. */
export interface Explained extends FindingWords {
  readonly mends: readonly (Mend & { readonly text: Text; readonly href: string })[]
}

/** How many names a sentence bears. */
const NAMED = 5

/** What was found, why it matters and what would mend it, in both languages. */
export function explainFinding(finding: LintFinding, ground: LintGround, titles: ReadonlyMap<Id, Text>): Explained {
  const values = fillings(finding, ground, titles)
  const words = FINDING_WORDS[caseOf(finding)]
  const filled = (text: Text, more: Readonly<Record<string, Filling>> = {}): Text =>
    inBoth((language) => say(text, language, { ...values, ...more }))
  const named = names(ground)
  const mends = mendsOf(finding, ground).map((mend) => {
    const { text, href } = MEND_WORDS[mend.act]
    const about = {
      ...(mend.position === undefined ? {} : { position: named.position(mend.position) }),
      ...(mend.duty === undefined ? {} : { duty: named.duty(mend.duty) }),
    }
    return { ...mend, text: filled(text, about), href }
  })
  return { title: filled(words.title), what: filled(words.what), why: filled(words.why), mends }
}

const inBoth = (said: (language: Language) => string): Text =>
  Object.fromEntries(LANGUAGES.map((language) => [language, said(language)])) as Text

/** What things are called; what is not there any more by its id. */
function names({ directory, book }: LintGround) {
  const same = (name: string): Text => inBoth(() => name)
  return {
    position: (id: Id): Text => directory.positions.get(id)?.name ?? same(id),
    service: (id: Id): Text => directory.services.get(id)?.name ?? same(id),
    person: (id: Id): Text => same(directory.people.get(id)?.name ?? id),
    duty: (id: Id): Text => book.duties.get(id)?.title ?? same(id),
    activity: (code: string): Text => book.frame.activities.find((each) => each.code === code)?.name ?? same(code),
  }
}

function fillings(finding: LintFinding, ground: LintGround, titles: ReadonlyMap<Id, Text>): Record<string, Filling> {
  const { positions, duties, people, service, activity, from, until, values = {} } = finding
  const named = names(ground)
  const { timeZone } = ground.directory.department.calendar
  const time = (at: Instant): Text => inBoth((language) => formatInstant(at, timeZone, language, ground.now))
  const { act, objective, attendance } = values
  return {
    count: duties.length,
    ...values,
    days: ground.horizonDays,
    position: listed(positions.slice(0, 1).map(named.position)),
    positions: listed(positions.map(named.position)),
    duty: listed(duties.slice(0, 1).map(named.duty)),
    duties: listed(duties.map(named.duty)),
    people: listed(people.map(named.person)),
    ...(finding.kind === 'overlap' ? { count: positions.length } : {}),
    ...(service === undefined ? {} : { service: named.service(service) }),
    ...(activity === undefined ? {} : { activity: named.activity(activity) }),
    ...(from === undefined ? {} : { from: time(from) }),
    ...(until === undefined ? {} : { until: time(until) }),
    ...(act === undefined ? {} : { act: AUTHORITY_NAMES[act as AuthorityName] ?? String(act) }),
    ...(objective === undefined ? {} : { objective: titles.get(String(objective)) ?? String(objective) }),
    ...(attendance === undefined ? {} : { when: ATTENDANCE_WORDS[String(attendance)] ?? '' }),
    ...conflictOf(values.conflict, ground),
  }
}

/** Names in a row; of many the first few. */
function listed(all: readonly Text[]): Text {
  return inBoth((language) => {
    const some = all.slice(0, NAMED).map((each) => each[language])
    const joined = some.join(language === 'en' ? ', ' : '、')
    if (all.length <= NAMED) return joined
    return language === 'en' ? `${joined} and ${all.length - NAMED} more` : `${joined}等 ${all.length} 项`
  })
}

function conflictOf(id: string | number | undefined, ground: LintGround): Record<string, Filling> {
  const conflict = ground.book.frame.conflicts.find((each) => each.id === id)
  if (conflict === undefined) return {}
  const { activity } = names(ground)
  const side = (each: ConflictSide): Text => ('act' in each ? AUTHORITY_NAMES[each.act] : activity(each.activity))
  const [one, other] = conflict.between
  return { conflict: conflict.why, one: side(one), other: side(other) }
}

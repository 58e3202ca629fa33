import { formatDate, formatInstant, localDateOf } from '../calendar/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { say } from '../kernel/text.ts'
import type { MailFact } from '../mail/index.ts'
import { mayAct, whoWillBeMissing } from '../responsibility/index.ts'
import { type CaseDescription, type CaseKind, type Describing, OVER, type Reader } from './case-kind.ts'
import { KIND_OF, type RosterGap } from './roster-gap.ts'
import { ADMINISTRATOR, GROUP, LEADS, type RosterKind, STANDARDS, WANTED } from './roster-gap.words.ts'
import { administratorOf } from './roster-owner.ts'

export const rosterGapKind: CaseKind = {
  prefix: 'gap',
  address: 'roster-gaps',
  workflow: 'roster-gap',
  standards: STANDARDS,
  stageOf: (head) => (head.status === 'open' ? 'fill' : OVER),
  mayNotAnswer: () => [],
  turn: async () => ({ acts: [], answer: undefined }),
  describe,
}

function describe({ standing, obligation, ...reader }: Describing): CaseDescription {
  const { directory, language } = reader
  const gap = standing.head as unknown as RosterGap
  const kind = obligation.kind as RosterKind
  const position = directory.positions.get(gap.of)
  const name = position?.name[language] ?? directory.people.get(gap.of)?.name ?? obligation.about.title
  const { ahead, now, action } = LEADS[kind]
  const { isAhead, ...when } = firstTime(gap, kind, reader)
  return {
    wanted: WANTED[kind][language],
    name,
    lead: (isAhead ? (ahead ?? now) : now).map((each) => say(each, language, { ...when, name })),
    facts: [...groupOf(position?.group, reader), ...whoEntersIt(reader)],
    href: kind === 'roster.fix-address' ? '/people' : '/positions',
    action: { label: action[language], isDecision: false },
  }
}

/** The roster goes on moving while a gap is open: people are told what is seen now, else what was seen first. */
function firstTime(gap: RosterGap, kind: RosterKind, { directory, language, now }: Reader) {
  const { timeZone } = directory.department.calendar
  const today = localDateOf(now, timeZone)
  const seen = whoWillBeMissing(directory, gap.of, now).find(({ because }) => KIND_OF[because] === kind)
  const { on, hours } = seen ?? gap
  if (on === undefined) return { date: '', isAhead: false }
  const date = formatDate(on, language, Number(today.slice(0, 4)))
  if (hours === undefined) return { date, isAhead: on > today }
  const said = (at: Instant) => formatInstant(at, timeZone, language, now)
  return { date, from: said(hours.from), until: said(hours.until), isAhead: hours.from > now }
}

function groupOf(id: Id | undefined, { directory, language }: Reader): MailFact[] {
  const group = directory.groups.get(id ?? '')
  return group === undefined ? [] : [[GROUP[language], group.name[language]]]
}

/** Whoever owns a gap may not be allowed to change the directory: then they are told who is. */
function whoEntersIt({ directory, person, language, now }: Reader): MailFact[] {
  if ('yes' in mayAct(directory, person, 'directory.administer', now)) return []
  const administrator = directory.people.get(administratorOf(directory, now)?.person ?? '')
  return administrator === undefined ? [] : [[ADMINISTRATOR[language], administrator.name]]
}

import { sayRecurrence } from '../calendar/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Reason, Verdict } from '../kernel/refusal.ts'
import { type Language, say } from '../kernel/text.ts'
import { personRefIn } from '../obligation/index.ts'
import type { Directory } from '../responsibility/index.ts'
import type { Duty } from '../role-book/index.ts'
import type { CalendarItem, OccurrenceDetail, OccurrenceOut } from './duty.contract.ts'
import type { WholeOccurrence } from './occurrence.store.ts'
import type { OccurrenceHead } from './occurrence.ts'
import type { Planned } from './planned.ts'
import { mayComplete, mayWaive } from './rules/who-may-end-it.ts'

/** For whom something is shown. */
export interface Looking {
  readonly directory: Directory
  readonly language: Language
  readonly now: Instant
}

const positionRef = ({ directory, language }: Looking, id: Id) => ({
  id,
  name: directory.positions.get(id)?.name[language] ?? id,
})

const closingOf = ({ status, ended, dueAt, lateBySystem }: OccurrenceHead, { directory, now }: Looking) => ({
  endedBy: ended === undefined || ended.by === 'onduty' ? null : personRefIn(directory, ended.by),
  endedAs: ended?.as ?? null,
  endedAt: ended?.at ?? null,
  isLate: status === 'open' ? now > dueAt : ended?.isLate === true,
  isLateBySystem: lateBySystem === true,
  isOutOfLimits: ended?.isOutOfLimits === true,
})

export function viewOfOccurrence(head: OccurrenceHead, looking: Looking): OccurrenceOut {
  const { directory, language } = looking
  const { id, version, duty, title, position, on, at, opensAt, book, openedAt, dueAt, status, frozen } = head
  return {
    id,
    version,
    duty,
    title: title[language],
    position: positionRef(looking, position),
    on,
    at: at ?? null,
    opensAt,
    book,
    openedAt,
    dueAt,
    status,
    accountable: personRefIn(directory, head.accountable),
    wasAccountable: { ...personRefIn(directory, frozen.person), via: frozen.via },
    event: head.event?.name ?? null,
    ...closingOf(head, looking),
  }
}

export function detailOfOccurrence(
  { head, standing, shown, story }: WholeOccurrence,
  duty: Duty,
  person: Id,
  looking: Looking,
): OccurrenceDetail {
  const { directory, language, now } = looking
  const ending = story.find(({ did }) => did === 'duty.done' || did === 'duty.waived')
  const open = head.status === 'open'
  const { procedure } = duty
  return {
    ...viewOfOccurrence(head, looking),
    standard: duty.standard[language],
    evidence: duty.evidence.map(({ kind, title, least, most }, nth) => ({
      kind,
      title: title[language],
      least: least ?? null,
      most: most ?? null,
      value: shown[nth]?.value ?? null,
      isOutOfLimits: shown[nth]?.isOutOfLimits === true,
    })),
    procedure:
      procedure === undefined
        ? null
        : { title: procedure.title, link: procedure.link ?? null, steps: procedure.steps ?? null },
    responsible: duty.responsible.map((each) => positionRef(looking, each)),
    allowed: duty.allowed,
    whenLate: duty.whenLate,
    rule: duty.when.kind === 'recurring' ? sayRecurrence(duty.when.rule, language) : null,
    comment: ending?.personal?.comment?.value ?? null,
    obligation: standing.open.find(({ kind }) => kind === 'duty.perform')?.id ?? null,
    mayNotComplete: open
      ? whyNot(mayComplete(directory, person, head, duty.responsible, now), language)
      : OVER(language),
    mayNotWaive: open ? whyNot(mayWaive(directory, person, head, duty.responsible, now), language) : OVER(language),
  }
}

const whyNot = (verdict: Verdict<unknown>, language: Language) =>
  'no' in verdict ? { code: verdict.no.code, text: sayReason(verdict.no, language) } : null
const sayReason = ({ text, values }: Reason, language: Language): string => say(text, language, values)
const OVER = (language: Language) => ({
  code: 'occurrence-over',
  text: language === 'en' ? 'This has ended already.' : '这一次已经了结。',
})

/** An occurrence in a calendar. */
export const itemOfOccurrence = (head: OccurrenceHead, looking: Looking): CalendarItem => ({
  key: head.id,
  duty: head.duty,
  title: head.title[looking.language],
  position: positionRef(looking, head.position),
  on: head.on,
  at: head.at ?? null,
  opensAt: head.opensAt,
  book: head.book,
  occurrence: head.id,
  status: head.status,
  dueAt: head.dueAt,
  accountable: personRefIn(looking.directory, head.accountable),
  isCertain: true,
  ...closingOf(head, looking),
})

/** One that is only planned: nobody is accountable yet, because that is settled when it opens. */
export const itemOfPlanned = (planned: Planned, on: string, duty: Duty, looking: Looking): CalendarItem => ({
  key: `${planned.duty}#${on}#${planned.at}`,
  duty: duty.id,
  title: duty.title[looking.language],
  position: positionRef(looking, duty.position),
  on,
  at: planned.at,
  opensAt: planned.opensAt,
  book: planned.book,
  occurrence: null,
  status: 'planned',
  dueAt: null,
  accountable: null,
  isCertain: planned.isCertain,
  endedBy: null,
  endedAs: null,
  endedAt: null,
  isLate: false,
  isLateBySystem: false,
  isOutOfLimits: false,
})

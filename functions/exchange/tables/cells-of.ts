import { formatAllowance, localDateOf, sayRecurrence } from '../../calendar/index.ts'
import type { EntitlementHead } from '../../entitlement/index.ts'
import type { Id } from '../../kernel/ids.ts'
import { type Instant, plusMillis } from '../../kernel/instant.ts'
import type { Language } from '../../kernel/text.ts'
import { type Directory, deputiesOf, holdersOf } from '../../responsibility/index.ts'
import type { Duty, RoleBook, When } from '../../role-book/index.ts'
import {
  ALL,
  COLON,
  LATE,
  ON_CALL,
  STANDING,
  sayAuthority,
  sayEvidence,
  serviceNames,
  TRIGGERS,
} from '../rules/duty-words.ts'
import { positionName } from '../rules/find-named.ts'

/** Things as rows of their tables, as they are read again. */

export interface Writing {
  readonly directory: Directory
  readonly language: Language
  readonly now: Instant
}
type Cells = Readonly<Record<string, string | undefined>>

/** Everybody who works here, by address. */
export const peopleCells = ({ directory, language }: Writing): Cells[] =>
  [...directory.people.values()]
    .filter(({ active }) => active)
    .toSorted((a, b) => (a.email < b.email ? -1 : 1))
    .map((person) => ({
      name: person.name,
      email: person.email,
      language: (person.language === 'en' ? { 'zh-CN': '英文', en: 'English' } : { 'zh-CN': '中文', en: 'Chinese' })[
        language
      ],
    }))

/** Group by group, the leader first. */
export function positionCells({ directory, language, now }: Writing): Cells[] {
  const leaders = new Set([...directory.groups.values()].map(({ leader }) => leader))
  const key = (id: Id, group: Id | undefined) => [group ?? '', leaders.has(id) ? '0' : '1', id].join(' ')
  const yes = { 'zh-CN': '是', en: 'yes' }[language]
  return [...directory.positions.values()]
    .toSorted((a, b) => (key(a.id, a.group) < key(b.id, b.group) ? -1 : 1))
    .map(({ id, name, group }) => ({
      group: group === undefined ? undefined : directory.groups.get(group)?.name['zh-CN'],
      position: name['zh-CN'],
      positionEn: name.en === name['zh-CN'] ? undefined : name.en,
      leads: leaders.has(id) ? yes : undefined,
      holders: holdersOf(directory, id, now)
        .map(({ email }) => email)
        .join('；'),
      deputies: deputiesOf(directory, id, now)
        .map(({ email }) => email)
        .join('；'),
    }))
}

/** Position by position. */
export function dutyCells({ duties, frame }: RoleBook, writing: Writing): Cells[] {
  const { directory, language } = writing
  const positions = (ids: readonly Id[]) => ids.map((id) => positionName(directory, id, language)).join('；')
  return [...duties.values()]
    .toSorted((a, b) => (`${a.position} ${a.id}` < `${b.position} ${b.id}` ? -1 : 1))
    .map((duty) => ({
      id: duty.id,
      position: positions([duty.position]),
      title: duty.title['zh-CN'],
      titleEn: english(duty.title),
      standard: duty.standard['zh-CN'],
      standardEn: english(duty.standard),
      when: sayWhen(duty.when, writing),
      from: duty.when.kind === 'recurring' ? duty.when.rule.from : undefined,
      allowed: formatAllowance(duty.allowed, language),
      whenLate: LATE[duty.whenLate][language],
      evidence: duty.evidence.map((each) => sayEvidence(each, language)).join('\n'),
      activity: activityName(frame, duty, language),
      services: coveredServices(duty, writing),
      procedure: [duty.procedure?.title, duty.procedure?.link].filter((each) => each !== undefined).join(' '),
      steps: duty.procedure?.steps,
      objective: duty.objective,
      authorities: duty.authorities.map((each) => sayAuthority(each, directory, language)).join('\n'),
      effort: String(duty.effort),
      responsible: positions(duty.responsible),
      consulted: positions(duty.consulted),
      informed: positions(duty.informed),
    }))
}

const english = (text: { readonly 'zh-CN': string; readonly en: string }): string | undefined =>
  text.en === text['zh-CN'] ? undefined : text.en

const activityName = ({ activities }: RoleBook['frame'], { covers }: Duty, language: Language): string | undefined =>
  covers === undefined
    ? undefined
    : (activities.find(({ code }) => code === covers.activity)?.name[language] ?? covers.activity)

/** Of a duty that covers an activity: for which services. */
export function coveredServices({ covers }: Duty, { directory, language }: Writing): string | undefined {
  if (covers === undefined) return undefined
  return covers.services === 'all' ? ALL[language] : serviceNames(directory, covers.services, language)
}

/** When a duty is due, as a sentence. */
export function sayWhen(when: When, { directory, language }: Writing): string {
  switch (when.kind) {
    case 'recurring':
      return sayRecurrence(when.rule, language)
    case 'standing':
      return STANDING[language]
    case 'on-call':
      return ON_CALL[when.hours][language]
    case 'triggered': {
      const event = TRIGGERS[when.event][language]
      return when.services === undefined
        ? event
        : `${event}${COLON[language]}${serviceNames(directory, when.services, language)}`
    }
  }
}

/** What people have on systems. */
export const entitlementCells = (entitlements: readonly EntitlementHead[], { directory, language }: Writing): Cells[] =>
  entitlements.map((each) => ({
    person: directory.people.get(each.person)?.email,
    system: each.systemName['zh-CN'],
    right: each.rightName['zh-CN'],
    position: positionName(directory, each.position, language),
    account: each.account,
    // Its last whole day.
    until: localDateOf(plusMillis(each.until, -1), directory.department.calendar.timeZone),
    reason: each.reason,
  }))

import { findHead } from '../audit-trail/index.ts'
import { formatInstant } from '../calendar/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Language, say, type Text } from '../kernel/text.ts'
import { composeMail, type MailFact, outgoingHeaders } from '../mail/index.ts'
import { personRefIn } from '../obligation/index.ts'
import type { Letter } from '../outbox/index.ts'
import { type Directory, loadDirectory } from '../responsibility/index.ts'
import { ROLE_NAMES } from './gap.words.ts'
import { loadSchedules } from './on-call.store.ts'
import type { OverrideHead } from './override.ts'
import { MY_SHIFTS, schedulePath, swapPath } from './paths.ts'
import type { OnCallSchedule } from './schedule.ts'
import type { SwapHead } from './swap.ts'
import { SWAP_ENDINGS } from './swap.words.ts'

const WORDS = {
  given: { 'zh-CN': '【安排了您值班】{name}', en: '[You are on call] {name}' },
  givenSays: {
    'zh-CN': '{by}安排您在{from}至{until}担任“{name}”的{role}。',
    en: '{by} has put you on call as {role} of “{name}” from {from} until {until}.',
  },
  taken: { 'zh-CN': '【您的班由他人代】{name}', en: '[Your shift is covered] {name}' },
  takenSays: {
    'zh-CN': '{from}至{until}，“{name}”的{role}改由{person}值班。',
    en: 'From {from} until {until} {person} is on call as {role} of “{name}” in your place.',
  },
  reason: { 'zh-CN': '原因', en: 'Reason' },
  mine: { 'zh-CN': '我的值班', en: 'My shifts' },
  schedule: { 'zh-CN': '查看值班表', en: 'Open the schedule' },
  swap: { 'zh-CN': '查看换班', en: 'Open the swap' },
  footer: {
    'zh-CN': '您收到这封邮件，是因为您参加值班。',
    en: 'You get this mail because you take part in on-call.',
  },
} as const satisfies Readonly<Record<string, Text>>

/** Somebody got a shift they had not asked for. */
const shiftGiven: Letter = (platform, asked) =>
  overrideLetter(platform, asked, (reading) => ({
    subject: WORDS.given,
    says: WORDS.givenSays,
    action: { label: WORDS.mine[reading.language], href: MY_SHIFTS },
  }))

/** Somebody else has a shift of theirs. */
const shiftTaken: Letter = (platform, asked) =>
  overrideLetter(platform, asked, (reading) => ({
    subject: WORDS.taken,
    says: WORDS.takenSays,
    action: { label: WORDS.schedule[reading.language], href: schedulePath(reading.override.schedule) },
  }))

interface Reading {
  readonly language: Language
  readonly override: OverrideHead
}
interface Said {
  readonly subject: Text
  readonly says: Text
  readonly action: { readonly label: string; readonly href: string }
}

async function overrideLetter(
  { store, clock, publicUrl, mailDomain }: Parameters<Letter>[0],
  { to, about }: Parameters<Letter>[1],
  wordsFor: (reading: Reading) => Said,
): ReturnType<Letter> {
  const [head, directory, schedules] = await Promise.all([
    findHead(store, about.override as Id),
    loadDirectory(store),
    loadSchedules(store),
  ])
  const override = head as unknown as OverrideHead | undefined
  const person = directory.people.get(to)
  const now = clock.now()
  // Ended meanwhile: it says nothing that is true.
  if (override?.status !== 'agreed' || override.until <= now || person?.active !== true) return undefined
  const { language } = person
  const { subject, says, action } = wordsFor({ language, override })
  const values = valuesOf(schedules, directory, override, { language, now })
  const { reason } = override
  const facts: MailFact[] = reason === undefined ? [] : [[WORDS.reason[language], reason]]
  const composed = composeMail({
    ...{ language, kind: 'outcome', origin: publicUrl },
    subject: say(subject, language, values),
    heading: values.name,
    lead: [
      say(says, language, {
        ...values,
        by: personRefIn(directory, override.createdBy).name,
        person: personRefIn(directory, override.person).name,
      }),
    ],
    facts,
    action,
    footer: WORDS.footer[language],
  })
  return {
    to: { name: person.name, address: person.email },
    ...composed,
    headers: outgoingHeaders({ thread: override.id, mailDomain }),
  }
}

/** Whoever asked for a swap, or was asked, hears how it ended. */
const swapEnded: Letter = async ({ store, clock, publicUrl, mailDomain }, { to, about }) => {
  const [head, directory, schedules] = await Promise.all([
    findHead(store, about.swap as Id),
    loadDirectory(store),
    loadSchedules(store),
  ])
  const swap = head as unknown as SwapHead | undefined
  const person = directory.people.get(to)
  if (swap === undefined || swap.status === 'asked' || person?.active !== true) return undefined
  const { language } = person
  const values = {
    ...valuesOf(schedules, directory, swap, { language, now: clock.now() }),
    giver: personRefIn(directory, swap.giver).name,
    receiver: personRefIn(directory, swap.receiver).name,
  }
  const { subject, says } = SWAP_ENDINGS[swap.status]
  const composed = composeMail({
    ...{ language, kind: 'outcome', origin: publicUrl },
    subject: say(subject, language, values),
    heading: values.name,
    lead: [say(says, language, values)],
    action: { label: WORDS.swap[language], href: swapPath(swap.id) },
    footer: WORDS.footer[language],
  })
  return {
    to: { name: person.name, address: person.email },
    ...composed,
    headers: outgoingHeaders({ thread: swap.id, mailDomain }),
  }
}

function valuesOf(
  schedules: readonly OnCallSchedule[],
  directory: Directory,
  { schedule, role, from, until }: Pick<OverrideHead, 'schedule' | 'role' | 'from' | 'until'>,
  { language, now }: { readonly language: Language; readonly now: Instant },
) {
  const found = schedules.find(({ id }) => id === schedule)
  const zone = found?.versions.at(-1)?.timeZone ?? directory.department.calendar.timeZone
  const at = (instant: Instant) => formatInstant(instant, zone, language, now)
  return { name: found?.name ?? '', role: ROLE_NAMES[role], from: at(from), until: at(until) }
}

export const onCallLetters: Readonly<Record<string, Letter>> = {
  'on-call.shift-given': shiftGiven,
  'on-call.shift-taken': shiftTaken,
  'on-call.swap-ended': swapEnded,
}

import { formatInstant } from '../calendar/index.ts'
import { say, shortened, type Text } from '../kernel/text.ts'
import type { MailFact } from '../mail/index.ts'
import { type CaseDescription, type CaseKind, type Describing, personRefIn } from '../obligation/index.ts'
import { ROLE_NAMES } from './gap.words.ts'
import type { HandOverHead } from './hand-over.ts'
import { loadSchedules } from './on-call.store.ts'
import { handOverPath } from './paths.ts'

/** Shifts that are handed over, as the floor of obligations sees them. */
export const onCallHandOverKind: CaseKind = {
  prefix: 'och',
  workflow: 'on-call-hand-over',
  standards: {
    'on-call.take-over': {
      'zh-CN': '看过交班说明和未结事项，确认接班。',
      en: 'Read what is open and what was noted, and say that you have the shift.',
    },
  },
  stageOf: (head) => (head as HandOverHead).stage,
  mayNotAnswer: () => [],
  turn: async () => ({ acts: [], answer: undefined }),
  describe,
}

const LONGEST_NOTE = 400

async function describe({
  standing,
  obligation,
  directory,
  language,
  now,
  store,
}: Describing): Promise<CaseDescription> {
  const head = standing.head as HandOverHead
  const schedule = (await loadSchedules(store)).find(({ id }) => id === head.schedule)
  const name = schedule?.name ?? obligation.about.title
  const zone = schedule?.versions.at(-1)?.timeZone ?? directory.department.calendar.timeZone
  const giver = head.giver === undefined ? undefined : personRefIn(directory, head.giver).name
  const values = { name, role: ROLE_NAMES[head.role], at: formatInstant(head.at, zone, language, now) }
  const count = head.matters.length + (head.others ?? 0)
  const facts: MailFact[] = [
    ...(head.note === undefined ? [] : [[WORDS.note[language], shortened(head.note, LONGEST_NOTE)] as const]),
    ...head.matters.map((each): MailFact => [each.number, each.title]),
  ]
  return {
    wanted: WORDS.wanted[language],
    name: `${name} ${ROLE_NAMES[head.role][language]}`,
    lead: [
      giver === undefined ? say(WORDS.begins, language, values) : say(WORDS.lead, language, { ...values, giver }),
      say(count === 0 ? WORDS.nothingOpen : WORDS.open, language, { count }),
    ],
    facts,
    href: handOverPath(head.id),
    action: { label: WORDS.action[language], isDecision: false },
  }
}

const WORDS = {
  wanted: { 'zh-CN': '请接班', en: 'please take the shift over' },
  lead: {
    'zh-CN': '{at}起由您接{giver}的班，担任“{name}”的{role}。',
    en: 'Since {at} you have the shift of {giver} as {role} of “{name}”.',
  },
  begins: {
    'zh-CN': '{at}起由您担任“{name}”的{role}。',
    en: 'Since {at} you are on call as {role} of “{name}”.',
  },
  open: { 'zh-CN': '未结事项 {count} 件，请查看后确认接班。', en: 'Open: {count}. Please look at them and accept.' },
  nothingOpen: { 'zh-CN': '没有未结事项，请确认接班。', en: 'Nothing is open. Please accept.' },
  note: { 'zh-CN': '交班说明', en: 'Note' },
  action: { 'zh-CN': '查看并接班', en: 'Open and take over' },
} as const satisfies Readonly<Record<string, Text>>

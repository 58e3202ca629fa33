import { formatDate, localDateOf } from '../calendar/index.ts'
import { say, type Text } from '../kernel/text.ts'
import type { MailFact } from '../mail/index.ts'
import type { CaseDescription, CaseKind, Describing } from '../obligation/index.ts'
import type { OccurrenceHead } from './occurrence.ts'

/** Occurrences of duties, as the floor of obligations sees them. */
export const dutyKind: CaseKind = {
  prefix: 'occ',
  workflow: 'duty-occurrence',
  standards: {
    'duty.perform': {
      'zh-CN': '按职责要求完成，并提供规定的凭据。',
      en: 'Do it as the duty says, and show what it asks for.',
    },
  },
  stageOf: (head) => (head as OccurrenceHead).stage,
  mayNotAnswer: () => [],
  turn: async () => ({ acts: [], answer: undefined }),
  describe,
}

function describe({ standing, obligation, directory, language, person, now }: Describing): CaseDescription {
  const head = standing.head as OccurrenceHead
  const { calendar } = directory.department
  const year = Number(localDateOf(now, calendar.timeZone).slice(0, 4))
  const position = directory.positions.get(head.position)?.name[language] ?? head.position
  const own = person === head.frozen.person
  const answered = directory.people.get(head.frozen.person)?.name ?? ''
  const facts: MailFact[] = [
    [STANDARD[language], obligation.standard?.[language] ?? ''],
    [POSITION[language], position],
    [DAY[language], `${formatDate(head.on, language, year)}${head.at === undefined ? '' : ` ${head.at}`}`],
  ]
  return {
    wanted: WANTED[language],
    name: head.title[language],
    lead: [
      say(head.event === undefined ? BY_RULE : BY_EVENT, language, { position }),
      ...(head.lateBySystem === undefined ? [] : [LATE[language]]),
      ...(own ? [] : [say(WAS, language, { answered })]),
    ],
    facts,
    href: `/duties/${head.id}`,
    action: { label: ACTION[language], isDecision: false },
  }
}

const WANTED: Text = { 'zh-CN': '请完成', en: 'please do' }
const BY_RULE: Text = {
  'zh-CN': '“{position}”的职责到了该履行的时候。',
  en: 'A duty of “{position}” has come round.',
}
const BY_EVENT: Text = {
  'zh-CN': '发生了一件事，按职责书应由“{position}”处理。',
  en: 'Something happened that a duty of “{position}” waits for.',
}
const LATE: Text = {
  'zh-CN': '本应更早通知您：系统当时没有运行。时限从现在起算。',
  en: 'You should have been told earlier: Onduty was not running. The time allowed counts from now.',
}
const WAS: Text = { 'zh-CN': '最初的责任人是{answered}。', en: 'It was {answered}’s at first.' }
const STANDARD: Text = { 'zh-CN': '完成标准', en: 'Standard' }
const POSITION: Text = { 'zh-CN': '责任岗位', en: 'Position' }
const DAY: Text = { 'zh-CN': '日期', en: 'Date' }
const ACTION: Text = { 'zh-CN': '办理并提交凭据', en: 'Do it and show it' }

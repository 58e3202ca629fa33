import { entriesIn } from '../audit-trail/index.ts'
import { formatDate } from '../calendar/index.ts'
import { byClock } from '../kernel/actor.ts'
import { say, shortened, type Text } from '../kernel/text.ts'
import type { MailFact } from '../mail/index.ts'
import {
  type CaseDescription,
  type CaseKind,
  type Describing,
  nextTick,
  personRefIn,
  putObligation,
  type Turning,
  tell,
} from '../obligation/index.ts'
import type { Act, Outcome } from '../platform/act.ts'
import type { Platform } from '../platform/platform.ts'
import { headOfAction } from './action.store.ts'
import type { ActionHead } from './action.ts'
import { ACTION_KIND_NAMES } from './improvement.words.ts'
import { barredFromJudging, whoJudges } from './rules/who-judges.ts'

const JUDGED: ReadonlySet<string> = new Set(['improvement-action.verify', 'improvement-action.check'])

/** Improvement actions, as the floor of obligations sees them. */
export const actionKind: CaseKind = {
  prefix: 'iac',
  workflow: 'improvement-action',
  standards: {
    'improvement-action.do': {
      'zh-CN': '落实措施，写明做了什么。',
      en: 'Do it, and say what was done.',
    },
    'improvement-action.verify': {
      'zh-CN': '亲自看过：措施确已落实，或退回。',
      en: 'See for yourself that it is done, or send it back.',
    },
    'improvement-action.check': {
      'zh-CN': '到期后检查：措施是否见效。没有见效的重新落实。',
      en: 'Once its time has come: did it help? What did not is done again.',
    },
  },
  stageOf: (head) => (head as ActionHead).stage,
  mayNotAnswer: (head, kind) => (JUDGED.has(kind) ? barredFromJudging(head as ActionHead) : []),
  needs: (_, kind) => (JUDGED.has(kind) ? { act: 'improvement.close', on: {} } : undefined),
  asks: (head, kind, directory, now) =>
    JUDGED.has(kind) ? whoJudges(barredFromJudging(head as ActionHead), directory, now) : undefined,
  turn,
  describe,
}

/** Its time has come: whoever is to say whether it helped is asked now. */
async function turn(_: Platform, turning: Turning): Promise<Outcome<undefined>> {
  const { head, obligation, plan, directory, now, bundle } = turning
  const again = obligation.again
  const armed = { ...obligation, plan, nextTickAt: nextTick(plan, now, directory.department.calendar, again) }
  const act: Act = {
    before: head,
    head: headOfAction(head as ActionHead),
    bumpsVersion: false,
    at: now,
    did: 'improvement-action.check-due',
    by: byClock,
    what: { obligation: obligation.id, accountable: obligation.accountable, dueAt: obligation.dueAt },
    rows: [putObligation(armed)],
    effects: [tell(obligation, obligation.accountable, 'asked', bundle)],
  }
  return { acts: [act], answer: undefined }
}

const LONGEST = 400

function describe({ standing, obligation, directory, language, rows }: Describing): CaseDescription {
  const action = standing.head as ActionHead
  const words = STEPS[stepOf(obligation.kind)]
  const again = entriesIn(rows).find(({ did }) => did === 'improvement-action.reopened')?.what
  const facts: MailFact[] = [
    [FACTS.kind[language], ACTION_KIND_NAMES[action.kind][language]],
    ...(action.description === ''
      ? []
      : [[FACTS.description[language], shortened(action.description, LONGEST)] as const]),
    ...(action.source.number === undefined ? [] : [[FACTS.from[language], action.source.number] as const]),
    ...(action.doneBy === undefined ? [] : [[FACTS.by[language], personRefIn(directory, action.doneBy).name] as const]),
    ...(action.checkFrom === undefined
      ? []
      : [[FACTS.checkFrom[language], formatDate(action.checkFrom.slice(0, 10), language)] as const]),
    ...(action.status !== 'open' || again === undefined
      ? []
      : [[FACTS.again[language], say(AGAIN, language, { number: String(again.incidentNumber) })] as const]),
    ...said(rows).map((words): MailFact => [FACTS.said[language], shortened(words, LONGEST)]),
  ]
  return {
    wanted: words.wanted[language],
    name: `${action.number} ${action.title}`,
    lead: [words.lead[language]],
    facts,
    href: `/improvement-actions/${action.id}`,
    action: { label: words.action[language], isDecision: false },
  }
}

const stepOf = (kind: string): keyof typeof STEPS =>
  kind === 'improvement-action.verify' ? 'verify' : kind === 'improvement-action.check' ? 'check' : 'do'

/** What was said last about it: done, sent back, or that it did not help. */
function said(rows: Describing['rows']): string[] {
  const comment = entriesIn(rows).find(({ personal }) => personal?.comment !== undefined)?.personal?.comment?.value
  return comment === undefined ? [] : [comment]
}

const AGAIN: Text = {
  'zh-CN': '{number} 中同样的故障又发生了，措施需要重新落实',
  en: 'The same happened again in {number}; it has to be done once more',
}

const STEPS = {
  do: {
    wanted: { 'zh-CN': '请落实改进措施', en: 'please do' },
    lead: {
      'zh-CN': '这项改进措施由您落实。完成后请写明做了什么，另有同事核验，过一段时间再看是否见效。',
      en: 'This improvement is yours to make. Say what you did once it is done; somebody else looks at it, and later whether it helped.',
    },
    action: { 'zh-CN': '查看改进措施', en: 'Open the action' },
  },
  verify: {
    wanted: { 'zh-CN': '请核验改进措施', en: 'please verify' },
    lead: {
      'zh-CN': '责任人报告措施已落实，请您亲自看过后确认或退回。',
      en: 'Its owner says that it is done. Please see for yourself: confirm it, or send it back.',
    },
    action: { 'zh-CN': '查看并核验', en: 'Open and verify' },
  },
  check: {
    wanted: { 'zh-CN': '请检查改进效果', en: 'please check whether it helped' },
    lead: {
      'zh-CN': '措施落实已有一段时间，请看它是否见效。见效才算改进；没有见效的重新落实。',
      en: 'It was done some time ago. Did it help? Only then does it count; what did not help is done again.',
    },
    action: { 'zh-CN': '查看并给出结论', en: 'Open and say' },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<'wanted' | 'lead' | 'action', Text>>>>

const FACTS = {
  kind: { 'zh-CN': '类型', en: 'Kind' },
  description: { 'zh-CN': '内容', en: 'What' },
  from: { 'zh-CN': '来自复盘', en: 'From' },
  by: { 'zh-CN': '落实人', en: 'Done by' },
  checkFrom: { 'zh-CN': '检查效果', en: 'To be checked from' },
  again: { 'zh-CN': '重新打开', en: 'Opened again' },
  said: { 'zh-CN': '最近说明', en: 'What was said last' },
} as const satisfies Readonly<Record<string, Text>>

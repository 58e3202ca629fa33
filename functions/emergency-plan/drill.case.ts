import { formatInstant } from '../calendar/index.ts'
import { say, type Text } from '../kernel/text.ts'
import type { MailFact } from '../mail/index.ts'
import type { CaseDescription, CaseKind, Describing } from '../obligation/index.ts'
import type { DrillHead } from './drill.ts'
import { readPlans } from './plan.store.ts'
import { drillDueBy } from './rules/when-due.ts'

/** Drills, as the floor of obligations sees them. */
export const drillKind: CaseKind = {
  prefix: 'edr',
  workflow: 'emergency-drill',
  standards: {
    'emergency-plan.prepare-drill': {
      'zh-CN': '定好演练时间和参加人员。',
      en: 'Say when the drill is, and who takes part.',
    },
    'emergency-plan.run-drill': {
      'zh-CN': '演练按时开始。',
      en: 'The drill begins at its time.',
    },
    'emergency-plan.finish-drill': {
      'zh-CN': '演练走完预案，并解除演练故障。',
      en: 'The drill goes through the plan, and its exercise is resolved.',
    },
    'emergency-plan.write-down-drill': {
      'zh-CN': '写明哪些有效、哪些无效，需要整改的落到人。',
      en: 'Say what worked and what did not; what has to be put right has an owner.',
    },
  },
  stageOf: (head) => (head as DrillHead).stage,
  mayNotAnswer: () => [],
  turn: async (platform, turning) => (await import('./begin-drill.ts')).begin(platform, turning),
  describe,
}

async function describe({
  standing,
  obligation,
  directory,
  language,
  now,
  store,
}: Describing): Promise<CaseDescription> {
  const drill = standing.head as DrillHead
  const plan = (await readPlans(store)).all.find(({ id }) => id === drill.plan)
  const at = (instant: string) => formatInstant(instant, directory.department.calendar.timeZone, language, now)
  const by = plan === undefined ? undefined : drillDueBy(plan)
  const words = STEPS[obligation.kind] ?? STEPS['emergency-plan.prepare-drill']
  const isRed = by !== undefined && by <= now
  const facts: MailFact[] = [
    ...(drill.at === undefined ? [] : [[FACTS.at[language], at(drill.at)] as const]),
    ...(by === undefined || drill.stage !== 'prepare' ? [] : [[FACTS.by[language], at(by)] as const]),
    ...(drill.participants.length === 0
      ? []
      : [[FACTS.people[language], say(FACTS.count, language, { count: drill.participants.length })] as const]),
  ]
  return {
    wanted: words.wanted[language],
    name: drill.title[language],
    lead: [words.lead[language], ...(drill.stage === 'prepare' && isRed ? [RED[language]] : [])],
    facts,
    href: `/emergency-drills/${drill.id}`,
    action: { label: words.action[language], isDecision: false },
  }
}

type Step = Readonly<Record<'wanted' | 'lead' | 'action', Text>>
const OPEN: Text = { 'zh-CN': '查看演练', en: 'Open the drill' }
const STEPS: Readonly<Record<string, Step>> & { readonly 'emergency-plan.prepare-drill': Step } = {
  'emergency-plan.prepare-drill': {
    wanted: { 'zh-CN': '请安排演练', en: 'please arrange a drill' },
    lead: {
      'zh-CN': '这个预案该演练了。请定好时间和参加人员；只有参加人员会收到通知。',
      en: 'This plan is to be drilled. Please say when, and who takes part; only they hear of it.',
    },
    action: { 'zh-CN': '安排演练', en: 'Arrange the drill' },
  },
  'emergency-plan.run-drill': {
    wanted: { 'zh-CN': '演练已安排', en: 'a drill is arranged' },
    lead: {
      'zh-CN': '演练到时自动开始。开始前可以改时间和人员。',
      en: 'The drill begins by itself. Until then, time and people can be changed.',
    },
    action: OPEN,
  },
  'emergency-plan.finish-drill': {
    wanted: { 'zh-CN': '请完成演练', en: 'please see the drill to its end' },
    lead: {
      'zh-CN': '演练已开始。走完预案后请解除演练故障，这次演练才算数。',
      en: 'The drill has begun. It counts once its exercise is resolved.',
    },
    action: OPEN,
  },
  'emergency-plan.write-down-drill': {
    wanted: { 'zh-CN': '请总结演练', en: 'please write down the drill' },
    lead: {
      'zh-CN': '演练已结束。请写明哪些有效、哪些无效；需要整改的，登记给责任人。',
      en: 'The drill is over. Please say what worked and what did not; what has to be put right becomes somebody’s.',
    },
    action: { 'zh-CN': '总结演练', en: 'Write it down' },
  },
}
const RED: Text = {
  'zh-CN': '预案已超过演练周期，标为红色：没有人知道它还管不管用。',
  en: 'The plan was not drilled in time and is red: nobody knows whether it still works.',
}
const FACTS = {
  at: { 'zh-CN': '开始时间', en: 'Begins' },
  by: { 'zh-CN': '演练期限', en: 'To be drilled by' },
  people: { 'zh-CN': '参加人员', en: 'Who takes part' },
  count: { 'zh-CN': '{count} 人', en: '{count} people' },
} as const satisfies Readonly<Record<string, Text>>

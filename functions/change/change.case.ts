import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { AskedNow, CaseKind } from '../obligation/index.ts'
import type { HeadRow } from '../platform/act.ts'
import type { Directory } from '../responsibility/index.ts'
import { describeChange, isDecision, PRINT_PATH } from './change.description.ts'
import { sumUpOutcome } from './change.outcome-mail.ts'
import type { Change, ChangeHead } from './change.ts'
import { whoAssesses, whoAuthorises, whoReleases, whoReviews, whoTests } from './rules/who-is-asked.ts'
import { AUTHORITY, barredFrom, type DecidedStep } from './rules/who-may.ts'

const STEPS: Readonly<Record<string, DecidedStep>> = {
  'change.assess': 'assess',
  'change.authorise': 'authorise',
  'change.test': 'test',
  'change.review': 'review',
}

const ASKS: Readonly<Record<string, (change: Change, directory: Directory, now: Instant) => AskedNow | undefined>> = {
  'change.assess': whoAssesses,
  'change.authorise': whoAuthorises,
  'change.test': whoTests,
  'change.release': whoReleases,
  'change.review': whoReviews,
}

/** Changes, as the floor of obligations sees them. */
export const changeKind: CaseKind = {
  prefix: 'chg',
  workflow: 'change-lifecycle',
  standards: {
    'change.assess': {
      'zh-CN': '核对影响、风险、回退方案与测试方案，给出评估结论。',
      en: 'Check impact, risk, back-out plan and test plan, and say whether the change is sound.',
    },
    'change.authorise': {
      'zh-CN': '阅读变更内容，作出授权或拒绝的决定。',
      en: 'Read what is asked and decide: authorise it or reject it.',
    },
    'change.test': {
      'zh-CN': '按测试方案验证，记录结果和证据。',
      en: 'Test it as the test plan says, and record result and evidence.',
    },
    'change.release': {
      'zh-CN': '在发布窗口内实施，如实记录结果。',
      en: 'Carry it out inside its window, and record how it went.',
    },
    'change.review': {
      'zh-CN': '回顾效果与过程，写下结论，关闭变更。',
      en: 'Look back at the result and the way there, write it down, and close the change.',
    },
  },
  stageOf: (head: HeadRow) => (head as ChangeHead).stage,
  mayNotAnswer(head: HeadRow, obligationKind: string): readonly Id[] {
    const change = head as ChangeHead
    if (obligationKind === 'change.release') {
      const authoriser = change.decisions.authorise
      return authoriser === undefined ? [] : [authoriser]
    }
    const step = STEPS[obligationKind]
    return step === undefined ? [] : barredFrom(change, step)
  },
  needs(head: HeadRow, obligationKind: string) {
    const step = STEPS[obligationKind]
    return step === undefined ? undefined : { act: AUTHORITY[step], on: head as ChangeHead }
  },
  asks(head: HeadRow, obligationKind: string, directory: Directory, now: Instant) {
    return ASKS[obligationKind]?.(head as ChangeHead, directory, now)
  },
  turn: async (platform, turning) => (await import('./steps/turn.ts')).turn(platform, turning),
  describe: describeChange,
  isDecision,
  onPaper: (id) => `${PRINT_PATH}/${id}`,
  sumUp: sumUpOutcome,
}

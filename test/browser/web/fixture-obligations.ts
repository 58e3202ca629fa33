import type { ObligationOut } from '../../../functions/obligation/obligation.contract.ts'
import { at, summaryOf, told } from './fixture-changes.ts'
import { NOW, nth, ref } from './fixture-department.ts'

const STANDARDS: Readonly<Record<string, string>> = {
  'change.assess': '核对影响、风险、回退方案与测试方案，给出评估结论。',
  'change.authorise': '阅读变更内容，作出授权或拒绝的决定。',
  'change.test': '按测试方案验证，记录结果和证据。',
  'change.release': '在发布窗口内实施，如实记录结果。',
  'change.review': '回顾效果与过程，写下结论，关闭变更。',
  'roster.fill-gap': '为这个岗位指定任职人或代理人。',
}

const LADDER = (due: string): ObligationOut['plan'] => [
  { at: due, does: 'climb', to: 'deputy' },
  { at: new Date(Date.parse(due) + 86_400_000).toISOString(), does: 'climb', to: 'leader' },
  { at: new Date(Date.parse(due) + 2 * 86_400_000).toISOString(), does: 'climb', to: 'head' },
]

function ofChange(number: number, change: Partial<ObligationOut> = {}): ObligationOut {
  const found = told.find((each) => each.number === number)
  if (found === undefined) throw new Error(`no change ${number}`)
  const summary = summaryOf(found)
  const stage = summary.stage === 'window' ? 'release' : summary.stage
  const dueAt = summary.dueAt ?? NOW
  const plan: ObligationOut['plan'] = [
    ...(dueAt > NOW
      ? [{ at: new Date((Date.parse(dueAt) + Date.parse(NOW)) / 2).toISOString(), does: 'remind' as const }]
      : []),
    ...LADDER(dueAt),
  ].filter((rung) => rung.at > NOW)
  return {
    id: nth('obl', number, at('06 09:00')).replace(/.{16}$/, summary.id.slice(-16)),
    version: 1,
    caseId: summary.id,
    kind: `change.${stage}`,
    standard: STANDARDS[`change.${stage}`] ?? '',
    number: summary.number,
    title: summary.title,
    accountable: summary.accountable ?? ref(2),
    via: 'holder',
    openedAt: at('06 09:00'),
    dueAt,
    isOverdue: dueAt < NOW,
    status: 'open',
    acknowledgedAt: null,
    nextTickAt: plan[0]?.at ?? null,
    plan,
    offer: null,
    asked: [],
    closedAt: null,
    ...change,
  }
}

const note = '我明天上午在机房做存储巡检，请代为评估。'

export const obligations: ObligationOut[] = [
  ofChange(1038),
  ofChange(1042),
  ofChange(1029, { acknowledgedAt: at('06 18:00') }),
  ofChange(1043, { via: 'deputy', offer: { to: ref(4), by: ref(2), at: at('07 09:30'), note: null } }),
  ofChange(1044, { offer: { to: ref(2), by: ref(3), at: at('07 09:50'), note } }),
  ofChange(1041),
  ofChange(1040),
  ofChange(1036),
  {
    ...ofChange(1029),
    id: nth('obl', 9001, at('06 09:00')),
    caseId: nth('gap', 1, at('06 09:00')),
    kind: 'roster.fill-gap',
    standard: STANDARDS['roster.fill-gap'] ?? '',
    number: null,
    title: '存储管理员',
    dueAt: at('09 18:00'),
    plan: [{ at: at('09 18:00'), does: 'climb', to: 'head' }],
  },
  ofChange(1027, {
    kind: 'change.review',
    status: 'discharged',
    closedAt: at('05 17:12'),
    dueAt: at('06 12:00'),
    plan: [],
    nextTickAt: null,
    accountable: ref(2),
  }),
  ofChange(1025, {
    kind: 'change.authorise',
    status: 'discharged',
    closedAt: at('02 15:40'),
    dueAt: at('06 12:00'),
    plan: [],
    nextTickAt: null,
    accountable: ref(2),
  }),
]

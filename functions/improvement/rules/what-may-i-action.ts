import type { Grant } from '../../kernel/actor.ts'
import type { Reason, Verdict } from '../../kernel/refusal.ts'
import type { OpenObligation } from '../../obligation/index.ts'
import { isActive, mayAct, notActive } from '../../responsibility/index.ts'
import type { ActionStatus, ImprovementAction } from '../action.ts'
import type { Asking } from './what-may-i-review.ts'
import { barredFromJudging } from './who-judges.ts'

export const ACTION_STEPS = ['done', 'verify', 'check', 'drop'] as const
export type ActionStep = (typeof ACTION_STEPS)[number]

const WHEN: Readonly<Record<ActionStep, readonly ActionStatus[]>> = {
  done: ['open'],
  verify: ['done'],
  check: ['verified'],
  drop: ['open', 'done', 'verified'],
}

/** Whether somebody may take a step of an action, and by which grant. */
export function mayIAct(
  step: ActionStep,
  action: ImprovementAction,
  open: readonly OpenObligation[],
  { directory, person, now }: Asking,
): Verdict<Grant> {
  if (!isActive(directory, person)) return { no: notActive }
  if (!WHEN[step].includes(action.status)) return { no: wrongStatus }
  const owed = open.find(({ concerns }) => concerns === undefined)
  if (step === 'done') {
    return owed?.accountable === person
      ? { yes: { authority: 'improvement-action.done', via: 'relation' } }
      : { no: notAccountable }
  }
  if (barredFromJudging(action).includes(person)) return { no: ownWork }
  if (step === 'drop' && (action.owner.person === person || owed?.accountable === person) && action.status === 'open')
    return { no: ownWork }
  const verdict = mayAct(directory, person, 'improvement.close', now)
  if ('no' in verdict) return verdict
  return step === 'check' && action.checkFrom !== undefined && now < action.checkFrom ? { no: tooEarly } : verdict
}

const wrongStatus: Reason = {
  code: 'wrong-status',
  text: {
    'zh-CN': '改进措施目前的状态不能这样做。',
    en: 'The action is not in a state in which this can be done.',
  },
}
const notAccountable: Reason = {
  code: 'not-accountable',
  text: {
    'zh-CN': '措施由责任人落实；您不是现在的责任人。',
    en: 'Whoever is accountable does it, and that is not you.',
  },
}
const ownWork: Reason = {
  code: 'judge-is-doer',
  text: {
    'zh-CN': '这项措施由您落实，须由其他人判断。',
    en: 'It is yours to do, so somebody else has to judge it.',
  },
}
const tooEarly: Reason = {
  code: 'too-early',
  text: {
    'zh-CN': '还没到检查效果的日子。',
    en: 'It is too early to tell whether it helped.',
  },
}

/** It was put off as often as it can be. */
export const postponedEnough: Reason = {
  code: 'postponed-enough',
  text: {
    'zh-CN': '已推迟两次，请给出结论：见效或没有见效。',
    en: 'It was put off twice. Say now whether it helped.',
  },
}

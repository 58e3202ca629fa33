import type { FieldError } from '../kernel/refusal.ts'
import { type Filling, say } from '../kernel/text.ts'

/** Why a policy cannot be saved: what is wrong at one place of it. */
const FAULTS = {
  'stage-missing': ['这个阶段缺少时限设置。', 'This stage has no ladder.'],
  'unknown-stage': ['这项策略没有这个阶段。', 'This policy has no such stage.'],
  'allowance-too-short': ['至少 {least}。', 'At least {least}, please.'],
  'allowance-too-long': ['最长一年：{most}。', 'A year at most: {most}.'],
  'again-too-often': ['最多每 {least} 提醒一次。', 'Every {least} at most.'],
  'again-too-rare': [
    '升级到头之后，至少每个工作日（或每 24 小时）要再提醒一次。',
    'After the last step it has to be told again at least every working day, or every 24 hours.',
  ],
  'clock-differs': [
    '同一阶段要么都按工作时间，要么都按自然时间：混用就排不出先后。',
    'A stage runs either on business time or on every minute; mixed, its steps have no sure order.',
  ],
  'not-in-order': ['必须晚于前一项。', 'This has to come after the one before it.'],
  'same-moment': ['与升级发生在同一时刻，请错开。', 'This falls on the same moment as a climb; move one of them.'],
  'order-depends-on-calendar': [
    '无法与其他步骤分出先后：一个工作日有几小时随日历而变。请都按小时写，或都按天写。',
    'It has no sure order with the other steps, because the hours of a day depend on the calendar: say all of them in hours, or all in days.',
  ],
  'reminder-after-last-step': [
    '提醒必须早于最后一次升级。',
    'Reminders come before the last climb; afterwards the head is told again by itself.',
  ],
  'ends-with-nobody': [
    '最后一步必须升级到 IT 负责人，否则可能无人负责。',
    'The last climb has to be to the head of IT; otherwise it could end with nobody.',
  ],
  'nobody-answers': [
    'IT 负责人一岗没有任职人，也没有代理人：升级到最后会没有人负责。请先补齐。',
    'The head of IT’s post has neither holder nor deputy, so the ladder would end with nobody. Fill it first.',
  ],
  'unknown-position': ['没有这个岗位。', 'There is no such position.'],
  'unknown-group': ['没有这个组。', 'There is no such group.'],
  'unknown-person': ['没有这个人。', 'There is no such person.'],
  'person-not-active': ['此人已离职或停用。', 'This person has left or is deactivated.'],
  'from-out-of-range': ['请选三年以内的时间。', 'Please choose a time within three years of now.'],
} as const satisfies Record<string, readonly [chinese: string, english: string]>

export type PolicyFault = keyof typeof FAULTS

/** `path` as the caller wrote it: `stages/authorise/climbs/1/after`. */
export function policyFault(
  path: string,
  code: PolicyFault,
  values: Readonly<Record<string, Filling>> = {},
): FieldError {
  const [chinese, english] = FAULTS[code]
  const text = { 'zh-CN': chinese, en: english }
  return { path, code, message: { 'zh-CN': say(text, 'zh-CN', values), en: say(text, 'en', values) } }
}

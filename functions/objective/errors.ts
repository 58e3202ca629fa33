import { type FieldError, InvalidInputError, RefusalError } from '../kernel/refusal.ts'
import type { Objective } from './objective.ts'

const FAULTS = {
  'unknown-position': ['owner', '没有这个岗位。', 'There is no such position.'],
  'year-out-of-range': [
    'year',
    '只能制定今年及以后五年的目标。',
    'Objectives are set for this year and the next five.',
  ],
  'start-reaches-target': [
    'measure/start',
    '年初值已经达到目标，请核对；只需全年保持的指标不必填写年初值。',
    'It reaches the target from the start. Leave the start out for what only has to be kept all year.',
  ],
  'day-in-the-future': ['on', '日期不能晚于今天。', 'The day has not come yet.'],
  'day-outside-its-year': ['on', '日期必须在目标所属的年度之内。', 'The day has to lie in the year of the objective.'],
  'nothing-to-change': ['', '没有任何改动。', 'Nothing would change.'],
} as const satisfies Record<string, readonly [path: string, chinese: string, english: string]>

/** 422: what was sent cannot be, at one place of it. */
export function invalid(code: keyof typeof FAULTS): InvalidInputError {
  const [path, chinese, english] = FAULTS[code]
  return new InvalidInputError([{ path, code, message: { 'zh-CN': chinese, en: english } } satisfies FieldError])
}

/** 409: it has ended, and stays as it is. */
export const objectiveClosed = (state: Objective['status']) =>
  new RefusalError(
    409,
    {
      code: 'objective-closed',
      text: { 'zh-CN': '这项目标已经结束，不能再修改。', en: 'This objective is closed and can no longer be changed.' },
    },
    { state },
  )

import type { JsonObject } from '../kernel/json.ts'
import { RefusalError, type RefusalStatus } from '../kernel/refusal.ts'

type Words = readonly [status: RefusalStatus, chinese: string, english: string]

/** Why something about on-call cannot be as somebody wants it. */
const REFUSALS = {
  'in-the-past': [
    409,
    '过去的值班不能更改，请选择现在或以后的时间。',
    'What has passed does not change; choose now, or later.',
  ],
  'too-far-ahead': [422, '最多提前一年安排。', 'At most a year ahead.'],
  'until-before-from': [422, '结束时间必须晚于开始时间。', 'The end has to be later than the beginning.'],
  'range-too-long': [422, '一次最多查看 100 天。', 'At most 100 days at a time.'],
  'nothing-to-change': [422, '没有需要修改的内容。', 'There is nothing to change.'],
  'schedule-retired': [409, '这张值班表已停用。', 'This schedule is not in use any more.'],
  'unknown-schedule': [422, '没有这张值班表。', 'There is no such schedule.'],
  'too-many-schedules': [409, '值班表最多 100 张，请先停用不再需要的。', 'At most 100 schedules; retire one first.'],
  'unknown-person': [
    422,
    '没有此人、此人已离职，或没有担任 IT 岗位。',
    'There is no such person, they have left, or they hold no position in IT.',
  ],
  'person-is-away': [
    409,
    '{person}在这段时间已登记离岗，不能值班。',
    '{person} is away at that time and cannot be on call.',
  ],
  'has-the-shift': [409, '这段时间本来就是此人值班。', 'That shift is this person’s already.'],
  'override-has-ended': [409, '这项安排已经结束。', 'This has ended already.'],
  'receiver-is-giver': [422, '不能和自己换班。', 'Nobody swaps with themselves.'],
  'not-your-shift': [403, '这段时间不是您值班。', 'That shift is not yours.'],
  'not-their-shift': [409, '换回的时间不是对方值班。', 'The shift you would take in return is not theirs.'],
  'swap-is-over': [409, '这个换班请求已有结果。', 'This request to swap is over.'],
  'not-asked': [403, '这个换班请求问的不是您。', 'This request to swap does not ask you.'],
  'hand-over-is-over': [409, '这次交接班已经完成。', 'This hand-over is over.'],
  'not-accountable': [
    403,
    '应由现在的接班人确认，您不是接班人。',
    'Whoever takes the shift over accepts it, and that is not you.',
  ],
  'too-many-feeds': [409, '日历订阅最多 10 个，请先停用不再需要的。', 'At most 10 feeds; revoke one first.'],
} as const satisfies Readonly<Record<string, Words>>

export type OnCallRefusal = keyof typeof REFUSALS

export function refused(code: OnCallRefusal, values: Readonly<Record<string, string>> = {}, evidence: JsonObject = {}) {
  const [status, chinese, english] = REFUSALS[code]
  return new RefusalError(status, { code, text: { 'zh-CN': chinese, en: english }, values }, evidence)
}

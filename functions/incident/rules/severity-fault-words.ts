import type { FieldError } from '../../kernel/refusal.ts'

/** Why a severity policy cannot be published. */
const FAULTS = {
  'matrix-turned': [
    '影响更大或更紧急的，级别不能更低。',
    'What hits more people or is more urgent cannot count for less.',
  ],
  'wait-too-short': ['至少 1 分钟。', 'At least a minute, please.'],
  'wait-too-long': ['太长了：没有人会等这么久。', 'That is too long: nobody would be left waiting for that.'],
  'ends-with-nobody': [
    '最后一步必须是 IT 负责人，否则可能无人负责。',
    'The last step has to be the head of IT; otherwise it could end with nobody.',
  ],
  'nobody-answers': [
    'IT 负责人一岗没有任职人：升级到最后会没有人。请先补齐。',
    'Nobody holds the head of IT’s post, so the ladder would end with nobody. Fill it first.',
  ],
  'told-twice': ['前面的步骤已经呼叫过，请删去。', 'An earlier step pages them already; take this one out.'],
  'again-too-rare': [
    '升级到头之后，至少每天要再呼叫一次。',
    'After the last step the head has to be paged again at least daily.',
  ],
  'nobody-leads': ['必须有人指挥。', 'Somebody has to command.'],
  'given-twice': ['同一角色只写一次。', 'Name each role once.'],
  'unknown-position': ['没有这个岗位。', 'There is no such position.'],
  'unknown-schedule': ['没有这张值班表。', 'There is no such schedule.'],
  'unknown-person': ['没有这个人，或此人已离职。', 'There is no such person, or they have left.'],
} as const satisfies Record<string, readonly [chinese: string, english: string]>

/** `path` as the caller wrote it: `policy/severities/1/ladder/0/wait`. */
export function severityFault(path: string, code: keyof typeof FAULTS): FieldError {
  const [chinese, english] = FAULTS[code]
  return { path: `policy/${path}`, code, message: { 'zh-CN': chinese, en: english } }
}

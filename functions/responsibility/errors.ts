import { RefusalError, type RefusalStatus } from '../kernel/refusal.ts'

type Words = readonly [status: RefusalStatus, chinese: string, english: string]

/** Why an organisation may not become what somebody wants it to be. */
const REFUSALS = {
  'email-taken': [409, '这个邮箱已被另一位在职人员使用。', 'Somebody else who works here has this address already.'],
  'stale-version': [
    412,
    '内容已被他人修改，请重新读取后再改。',
    'It was changed in the meantime; read it again before you change it.',
  ],
  'nothing-to-change': [422, '没有需要修改的内容。', 'There is nothing to change.'],
  'head-must-stay': [
    409,
    'IT 负责人这一岗位不能空缺，请先指定接任者。',
    'The head of IT may not be left vacant; name a successor first.',
  ],
  'administrator-must-stay': [
    409,
    '至少要有一人能够管理组织信息，请先指定另一位管理员。',
    'Somebody has to be able to administer the directory; name another administrator first.',
  ],
  'unknown-person': [422, '没有这个人。', 'There is no such person.'],
  'unknown-group': [422, '没有这个组。', 'There is no such group.'],
  'unknown-position': [422, '没有这个岗位。', 'There is no such position.'],
  'unknown-service': [422, '没有这项服务。', 'There is no such service.'],
  'authority-follows-duties': [
    409,
    '职责书已生效，岗位权限由职责决定，请在职责书中调整。',
    'The role book is in force: what a position may do follows from its duties. Change it there.',
  ],
  'until-before-from': [422, '结束时间必须晚于开始时间。', 'The end has to be later than the beginning.'],
  'already-has-place': [
    409,
    '此人在这段时间已任此岗或已是其代理人。',
    'This person has that place already during this time.',
  ],
  'too-many-places': [
    409,
    '一个人最多担任或代理 {most} 个岗位。',
    'Nobody can hold or deputise for more than {most} positions.',
  ],
  'leader-not-in-group': [
    409,
    '组长岗位必须属于本组。',
    'The position that leads a group has to be one of that group.',
  ],
  'dependency-circle': [
    422,
    '服务不能直接或间接地依赖自己。',
    'A service cannot depend on itself, neither directly nor through others.',
  ],
  'absence-has-ended': [409, '这段时间已经过去。', 'This time is over already.'],
  'absence-too-long': [422, '一次离岗最长两年。', 'An absence is two years long at most.'],
  'absence-too-far-ahead': [422, '最多提前一年登记离岗。', 'An absence is entered one year ahead at most.'],
  'too-many-absences': [
    409,
    '尚未结束的离岗记录最多 {most} 条。',
    'At most {most} absences can lie ahead of a person.',
  ],
} as const satisfies Record<string, Words>

export type OrganisationRefusal = keyof typeof REFUSALS

/** The refusal of this code, to be thrown; `values` fill its text and are its evidence. */
export function refused(
  code: OrganisationRefusal,
  values: Readonly<Record<string, string | number>> = {},
): RefusalError {
  const [status, chinese, english]: Words = REFUSALS[code]
  return new RefusalError(status, { code, text: { 'zh-CN': chinese, en: english }, values }, { ...values })
}

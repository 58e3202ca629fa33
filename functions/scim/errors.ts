import { RefusalError, type RefusalStatus } from '../kernel/refusal.ts'

type Words = readonly [status: RefusalStatus, scimType: string | undefined, chinese: string, english: string]

/** What SCIM refuses beside what the organisation refuses. Its own word for it goes along (RFC 7644, 3.12). */
const REFUSALS = {
  'scim-filter': [400, 'invalidFilter', '看不懂这个过滤条件：{why}', 'This filter is not understood: {why}'],
  'scim-path': [400, 'invalidPath', '这个路径不能修改：{path}', 'This path cannot be changed: {path}'],
  'scim-value': [400, 'invalidValue', '这个值不能用：{why}', 'This value cannot be taken: {why}'],
  'user-name-taken': [
    409,
    'uniqueness',
    '这个 userName 或 externalId 已属于另一个人（可能已离职）。',
    'This userName or externalId is somebody else’s already, who may have left.',
  ],
  'scim-group-is-read-only': [
    400,
    'mutability',
    '组的成员由岗位决定，请改为增减具体岗位（id 以 pos_ 开头）的成员。',
    'Who is in a group follows from its positions: add and remove members of a position (its id begins with pos_).',
  ],
  'scim-too-many-members': [
    400,
    'tooMany',
    '一次最多增减 {most} 名成员，请分批提交。',
    'At most {most} members come and go at once; please send them in parts.',
  ],
} as const satisfies Record<string, Words>

export type ScimRefusal = keyof typeof REFUSALS

/** The refusal of this code, to be thrown. */
export function refused(code: ScimRefusal, values: Readonly<Record<string, string | number>> = {}): RefusalError {
  const [status, scimType, chinese, english]: Words = REFUSALS[code]
  const reason = { code, text: { 'zh-CN': chinese, en: english }, values }
  return new RefusalError(status, reason, scimType === undefined ? {} : { scimType })
}

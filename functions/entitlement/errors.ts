import type { JsonObject } from '../kernel/json.ts'
import { type FieldError, InvalidInputError, type Reason, RefusalError } from '../kernel/refusal.ts'

const FORBIDDEN = new Set([
  'authority-missing',
  'person-not-active',
  'approver-is-requester',
  'approver-has-it',
  'grants-to-oneself',
  'granter-is-approver',
  'proves-own',
  'reviewer-took-it',
  'not-requester',
  'not-theirs',
  'not-their-position',
])

/** 409 for a file that cannot be taken as it is now. */
export const refusedFile = (reason: Reason, values: Reason['values'] = {}): RefusalError =>
  new RefusalError(409, { ...reason, values })

/** 403 for whoever may not, 409 for what cannot be now; the present state comes along. */
export const refused = (reason: Reason, evidence: JsonObject = {}): RefusalError => {
  const act = reason.values?.act
  return new RefusalError(
    FORBIDDEN.has(reason.code) ? 403 : 409,
    reason,
    typeof act === 'string' ? { ...evidence, authority: act } : evidence,
  )
}

const invalid = (path: string, code: string, zh: string, en: string): InvalidInputError =>
  new InvalidInputError([{ path, code, message: { 'zh-CN': zh, en } } satisfies FieldError])

export const invalidBecause = (path: string, { code, text }: Reason): InvalidInputError =>
  new InvalidInputError([{ path, code, message: text }])

export const unknownRight = (path = 'right') =>
  invalid(path, 'unknown-right', '目录里没有这项权限。', 'There is no such right in the catalogue.')
export const unknownSystem = () => invalid('system', 'unknown-system', '没有这个系统。', 'There is no such system.')
export const unknownService = () => invalid('service', 'unknown-service', '没有这项服务。', 'There is no such service.')
export const unknownPosition = (index: number) =>
  invalid(`positions/${index}`, 'unknown-position', '没有这个岗位。', 'There is no such position.')
export const addressNotAllowed = () =>
  invalid(
    'connector/url',
    'address-not-allowed',
    '只能使用公网的 https 地址，不带用户名、密码和片段。',
    'It has to be a public https address, without user name, password or fragment.',
  )
export const unknownPerson = () =>
  invalid('person', 'unknown-person', '没有此人，或此人已离职。', 'There is no such person, or they have left.')
export const personWithoutPosition = () =>
  invalid(
    'person',
    'person-without-position',
    '此人在信息技术部没有岗位，系统权限只能因岗位而有。',
    'This person holds no position in the department, and rights on systems are given for positions.',
  )
export const positionNeeded = () =>
  invalid(
    'position',
    'position-needed',
    '此人有多个岗位，请说明为哪个岗位申请。',
    'This person holds several positions; say for which it is needed.',
  )
export const notTheirPosition = () =>
  invalid('position', 'not-their-position', '此人不在这个岗位上。', 'This person is not in this position.')
export const notADuty = () =>
  invalid(
    'duty',
    'not-a-duty-of-the-position',
    '现行职责书里，这个岗位没有这项职责。',
    'The role book in force gives this position no such duty.',
  )
export const untilInThePast = () =>
  invalid('until', 'until-in-the-past', '期限必须在将来。', 'It has to end in the future.')
export const untilTooFar = (days: number) =>
  invalid('until', 'until-too-far', `这项权限最长 ${days} 天。`, `This right is given for ${days} days at most.`)
export const oneFilterOnly = () =>
  invalid(
    'person',
    'one-filter-only',
    '人员、系统、岗位、风险、状态、到期只能选一个（按系统时可再选权限）。',
    'Choose one of person, system (perhaps with a right), position, risk, status and end.',
  )

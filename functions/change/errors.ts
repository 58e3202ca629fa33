import type { JsonObject } from '../kernel/json.ts'
import { type FieldError, InvalidInputError, type Reason, RefusalError } from '../kernel/refusal.ts'
import type { ChangeHead } from './change.ts'
import { commentNeeded, staleVersion } from './rules/reasons.ts'

/** 403 for whoever may not, 409 for what cannot be now; the present state comes along. */
const FORBIDDEN = new Set([
  'authority-missing',
  'person-not-active',
  'assessor-is-requester',
  'assessor-is-implementer',
  'authoriser-is-requester',
  'authoriser-is-implementer',
  'authoriser-is-assessor',
  'tester-is-implementer',
  'reviewer-is-requester',
  'reviewer-is-implementer',
  'not-implementer',
  'not-requester',
  'not-requester-or-implementer',
])

/** The text names a missing authority in words; programs find its code beside it, in `authority`. */
export const refused = (reason: Reason, evidence: JsonObject): RefusalError => {
  const act = reason.values?.act
  return new RefusalError(
    FORBIDDEN.has(reason.code) ? 403 : 409,
    reason,
    typeof act === 'string' ? { ...evidence, authority: act } : evidence,
  )
}

export const isStale = ({ version, status }: Pick<ChangeHead, 'version' | 'status'>): RefusalError =>
  new RefusalError(412, staleVersion, { version, state: status })

const invalid = (path: string, code: string, zh: string, en: string): FieldError => ({
  path,
  code,
  message: { 'zh-CN': zh, en },
})

export const needsComment = () =>
  new InvalidInputError([{ path: 'comment', code: commentNeeded.code, message: commentNeeded.text }])

export const unknownService = (index: number) =>
  invalid(`services/${index}`, 'unknown-service', '没有这项服务。', 'There is no such service.')

export const repeatedService = (index: number) =>
  invalid(`services/${index}`, 'repeated-service', '同一服务列了两次。', 'This service is listed twice.')

export const unknownPerson = (path: string) =>
  invalid(path, 'unknown-person', '没有此人，或此人已离职。', 'There is no such person, or they have left.')

export const notStaff = (path: string) =>
  invalid(
    path,
    'person-without-position',
    '此人在信息技术部没有岗位。',
    'This person holds no position in the department.',
  )

export const windowInThePast = () =>
  invalid('releaseWindow/until', 'window-in-the-past', '发布窗口已经过去。', 'The release window has passed already.')

export const windowTooShort = () =>
  invalid(
    'releaseWindow/until',
    'window-too-short',
    '发布窗口至少 15 分钟。',
    'A release window lasts at least 15 minutes.',
  )

export const windowTooLong = () =>
  invalid('releaseWindow/until', 'window-too-long', '发布窗口最长 7 天。', 'A release window lasts 7 days at most.')

export const nothingToChange = () =>
  new InvalidInputError([invalid('', 'nothing-to-change', '没有任何改动。', 'Nothing would change.')])

export const oneFilterOnly = () =>
  new InvalidInputError([
    invalid('status', 'one-filter-only', '状态与申请人只能选一个。', 'Filter by status or by requester, not by both.'),
  ])

import type { JsonObject } from '../kernel/json.ts'
import { type FieldError, InvalidInputError, type Reason, RefusalError } from '../kernel/refusal.ts'
import { staleVersion } from './rules/reasons.ts'

/** 403 for whoever may not, 409 for what cannot be now. */
const FORBIDDEN = new Set([
  'authority-missing',
  'person-not-active',
  'own-entitlement',
  'not-asked',
  'signer-decided-most',
])

/** The text names a missing authority in words; programs find its code beside it, in `authority`. */
export const refused = (reason: Reason, evidence: JsonObject = {}): RefusalError => {
  const act = reason.values?.act
  return new RefusalError(
    FORBIDDEN.has(reason.code) ? 403 : 409,
    reason,
    typeof act === 'string' ? { ...evidence, authority: act } : evidence,
  )
}

/** 412 with the present version, when the caller named another. */
export function mustBeFresh(
  { version, status }: { readonly version: number; readonly status: string },
  seen: number | undefined,
): void {
  if (seen === undefined || seen === version) return
  throw new RefusalError(412, { ...staleVersion, values: { version } }, { version, state: status })
}

const invalid = (path: string, code: string, zh: string, en: string): FieldError => ({
  path,
  code,
  message: { 'zh-CN': zh, en },
})

export const wrong = (...errors: readonly FieldError[]): InvalidInputError => new InvalidInputError(errors)

export const unknownPosition = (index: number) =>
  invalid(`scope/positions/${index}`, 'unknown-position', '没有这个岗位。', 'There is no such position.')
export const unknownSystem = (index: number) =>
  invalid(`scope/systems/${index}`, 'unknown-system', '没有这个系统。', 'There is no such system.')
export const dateTooSoon = () =>
  invalid(
    'decideBy',
    'date-too-soon',
    '截止时间至少在一天以后，复核人才来得及看。',
    'At least a day from now, so that people can look.',
  )
export const dateTooFar = () =>
  invalid('decideBy', 'date-too-far', '截止时间最晚在一年以内。', 'Within a year, please.')
export const dayInThePast = () => invalid('next', 'day-in-the-past', '下次开始的日期已经过去。', 'That day has passed.')
export const dayNotInEveryMonth = () =>
  invalid('next', 'day-not-in-every-month', '请选每月 28 日或之前的日期。', 'The 28th of a month at the latest.')
export const ownerMayNot = () =>
  invalid(
    'owner',
    'owner-may-not',
    '此人的岗位没有“组织权限复核”的权限。',
    'None of their positions may run access reviews.',
  )
export const nothingToChange = () => wrong(invalid('', 'nothing-to-change', '没有任何改动。', 'Nothing would change.'))

export const unknownItem = (path: string) =>
  invalid(path, 'unknown-item', '这份复核里没有这项权限。', 'There is no such entitlement in this package.')
export const reasonNeeded = () =>
  wrong(
    invalid(
      'reason',
      'reason-needed',
      '请写明理由：收回、调整，以及保留高风险或有异常的权限，都需要理由。',
      'Please say why: revoking, changing, and keeping what is of high risk or odd need a reason.',
    ),
  )
export const changeOfWhat = () =>
  wrong(
    invalid(
      'until',
      'change-of-what',
      '调整时，请在“缩短期限”和“换成较小的权限”中选一项。',
      'To change it, name either an earlier end or a lesser right.',
    ),
  )
export const changeWithoutChange = () =>
  wrong(
    invalid(
      'verdict',
      'change-without-change',
      '只有“调整”才能填写期限或权限。',
      'An end or a right belongs to a change only.',
    ),
  )
export const notShorter = () =>
  wrong(
    invalid(
      'until',
      'not-shorter',
      '新的期限应在现在之后、原期限之前。',
      'Later than now, and earlier than it ends anyway.',
    ),
  )
export const unknownRight = () =>
  wrong(invalid('right', 'unknown-right', '这个系统没有这项权限。', 'There is no such right on this system.'))
export const notLesser = () =>
  wrong(
    invalid('right', 'not-lesser', '新权限的风险不能高于原权限，也不能是同一项。', 'Another right, of no higher risk.'),
  )

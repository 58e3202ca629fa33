import { type FieldError, InvalidInputError, type Reason, RefusalError } from '../kernel/refusal.ts'
import { type Language, say, type Text } from '../kernel/text.ts'
import { ConditionFailedError, InvalidCursorError, StoreBusyError } from '../platform/store.ts'
import { fieldError } from './field-errors.ts'
import { doorReason, HeaderRefusedError, TooManyRequestsError } from './refusals.ts'

/** An error as RFC 9457 tells it; what the caller sees and nothing more. */
export interface Problem {
  readonly status: number
  readonly reason: Reason
  readonly evidence: Readonly<Record<string, unknown>>
  readonly errors?: readonly FieldError[]
  readonly headers: Readonly<Record<string, string>>
}

const TITLES: Readonly<Record<number, Text>> = {
  400: { 'zh-CN': '请求无法读取', en: 'Unreadable request' },
  401: { 'zh-CN': '需要登录', en: 'Sign-in needed' },
  403: { 'zh-CN': '没有权限', en: 'Not allowed' },
  404: { 'zh-CN': '没有找到', en: 'Not found' },
  405: { 'zh-CN': '不支持这种请求方法', en: 'Method not allowed' },
  409: { 'zh-CN': '与当前状态不符', en: 'Conflict with the present state' },
  412: { 'zh-CN': '内容已被修改', en: 'Changed in the meantime' },
  413: { 'zh-CN': '内容太大', en: 'Too large' },
  415: { 'zh-CN': '不支持这种内容类型', en: 'Wrong content type' },
  422: { 'zh-CN': '内容有误', en: 'Some input is wrong' },
  429: { 'zh-CN': '请求太频繁', en: 'Too many requests' },
  500: { 'zh-CN': '系统内部出错', en: 'Something went wrong inside' },
  503: { 'zh-CN': '系统正忙', en: 'Busy' },
}

export const titleOf = (status: number): Text => TITLES[status] ?? (TITLES[500] as Text)

/** The problem an error amounts to; `undefined` for what nobody expected. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof RefusalError) return refusalProblem(error)
  if (error instanceof InvalidCursorError) {
    return refusalProblem(new InvalidInputError([fieldError(['cursor'], 'stale-cursor')]))
  }
  if (error instanceof ConditionFailedError) return plain(409, doorReason('lost-race'))
  if (error instanceof StoreBusyError) return plain(503, doorReason('busy'), { 'Retry-After': '1' })
  return undefined
}

/** Something nobody expected; the id finds it in the log. */
export const unexpectedProblem = (requestId: string): Problem => ({
  ...plain(500, {
    code: 'unexpected',
    text: {
      'zh-CN': '系统内部出错，已记录。请把编号告诉管理员：{requestId}',
      en: 'Something went wrong inside; it has been recorded. Tell an administrator this number: {requestId}',
    },
    values: { requestId },
  }),
  evidence: { requestId },
})

/** The address exists, but not for this method. */
export const methodNotAllowed = (allowed: readonly string[]): Problem =>
  plain(
    405,
    {
      code: 'method-not-allowed',
      text: {
        'zh-CN': '这个地址只支持：{allowed}。',
        en: 'This address supports only: {allowed}.',
      },
      values: { allowed: allowed.join(', ') },
    },
    { Allow: allowed.join(', ') },
  )

/** The document of a problem in a language. */
export function problemDocument({ status, reason, evidence, errors }: Problem, language: Language): string {
  return JSON.stringify({
    ...evidence,
    type: `/problems/${reason.code}`,
    title: say(titleOf(status), language),
    status,
    detail: say(reason.text, language, reason.values),
    code: reason.code,
    ...(errors === undefined
      ? {}
      : { errors: errors.map(({ path, code, message }) => ({ path, code, message: message[language] })) }),
  })
}

const plain = (status: number, reason: Reason, headers: Problem['headers'] = {}): Problem => ({
  status,
  reason,
  evidence: {},
  headers,
})

/** A refusal as a problem. */
export function refusalProblem(error: RefusalError): Problem {
  const { status, reason, evidence } = error
  const errors = fieldErrorsIn(error)
  return {
    status,
    reason,
    evidence,
    headers: headersFor(error),
    ...(errors === undefined ? {} : { errors }),
  }
}

function fieldErrorsIn(error: RefusalError): readonly FieldError[] | undefined {
  if (error instanceof InvalidInputError) return error.errors
  if (!(error instanceof HeaderRefusedError)) return undefined
  return [{ path: error.header, code: error.reason.code, message: error.reason.text }]
}

function headersFor(error: RefusalError): Problem['headers'] {
  if (error instanceof TooManyRequestsError) return { 'Retry-After': String(error.retryAfterSeconds) }
  const { retryAfterSeconds } = error.evidence
  if (error.status === 429 && typeof retryAfterSeconds === 'number') return { 'Retry-After': String(retryAfterSeconds) }
  if (error.status === 503) return { 'Retry-After': '1' }
  return error.status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {}
}

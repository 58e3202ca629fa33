import { InvalidInputError, type Reason, RefusalError } from '../kernel/refusal.ts'

/** 401: whoever this is, they showed nothing that only the source could. Nothing is said about whether there is one. */
export const unsigned = (): RefusalError =>
  new RefusalError(401, {
    code: 'unsigned',
    text: {
      'zh-CN': '没有带上这个来源的密钥或有效签名，没有收下任何内容。',
      en: 'It shows neither the key of this source nor a good signature. Nothing was kept.',
    },
  })

export const tooManyCalls = (retryAfterSeconds: number): RefusalError =>
  new RefusalError(
    429,
    {
      code: 'too-many-calls',
      text: {
        'zh-CN': '这个来源的调用次数已达上限，请在 {seconds} 秒后重发。',
        en: 'This source has called as often as it may. Please send it again in {seconds} seconds.',
      },
      values: { seconds: retryAfterSeconds },
    },
    { retryAfterSeconds },
  )

export const nothingSent = (): RefusalError =>
  new RefusalError(400, {
    code: 'nothing-sent',
    text: { 'zh-CN': '没有收到内容。', en: 'There is nothing in the request.' },
  })

/** 503: AWS cannot be asked for its certificate now; SNS comes again. */
export const cannotCheckNow = (cause: unknown): RefusalError =>
  new RefusalError(
    503,
    {
      code: 'cannot-check-now',
      text: {
        'zh-CN': '暂时取不到 AWS 的签名证书，请稍后重发。',
        en: 'The certificate of AWS cannot be read now; please send it again.',
      },
    },
    {},
    { cause },
  )

export const oneFilterOnly = (): InvalidInputError =>
  fault('status', 'one-filter-only', {
    'zh-CN': '状态与来源只能选一个。',
    en: 'Filter by status or by source, not by both.',
  })

export const fault = (path: string, code: string, message: Reason['text']): InvalidInputError =>
  new InvalidInputError([{ path, code, message }])

export const conflict = (code: string, chinese: string, english: string): RefusalError =>
  new RefusalError(409, { code, text: { 'zh-CN': chinese, en: english } })

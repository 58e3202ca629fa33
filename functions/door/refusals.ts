import type { JsonObject } from '../kernel/json.ts'
import { RefusalError, type RefusalStatus } from '../kernel/refusal.ts'
import type { Text } from '../kernel/text.ts'

/** What the door itself refuses, before any room is asked: code to status and reason. */
const DOOR_REFUSALS = {
  'unreadable-json': [400, '内容不是有效的 JSON。', 'The body is not valid JSON.'],
  'not-utf-8': [400, '内容不是 UTF-8 编码。', 'The body is not UTF-8.'],
  'ill-formed-text': [
    400,
    '内容里有不完整的字符（单独的代理项）。',
    'The body contains half a character (a lone surrogate).',
  ],
  'too-deep': [400, '内容嵌套太深，最多 20 层。', 'The body is nested too deeply: 20 levels at most.'],
  'duplicate-key': [400, '同一个对象里有重复的键。', 'An object in the body has the same key twice.'],
  'forbidden-key': [400, '内容里有不允许使用的键。', 'The body uses a key that is not allowed.'],
  'not-signed-in': [401, '请先登录，或提供有效的令牌。', 'Please sign in, or send a valid token.'],
  'cross-site': [
    403,
    '为安全起见，拒绝了来自其他网站的请求。',
    'For safety, requests that come from other sites are refused.',
  ],
  'stale-form': [
    403,
    '这个页面已经过期，请返回重新打开后再提交。',
    'This page is out of date; go back, open it again and resend.',
  ],
  'scope-missing': [403, '这个令牌没有所需的权限范围。', 'This token lacks the scope that is needed.'],
  'no-such-route': [404, '没有这个地址。', 'There is nothing at this address.'],
  'not-found': [404, '没有找到。', 'Nothing was found here.'],
  'lost-race': [
    409,
    '同时有别人在修改，请重新读取后再试。',
    'Somebody else was changing this; read it again and retry.',
  ],
  'body-too-large': [413, '内容太大，最多 256 KB。', 'The body is too large: 256 KB at most.'],
  'wrong-content-type': [
    415,
    '请用 Content-Type: application/json 发送。',
    'Please send it with Content-Type: application/json.',
  ],
  'wrong-form-type': [
    415,
    '请用表单方式（application/x-www-form-urlencoded）发送。',
    'Please send it as a form (application/x-www-form-urlencoded).',
  ],
  'file-too-large': [413, '文件太大，最多 4 MB。', 'The file is too large: 4 MB at most.'],
  'wrong-file-type': [
    415,
    '不支持这种文件。请在 Content-Type 中写明文件类型。',
    'Files of this type are not taken here. Please name the type of the file in Content-Type.',
  ],
  packed: [415, '请不要压缩内容（Content-Encoding）。', 'Please send the body as it is, without Content-Encoding.'],
  'no-file': [400, '没有收到文件内容。', 'There is no file in the request.'],
  'if-match-required': [
    422,
    '请用 If-Match 说明您看到的是哪个版本。',
    'Please name the version you saw in the If-Match header.',
  ],
  'if-match-malformed': [422, 'If-Match 应为一个版本号，例如 "3"。', 'If-Match has to be one version, such as "3".'],
  'idempotency-key-malformed': [
    422,
    'Idempotency-Key 应为 1 到 200 个可见的 ASCII 字符。',
    'Idempotency-Key has to be 1 to 200 visible ASCII characters.',
  ],
  'idempotency-key-reused': [
    422,
    '这个 Idempotency-Key 已用于另一个请求。',
    'This Idempotency-Key has been used for another request.',
  ],
  'too-many-requests': [429, '请求太频繁，请稍后再试。', 'Too many requests; please wait a moment.'],
  busy: [503, '系统正忙，请稍后再试。', 'The system is busy; please try again in a moment.'],
} as const satisfies Record<string, readonly [RefusalStatus, string, string]>

export type DoorRefusal = keyof typeof DOOR_REFUSALS

export const DOOR_REFUSAL_CODES = Object.keys(DOOR_REFUSALS) as readonly DoorRefusal[]

export const doorRefusalStatus = (code: DoorRefusal): RefusalStatus => DOOR_REFUSALS[code][0]

export function doorReason(code: DoorRefusal): { readonly code: DoorRefusal; readonly text: Text } {
  const [, chinese, english] = DOOR_REFUSALS[code]
  return { code, text: { 'zh-CN': chinese, en: english } }
}

/** A refusal of the door, to be thrown. */
export const doorRefusal = (code: DoorRefusal, evidence: JsonObject = {}): RefusalError =>
  new RefusalError(DOOR_REFUSALS[code][0], doorReason(code), evidence)

/** Refused for a while: the caller may come again after so many seconds. */
export class TooManyRequestsError extends RefusalError {
  override readonly name = 'TooManyRequestsError'
  constructor(readonly retryAfterSeconds: number) {
    super(429, doorReason('too-many-requests'))
  }
}

/** A header is missing or wrong. */
export class HeaderRefusedError extends RefusalError {
  override readonly name = 'HeaderRefusedError'
  constructor(
    readonly header: string,
    code: DoorRefusal,
  ) {
    super(422, doorReason(code))
  }
}

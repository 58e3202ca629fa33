import type { JsonObject } from './json.ts'
import { type Filling, type Language, say, type Text } from './text.ts'

/** Why something may not be done: a stable code, the reason in both languages, the evidence. */
export interface Reason {
  /** kebab-case, stable: what programs look at, e.g. `authoriser-is-requester`. */
  readonly code: string
  readonly text: Text
  /** Fills the `{names}` of the text. */
  readonly values?: Readonly<Record<string, Filling>>
}

/** HTTP statuses that tell a caller what is wrong with what they asked. */
export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 412 | 413 | 415 | 422 | 429 | 503

/** What a rule answers: yes, or no with the reason. */
export type Verdict<Grant = true> = { readonly yes: Grant } | { readonly no: Reason }

/** Somebody asked for what cannot be. Changes nothing; becomes an `application/problem+json` at the door. */
export class RefusalError extends Error {
  override readonly name: string = 'RefusalError'
  constructor(
    readonly status: RefusalStatus,
    readonly reason: Reason,
    readonly evidence: JsonObject = {},
    options?: ErrorOptions,
  ) {
    super(`${reason.code}: ${reason.text.en}`, options)
  }
}

/** One wrong field of an input. `path` as in JSON Pointer without the leading slash: `services/0`. */
export interface FieldError {
  readonly path: string
  readonly code: string
  readonly message: Text
}

/** The input is readable but not acceptable: names every wrong field at once. */
export class InvalidInputError extends RefusalError {
  override readonly name = 'InvalidInputError'
  constructor(readonly errors: readonly FieldError[]) {
    super(422, { code: 'invalid-input', text: { 'zh-CN': '有些内容需要改正。', en: 'Some fields need correcting.' } })
  }
}

/** There is nothing of that kind with that id, or the caller may not know of it. */
export class NotFoundError extends RefusalError {
  override readonly name = 'NotFoundError'
  constructor(what = 'thing') {
    super(404, { code: 'not-found', text: { 'zh-CN': '没有找到。', en: 'Nothing was found here.' } }, { what })
  }
}

/** Why something was refused, for a person: of an input every wrong field. */
export const reasonIn = (error: RefusalError, language: Language): string =>
  error instanceof InvalidInputError
    ? error.errors.map(({ message }) => message[language]).join(' ')
    : say(error.reason.text, language, error.reason.values)

import type { Instant } from '../kernel/instant.ts'
import type { Language, Text } from '../kernel/text.ts'
import type { Caller } from './handler.ts'
import type { Platform } from './platform.ts'
import type { Key } from './store.ts'

/** A page rendered by the server, that needs no JavaScript. */
export interface Page {
  /** `GET` also answers HEAD, and never changes anything. `POST` is a form of one of our own pages. */
  readonly method: 'GET' | 'POST'
  /** `/d/:nonce` */
  readonly path: string
  /**
   * `signed-in` unless given: whoever is not gets a page that offers to sign in and then comes back here, and the page
   * is never asked. `anybody`: the page is asked either way.
   */
  readonly admits?: 'signed-in' | 'anybody'
  /** What signing in is for, said to whoever has not; the same for everybody, so that it tells nothing. */
  readonly signInFor?: Text
  handle(platform: Platform, request: PageRequest): Promise<PageAnswer>
}

/** One visit of a page. A POST has passed the checks against forged forms already. */
export interface PageRequest {
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** Fields of a submitted form; line ends are `\n`. Empty for GET. A field given twice is refused before. */
  readonly form: Readonly<Record<string, string>>
  /** Absent when nobody has signed in. Always a person. */
  readonly caller?: Caller
  /** The person's own language; without one, what the browser asks for. */
  readonly language: Language
  readonly now: Instant
  /** What a form that posts to this path has to carry in the hidden field {@link FORM_TOKEN_FIELD}. */
  formToken(path: string): string
  /** For sign-in itself. Never logged. */
  readonly raw: RawVisit
}

export interface RawVisit {
  /** Absolute, under the public address. */
  readonly url: string
  readonly cookies: string | undefined
  readonly address: string | undefined
  /** The row of the visitor's session. */
  readonly session?: Key
}

export type PageAnswer =
  | {
      /** 200 unless given. */
      readonly status?: 200 | 400 | 403 | 404 | 409 | 410 | 412 | 422 | 503
      readonly html: string
      /** Whole `Set-Cookie` values. */
      readonly cookies?: readonly string[]
    }
  | {
      /** 303: where to go on. */
      readonly seeOther: string
      readonly cookies?: readonly string[]
    }

/** Name of the hidden field that proves a form is ours. */
export const FORM_TOKEN_FIELD = 'form-token'

/**
 * Questions these rows answer
 *
 * | question                                 | row                                                          |
 * |------------------------------------------|--------------------------------------------------------------|
 * | what was answered to this key of mine    | `answered#<hash of caller, operation and key>` / `answer`    |
 */
import { hash } from 'node:crypto'
import { DAY, SECOND } from '../kernel/instant.ts'
import type { Item, Store, Write } from '../platform/store.ts'
import { doorRefusal, HeaderRefusedError } from './refusals.ts'
import type { DoorRequest } from './request.ts'

/** How long the same key gets the same answer. */
const KEPT_FOR = DAY
const KEY_PATTERN = /^[\x21-\x7e]{1,200}$/

/** What was answered, word for word. */
export interface KeptAnswer {
  readonly status: number
  readonly body: string | null
  readonly headers: Readonly<Record<string, string>>
}

interface AnsweredRow extends Item {
  readonly request: string
  readonly answer: KeptAnswer & Item[string]
  readonly expiresAt: number
}

/** The request was answered before; carries that answer out of the handler. */
export class AnsweredBefore extends Error {
  override readonly name = 'AnsweredBefore'
  constructor(readonly answer: KeptAnswer) {
    super('answered before')
  }
}

/** 1 to 200 visible ASCII characters; 422 otherwise. */
export function idempotencyKeyOf(request: DoorRequest): string | undefined {
  const key = request.header('idempotency-key')
  if (key !== undefined && !KEY_PATTERN.test(key)) {
    throw new HeaderRefusedError('Idempotency-Key', 'idempotency-key-malformed')
  }
  return key
}

/** One key of one caller on one route, and the request it was first used for. */
export class Repeatable {
  readonly #pk: string
  readonly #request: string
  readonly #atMillis: number
  #expired: AnsweredRow | undefined

  /** `said`: everything of the request that has to be the same the next time. `atMillis` by the wall clock. */
  constructor(caller: string, operation: string, key: string, said: string, atMillis: number) {
    this.#pk = `answered#${hash('sha256', `${caller}\n${operation}\n${key}`, 'base64url')}`
    this.#request = hash('sha256', said, 'base64url')
    this.#atMillis = atMillis
  }

  /** Throws {@link AnsweredBefore}, or 422 when the key stands for another request. */
  async check(store: Store): Promise<void> {
    const row = await store.find<AnsweredRow>({ pk: this.#pk, sk: 'answer' })
    this.#expired = row
    if (row === undefined || row.expiresAt * SECOND <= this.#atMillis) return
    if (row.request !== this.#request) throw doorRefusal('idempotency-key-reused')
    throw new AnsweredBefore(row.answer)
  }

  /** The write that keeps the answer; fails when somebody else has used the key since {@link check}. */
  keeping(answer: KeptAnswer): Write {
    const expiresAt = Math.ceil((this.#atMillis + KEPT_FOR) / SECOND)
    const row = { pk: this.#pk, sk: 'answer', request: this.#request, answer: { ...answer }, expiresAt }
    const before = this.#expired
    return { put: row, if: before === undefined ? 'absent' : { expiresAt: before.expiresAt } }
  }
}

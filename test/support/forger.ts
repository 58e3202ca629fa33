import { DeleteItemCommand } from '@aws-sdk/client-dynamodb'
import { createDynamoStore } from '../../functions/adapters/dynamo-store.ts'
import { type AuditEntry, FIRST_PREVIOUS, hashOf } from '../../functions/audit-trail/entry.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import type { JsonObject } from '../../functions/kernel/json.ts'
import type { Item, Store } from '../../functions/platform/store.ts'
import type { Premises } from './premises.ts'

type EntryRow = Item & { readonly entry: AuditEntry & JsonObject }
type Head = Item & { readonly auditSeq: number; readonly auditHash: string }

/** Somebody who may write to the table as they like, and knows how the chain of one thing is made. */
export class Forger {
  readonly #store: Store
  readonly #premises: Pick<Premises, 'client' | 'table'>
  readonly #id: Id
  readonly #pk: string

  constructor(premises: Pick<Premises, 'client' | 'table'>, id: Id) {
    this.#store = createDynamoStore(premises)
    this.#premises = premises
    this.#id = id
    this.#pk = `agg#${id.slice(-16)}`
  }

  async entries(): Promise<AuditEntry[]> {
    const { items } = await this.#store.query<EntryRow>({ pk: this.#pk, beginsWith: 'aud#' })
    return items.map(({ entry }) => entry)
  }

  /** Puts these entries where the numbered ones are, as they are. */
  async lay(seq: number, entry: AuditEntry): Promise<void> {
    const entryRow = { pk: this.#pk, sk: skOf(seq), entry: entry as AuditEntry & JsonObject }
    await this.#store.write({ put: entryRow })
  }

  remove(seq: number): Promise<void> {
    return this.#takeAway(skOf(seq))
  }

  /** The product itself takes nothing away from here: this is done behind its back. */
  async #takeAway(sk: string): Promise<void> {
    const { client, table } = this.#premises
    await client.send(new DeleteItemCommand({ TableName: table, Key: { pk: { S: this.#pk }, sk: { S: sk } } }))
  }

  /** Makes the chain say this and nothing else, every number, hash and the head made to fit. */
  async rewrite(entries: readonly AuditEntry[]): Promise<void> {
    const before = await this.entries()
    let previous = FIRST_PREVIOUS
    for (const [nth, { hash: _, ...entry }] of entries.entries()) {
      const open = { ...entry, seq: nth + 1, previous }
      previous = hashOf(this.#id, open)
      await this.lay(nth + 1, { ...open, hash: previous })
    }
    for (let seq = entries.length + 1; seq <= before.length; seq += 1) await this.remove(seq)
    const head = await this.#store.find<Head>({ pk: this.#pk, sk: 'head' })
    if (head === undefined) throw new Error(`${this.#id} has no head`)
    await this.#store.write({ put: { ...head, auditSeq: entries.length, auditHash: previous } })
  }

  /** Nothing of it was ever there. */
  async removeEverything(): Promise<void> {
    const { items } = await this.#store.query({ pk: this.#pk })
    for (const { sk } of items) await this.#takeAway(sk)
  }
}

const skOf = (seq: number): string => `aud#${String(seq).padStart(8, '0')}`

import { Hono } from 'hono'
import { headKey, partitionOf } from '../../functions/audit-trail/audit-trail.store.ts'
import { newId } from '../../functions/kernel/ids.ts'
import { instantOf } from '../../functions/kernel/instant.ts'
import { policyIdOf } from '../../functions/obligation/policy.store.ts'
import type { Item, Key, Store, Write } from '../../functions/platform/store.ts'

const KEY_LENGTH = 16
const VERSION: Key = { pk: 'directory', sk: 'version' }
const POLICY: Key = headKey(policyIdOf('normal-change'))

/**
 * What the product asks of the table for these requests, and nothing else: nobody is checked, nothing is decided, rows
 * are sent as they were read, and written as copies of a change that is there.
 */
export async function bareRoutes(store: Store): Promise<Hono> {
  const app = new Hono()
  const caller = await keysOfSomebody(store)
  const model = await rowsOfAChange(store)
  const fields = Object.keys(model.find(({ sk }) => sk === 'head') ?? {}).filter(
    (field) => !/^(pk|sk|gsi.*|audit.*)$/.test(field),
  )

  app.get('/api/changes/:id', async (context) => {
    await store.findMany(caller)
    const { items } = await store.query({ pk: partitionOf(context.req.param('id')), backwards: true, limit: 80 })
    return context.json(items)
  })
  app.get('/api/changes', async (context) => {
    await store.findMany(caller)
    const { items } = await store.query({ index: 'gsi3', pk: 'changes', backwards: true, limit: 50, fields })
    return context.json({ items })
  })
  app.post('/api/changes', async (context) => {
    const body: unknown = await context.req.json()
    await store.findMany(caller)
    await store.findMany([VERSION, POLICY])
    await store.commit(copied(model))
    return context.json({ body }, 201)
  })
  return app
}

/** Rows like those of a session: read by key with every request. */
async function keysOfSomebody(store: Store): Promise<Key[]> {
  const { items } = await store.query({ pk: 'directory', beginsWith: 'person#', limit: 2 })
  return items.map(({ sk }) => ({ pk: partitionOf(sk.slice(sk.indexOf('#') + 1)), sk: 'head' }))
}

/** Everything one submit writes, as it lies in the table. */
async function rowsOfAChange(store: Store): Promise<Item[]> {
  const { items } = await store.query({ index: 'gsi2', pk: 'change#submitted', backwards: true, limit: 1 })
  const [found] = items
  if (found === undefined) throw new Error('no change is submitted')
  const { items: rows } = await store.query({ pk: found.pk })
  const [entry] = rows.filter(({ sk }) => sk.startsWith('aud#'))
  const effects: Item = {
    pk: 'bare#outbox',
    sk: `${found.id}`,
    id: found.id,
    effect: { kind: 'mail', to: found.requester },
  } as Item
  const grown: Item = { pk: 'bare#grown', sk: `${found.id}`, id: found.id, seq: 1, hash: found.auditHash } as Item
  const kept = rows.filter(({ sk }) => sk === 'head' || /^(content|obl)#/.test(sk))
  return [...kept, ...(entry === undefined ? [] : [entry]), grown, effects]
}

function copied(rows: readonly Item[]): Write[] {
  const head = rows.find(({ sk }) => sk === 'head')
  const fresh = newId('chg', instantOf(Date.now()), (count) => crypto.getRandomValues(new Uint8Array(count)))
  const text = JSON.stringify(rows).replaceAll(String(head?.id).slice(-KEY_LENGTH), fresh.slice(-KEY_LENGTH))
  return (JSON.parse(text) as Item[]).map((put) => ({ put, if: 'absent' }))
}

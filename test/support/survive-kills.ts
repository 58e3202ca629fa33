import { setTimeout as sleep } from 'node:timers/promises'
import type { Id } from '../../functions/kernel/ids.ts'
import { type Cast, Worker } from './office-load.ts'
import { PersistentClient } from './persistent-client.ts'
import { Product } from './product.ts'

export interface Ordeal {
  readonly dataDir: string
  readonly port: number
  readonly kills: number
  /** From 0 to below 1. */
  readonly chance: () => number
  readonly onKill?: (nth: number, acknowledged: number) => void
}

export interface Survived {
  readonly product: Product
  readonly client: PersistentClient
  readonly people: ReadonlyMap<Id, string>
}

const WORKERS = 8
/** By the virtual clock, so that timers fire while processes are being killed. */
const STEP = 'PT2M'
/** Killed at any moment of its life: while it starts, while it recovers, under load. */
const LONGEST_LIFE = 1500

/** Kills the process tree at random moments while people work, and starts it again each time. The last one lives on. */
export async function surviveKills(ordeal: Ordeal): Promise<Survived> {
  const { dataDir, port, kills, chance, onKill } = ordeal
  const env = { CLOCK: 'virtual:2026-01-05T09:00:00+08:00' }
  let product = new Product({ dataDir, port, env })
  await product.ready()
  const people = await peopleOf(product)
  const client = new PersistentClient(() => product, people)
  const cast = await castOf(client, people)
  let isOver = false
  const workers = Array.from({ length: WORKERS }, (_, nth) => new Worker(client, cast, `w${nth}`))
  const working = Promise.all([
    ...workers.map((worker) => worker.work(() => isOver)),
    letTimePass(
      () => product,
      () => isOver,
    ),
  ])
  let fault: unknown
  working.catch((error: unknown) => {
    fault = error
  })
  for (let nth = 1; nth <= kills && fault === undefined; nth += 1) {
    const isEarly = chance() < 0.15
    if (!isEarly) await product.ready()
    await sleep(chance() * LONGEST_LIFE)
    await product.kill(chance() < 0.5 ? ['server', 'database'] : ['database', 'server'])
    onKill?.(nth, client.journal.length)
    product = new Product({ dataDir, port, env })
  }
  await product.ready()
  isOver = true
  await working
  return { product, client, people }
}

/** Moves the clock now and then; nobody minds when that is cut off. */
async function letTimePass(product: () => Product, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const body = JSON.stringify({ by: STEP })
    const headers = { 'Content-Type': 'application/json' }
    await fetch(`${product().url}/local/clock/advance`, { method: 'POST', headers, body }).catch(() => undefined)
    await sleep(200)
  }
}

/** Who can sign in, by their address. */
export async function peopleOf({ url }: Product): Promise<ReadonlyMap<Id, string>> {
  const response = await fetch(`${url}/local/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: 'chen.jianguo@example.com' }),
  })
  const { token } = (await response.json()) as { token: string }
  const listed = await fetch(`${url}/api/people?limit=100`, { headers: { Authorization: `Bearer ${token}` } })
  const { items } = (await listed.json()) as { items: { id: Id; email: string }[] }
  return new Map(items.map(({ id, email }) => [id, email]))
}

async function castOf(client: PersistentClient, people: ReadonlyMap<Id, string>): Promise<Cast> {
  const named = (email: string): Id => [...people].find(([, each]) => each === email)?.[0] ?? ''
  const requester = named('zhang.lei@example.com')
  const { items } = await client.read<{ items: { id: Id; name: { en: string } }[] }>(
    requester,
    '/api/services?limit=100',
  )
  const service = items.find(({ name }) => /mail/i.test(name.en))?.id ?? ''
  return { requester, implementer: named('li.wei@example.com'), service }
}

import { generateKeyPairSync, sign } from 'node:crypto'
import { type FoldPorts, perform } from '../../functions/audit-trail/index.ts'
import { foldCheckpointTask } from '../../functions/audit-trail/tasks/fold-checkpoint.ts'
import { proofOf } from '../../functions/audit-trail/verify-aggregate.ts'
import type { Actor } from '../../functions/kernel/actor.ts'
import { type Id, idOf, newId } from '../../functions/kernel/ids.ts'
import { type Instant, MINUTE, plusMillis } from '../../functions/kernel/instant.ts'
import type { JsonObject } from '../../functions/kernel/json.ts'
import type { HeadRow } from '../../functions/platform/act.ts'
import { type CheckpointLog, CheckpointTakenError } from '../../functions/platform/checkpoint-log.ts'
import { silentLog } from '../../functions/platform/log.ts'
import type { Platform } from '../../functions/platform/platform.ts'
import type { Signer, SigningKeys } from '../../functions/platform/signer.ts'
import type { Store } from '../../functions/platform/store.ts'
import { MemoryStore } from '../support/memory-store.ts'

export const START: Instant = '2026-01-05T00:00:00.000Z'
export const somebody: Actor = {
  kind: 'person',
  id: idOf('per', START, 'PERS000000000001'),
  from: { door: 'portal', address: '192.0.2.7' },
}

export class MemoryCheckpoints implements CheckpointLog {
  readonly kept = new Map<Instant, Uint8Array>()

  async append(at: Instant, bytes: Uint8Array) {
    const before = this.kept.get(at)
    if (before !== undefined && Buffer.compare(before, bytes) !== 0) throw new CheckpointTakenError(at)
    this.kept.set(at, bytes)
    return before === undefined ? 'kept' : 'kept-before'
  }

  async find(at: Instant) {
    const bytes = this.kept.get(at)
    return bytes === undefined ? undefined : { at, bytes }
  }

  async listBackwards({ upTo, limit }: { upTo?: Instant; limit: number }) {
    const places = [...this.kept.keys()].filter((at) => upTo === undefined || at <= upTo)
    const newest = places.sort().reverse().slice(0, limit)
    return newest.map((at) => ({ at, bytes: this.kept.get(at) ?? new Uint8Array() }))
  }
}

/** A key pair in memory; signatures differ each time, as ECDSA's do. */
export function memorySigner(): Signer & SigningKeys {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString()
  return {
    sign: async (bytes) => ({ keyId: 'key-1', value: sign('sha256', bytes, privateKey).toString('base64') }),
    find: async (keyId) => (keyId === 'key-1' ? pem : undefined),
  }
}

/** A table in memory, with cases that change. */
export const memoryHouse = () => auditHouse(new MemoryStore())

/** A table with cases that change, and the task that folds checkpoints over them. */
export function auditHouse<Table extends Store>(store: Table) {
  const log = new MemoryCheckpoints()
  const signer = memorySigner()
  const state = { now: START }
  let seed = 7
  const nextByte = () => {
    seed = (seed * 48271) % 2147483647
    return seed & 255
  }
  const platform: Platform = {
    clock: { now: () => state.now },
    store,
    random: (count) => Uint8Array.from({ length: count }, nextByte),
    secrets: { sign: () => Buffer.alloc(32) },
    log: silentLog,
    publicUrl: 'http://localhost:8080',
    mailDomain: 'example.com',
    kick() {},
  }
  const ports: FoldPorts = { log, signer }
  const fold = foldCheckpointTask(ports)
  return {
    ...{ store, log, signer, state, platform, ports },
    newCase: (): Id => newId('chg', state.now, platform.random),
    /** One act on a case. */
    async act(id: Id, what: JsonObject = {}, personal: Record<string, string> = {}): Promise<void> {
      await perform(platform, async () => {
        const before = await store.find<HeadRow>({ pk: `agg#${id.slice(-16)}`, sk: 'head' })
        const act = { before, head: { id }, at: state.now, did: 'change.tried', by: somebody, what, personal }
        return { acts: [act], answer: undefined }
      })
    },
    pass(minutes: number): void {
      state.now = plusMillis(state.now, minutes * MINUTE)
    },
    fold: () => fold.run(platform, {}),
    /** As a new process would look: nothing remembered. */
    proof: () => proofOf(store, log, signer),
  }
}

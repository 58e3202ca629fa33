import { type Id, isId } from '../kernel/ids.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { Authorise } from '../platform/authorise.ts'
import type { CheckpointLog } from '../platform/checkpoint-log.ts'
import { mutation, query, type Route } from '../platform/handler.ts'
import type { SigningKeys } from '../platform/signer.ts'
import { InvalidCursorError } from '../platform/store.ts'
import { erasePersonalDetails, readAuditChain, verifyAudit } from './audit-trail.contract.ts'
import { findHead, listEntriesByAggregate } from './audit-trail.store.ts'
import { eraseFrom } from './erase-personal.ts'
import { proofOf } from './verify-aggregate.ts'
import { BEGINNING, type Place, verifyOne } from './verify-all.ts'
import { verifyStretch } from './verify-everything.ts'

const AUTHORITY = 'audit.verify'
/** Another than for reading: who finds what is to be forgotten need not be who may make it forgotten. */
const ERASES = 'audit.erase'

export interface AuditPorts {
  readonly authorise: Authorise
  readonly log: CheckpointLog
  readonly keys: SigningKeys
  /** The word of a kind in paths to the prefix of its ids: `changes` → `chg`. */
  readonly kinds: Readonly<Record<string, string>>
}

export const auditRoutes = ({ authorise, log, keys, kinds }: AuditPorts): Route[] => [
  query(readAuditChain, async (platform, call) => {
    await authorise(platform, call, AUTHORITY)
    const id = idOfKind(kinds, call.params.aggregate, call.params.id)
    const { limit, cursor } = call.query
    const page = { limit, ...(cursor === undefined ? {} : { after: cursor }) }
    if ((await findHead(platform.store, id)) === undefined) throw new NotFoundError('audit chain')
    const { items, next } = await listEntriesByAggregate(platform.store, id, page)
    return { items: items.map((entry) => ({ ...entry })), nextCursor: next ?? null }
  }),

  query(verifyAudit, async (platform, call) => {
    await authorise(platform, call, AUTHORITY)
    const { aggregate, id, cursor, limit } = call.query
    const proof = proofOf(platform.store, log, keys)
    if (aggregate !== undefined || id !== undefined) {
      const one = idOfKind(kinds, aggregate ?? '', id ?? '')
      if ((await findHead(platform.store, one)) === undefined) throw new NotFoundError('audit chain')
      return { ...(await verifyOne(proof, one)), nextCursor: null }
    }
    const { next, ...page } = await verifyStretch(proof, cursor === undefined ? BEGINNING : placeIn(cursor), limit)
    return { ...page, nextCursor: next === undefined ? null : cursorOf(next) }
  }),

  mutation(erasePersonalDetails, async (platform, call) => {
    const grant = await authorise(platform, call, ERASES)
    const { entries, fields, reason } = call.body
    const id = idOfKind(kinds, call.params.aggregate, call.params.id)
    const erasure = { entries, reason, ...(fields === undefined ? {} : { fields }) }
    return eraseFrom(platform.store, id, erasure, { at: call.now, by: call.caller.actor, grant })
  }),
]

function idOfKind(kinds: Readonly<Record<string, string>>, kind: string, id: string): Id {
  if (!Object.hasOwn(kinds, kind) || !isId(id, kinds[kind])) throw new NotFoundError('audit chain')
  return id
}

const cursorOf = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url')

function placeIn(cursor: string): Place {
  try {
    const { in: list, ...rest } = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as Record<
      string,
      unknown
    >
    const { shard, after, at, leaf } = rest
    if (list === 'grown' && isCount(shard) && (after === undefined || typeof after === 'string')) {
      return { in: list, shard, ...(after === undefined ? {} : { after }) }
    }
    if (list === 'checkpoint' && isCount(leaf) && typeof at === 'string' && !Number.isNaN(Date.parse(at))) {
      return { in: list, at, leaf }
    }
    if (list === 'checkpoint' && isCount(leaf) && at === undefined) return { in: list, leaf }
  } catch (error) {
    throw new InvalidCursorError('not a cursor', { cause: error })
  }
  throw new InvalidCursorError('not a cursor')
}

const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0

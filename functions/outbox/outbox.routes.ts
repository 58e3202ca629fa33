import { findHead } from '../audit-trail/index.ts'
import { idOf, isId } from '../kernel/ids.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { Authorise } from '../platform/authorise.ts'
import { mutation, query, type Route } from '../platform/handler.ts'
import { epochKey, findEpoch } from './epoch.ts'
import { noLongerParked, nothingHeld } from './errors.ts'
import { findMailTrouble, isMailDown } from './mail-health.ts'
import { confirmRestore, listParked, type ParkedOut, redriveParked } from './outbox.contract.ts'
import { listParked as listParkedRows, type ParkedRow, parkedKey } from './outbox.store.ts'

const AUTHORITY = 'effects.redrive'
/** The one thing there is to confirm has a chain of its own. */
const EPOCH_ID = idOf('epo', '1970-01-01T00:00:00.000Z', '0'.repeat(16))

export const outboxRoutes = (authorise: Authorise): Route[] => [
  query(listParked, async (platform, call) => {
    await authorise(platform, call, AUTHORITY)
    const { limit, cursor } = call.query
    const page = { limit, ...(cursor === undefined ? {} : { after: cursor }) }
    const [found, trouble, epoch] = await Promise.all([
      listParkedRows(platform.store, page),
      findMailTrouble(platform.store),
      findEpoch(platform.store),
    ])
    return {
      items: found.items.map(view),
      nextCursor: found.next ?? null,
      mailIsDown: isMailDown(trouble),
      mailFailingSince: trouble?.failingSince ?? null,
      heldSince: epoch?.heldSince ?? null,
    }
  }),

  mutation(redriveParked, async (platform, call) => {
    const grant = await authorise(platform, call, AUTHORITY)
    const { id } = call.params
    const [row, before] = await Promise.all([
      platform.store.find<ParkedRow>(parkedKey(id)),
      findHead(platform.store, id),
    ])
    if (row === undefined) throw before === undefined ? new NotFoundError('parked effect') : noLongerParked()
    const parked = view(row)
    if (call.body.dryRun) return { acts: [], answer: { parked, redriven: false } }
    const { kind, letter, to, workflow, concerns } = parked
    const act = {
      before,
      head: { id, status: 'redriven' },
      at: call.now,
      did: 'effect.redriven',
      by: call.caller.actor,
      grant,
      what: { kind, letter, to, workflow, concerns, tries: row.tries },
      rows: [{ delete: parkedKey(id), if: { parkedAt: row.parkedAt } }],
      effects: row.also === undefined ? [row.effect] : [row.effect, row.also],
    }
    return { acts: [act], answer: { parked, redriven: true } }
  }),

  mutation(confirmRestore, async (platform, call) => {
    const grant = await authorise(platform, call, AUTHORITY)
    const [before, epoch] = await Promise.all([findHead(platform.store, EPOCH_ID), findEpoch(platform.store)])
    if (epoch?.heldSince === undefined) throw nothingHeld()
    const { heldSince } = epoch
    const act = {
      before,
      head: { id: EPOCH_ID },
      at: call.now,
      did: 'restore.confirmed',
      by: call.caller.actor,
      grant,
      what: { epoch: epoch.epoch, heldSince },
      rows: [{ update: epochKey, set: { isConfirmed: true, heldSince: undefined }, if: { heldSince } }],
    }
    return { acts: [act], answer: { heldSince } }
  }),
]

/** Shown even when the effect itself is not what this version knows. */
function view({ id, effect, error, tries, at, parkedAt }: ParkedRow): ParkedOut {
  const { kind, letter, to, workflow, caseId, about } = (effect ?? {}) as Readonly<Record<string, unknown>>
  const named = [caseId, ...(typeof about === 'object' && about !== null ? Object.values(about) : [])]
  return {
    id,
    kind: text(kind) ?? 'unknown',
    letter: text(letter),
    to: text(to),
    workflow: text(workflow),
    concerns: named.filter((each) => typeof each === 'string').filter((each) => isId(each)),
    error,
    tries,
    decidedAt: at ?? parkedAt,
    parkedAt,
  }
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

import { findHead } from '../audit-trail/index.ts'
import { idOf } from '../kernel/ids.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { Authorise } from '../platform/authorise.ts'
import { mutation, query, type Route } from '../platform/handler.ts'
import { epochKey, findEpoch } from './epoch.ts'
import { noLongerParked, nothingHeld, notReadable } from './errors.ts'
import { findMailTrouble, isMailDown } from './mail-health.ts'
import { confirmRestore, listParked, redriveMany, redriveParked } from './outbox.contract.ts'
import { listParked as listParkedRows, type ParkedRow, parkedKey } from './outbox.store.ts'
import { isReadable, redriven, view } from './redrive.ts'
import { redriveMany as putBackMany } from './redrive-many.ts'

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
    if (!isReadable(row)) throw notReadable()
    if (call.body.dryRun) return { acts: [], answer: { parked, redriven: false } }
    const act = redriven(row, before, { by: call.caller.actor, grant, at: call.now })
    return { acts: [act], answer: { parked, redriven: true } }
  }),

  mutation(redriveMany, async (platform, call) => {
    const grant = await authorise(platform, call, AUTHORITY)
    return putBackMany(platform.store, call.body, { by: call.caller.actor, grant, at: call.now })
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

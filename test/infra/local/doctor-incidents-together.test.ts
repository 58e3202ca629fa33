import { beforeAll, describe, expect, it } from 'vitest'
import { partitionOf } from '../../../functions/audit-trail/audit-trail.store.ts'
import type { Id } from '../../../functions/kernel/ids.ts'
import type { Json } from '../../../functions/kernel/json.ts'
import { kinds } from '../../../functions/registry.ts'
import { checkUp } from '../../../infra/local/doctor.ts'
import { type IncidentsAtWork, incidentsAtWork } from '../../support/incidents-at-work.ts'
import { itemsOf, MemoryOffice } from '../../support/memory-office.ts'
import { rewrite, rewriteOwed, rowsOf } from './doctor-house.ts'

let office: MemoryOffice
let incidents: IncidentsAtWork

beforeAll(async () => {
  office = await MemoryOffice.open()
  // A part of the world came from a change that was released.
  const { id } = await office.raises('opsOne', { releaseWindow: soon() })
  for (const step of ['assess', 'authorise']) await office.ownerTakes(id, step)
  await office.ownerTakes(id, 'record-test', { outcome: 'passed', evidence: '正常。' })
  await office.advance(2 * 3_600_000)
  await office.ownerTakes(id, 'release')
  incidents = await incidentsAtWork(office)
})

function soon() {
  const from = Date.parse(office.now) + 3_600_000
  return { from: new Date(from).toISOString(), until: new Date(from + 4 * 3_600_000).toISOString() }
}

/** What the doctor says once something was changed behind everybody's back. */
async function foundAfter(change: (store: MemoryOffice['store']) => Promise<void>): Promise<string[]> {
  const store = office.store.clone()
  await change(store)
  const { violations } = await checkUp(itemsOf(store), kinds, office.now)
  return violations.map(({ what }) => what)
}

const stepRow = (store: MemoryOffice['store'], id: Id, state: string) =>
  rowsOf(store, id).find(({ sk, step }) => sk.startsWith('step#') && (step as { state: string }).state === state)

async function rewriteStep(
  store: MemoryOffice['store'],
  from: string,
  to: Readonly<Record<string, Json>>,
): Promise<void> {
  const row = stepRow(store, incidents.planned, from)
  if (row === undefined) throw new Error(`no step is ${from}`)
  await store.write({ put: { ...row, step: { ...(row.step as object), ...to } as Json } })
}

describe('the doctor, about plans, parts and merges', () => {
  it('has nothing to say of incidents as they are', async () => {
    expect(await foundAfter(async () => undefined)).toEqual([])
  })

  it('finds a step that is open and nobody’s, one that is owed and not open, and one nobody was asked for', async () => {
    const settled = await foundAfter((store) => rewriteStep(store, 'open', { state: 'done' }))
    expect(settled.join('; ')).toContain('is owed for a step of its plan that is not open')
    const nobodys = await foundAfter((store) =>
      rewriteStep(store, 'open', { obligation: 'obl_01K9ZQ6V80ABCDEFGHJKMNPQRS' }),
    )
    expect(nobodys.join('; ')).toContain('of its plan is open, and nobody owes it')
    const forgotten = await foundAfter((store) => rewriteStep(store, 'waiting', { after: [], key: 'forgotten' }))
    expect(forgotten.join('; ')).toContain('nobody was asked for forgotten of its plan')
  })

  it('finds a part its whole does not list, one that is listed and is none, and a merge into nothing', async () => {
    const unlisted = await foundAfter(async (store) =>
      store.lose({ pk: partitionOf(incidents.worked), sk: `child#${incidents.part}` }),
    )
    expect(unlisted).toContain('its whole does not list it')
    const foreign = await foundAfter((store) =>
      store.write({
        put: { pk: partitionOf(incidents.worked), sk: `child#${incidents.resolved}`, id: incidents.resolved },
      }),
    )
    expect(foreign.join('; ')).toContain('is listed as part of it, and is not')
    const lost = await foundAfter((store) => rewrite(store, incidents.resolved, 'head', () => ({ status: 'merged' })))
    expect(lost).toContain('nothing goes on in its place')
    const deep = await foundAfter((store) =>
      rewrite(store, incidents.worked, 'head', () => ({ parent: incidents.triggered })),
    )
    expect(deep).toContain('it is part of a part')
  })

  it('finds a step that is still open when the incident is over', async () => {
    const over = await foundAfter(async (store) => {
      await rewrite(store, incidents.planned, 'head', () => ({ stage: 'over' }))
      await rewriteOwed(store, incidents.planned, () => ({}))
    })
    expect(over).toContain('it is over, and steps of its plan are open')
  })
})

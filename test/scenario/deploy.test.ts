import { createHash } from 'node:crypto'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { createDynamoStore } from '../../functions/adapters/dynamo-store.ts'
import { changeLifecycle } from '../../functions/change/change-lifecycle.workflow.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { instantOf } from '../../functions/kernel/instant.ts'
import { canonicalJson, type Json } from '../../functions/kernel/json.ts'
import type { RunningRow } from '../../infra/local/states-engine/journal.ts'
import { closeOffices, Office } from '../support/office.ts'
import { engineTable } from '../support/premises.ts'

let office: Office
afterEach(async () => {
  const { violations } = await office.checkUp()
  await office.close()
  expect(violations).toEqual([])
})
afterAll(closeOffices)

const shanghai = (local: string) => instantOf(Date.parse(`${local}:00+08:00`))
const STAGES = ['submitted', 'assessed', 'authorised', 'scheduled'] as const

/**
 * The procedure as it was before today's registry: the same way, under other names. (Going on under a name that no
 * longer exists is what an execution of an older release does.)
 */
function formerDefinition(): string {
  const definition = JSON.stringify(changeLifecycle.define((task) => task))
  const former = definition
    .replaceAll('Ask the change authority', 'Ask the authoriser')
    .replaceAll('Test the change', 'Try it')
  expect(former).not.toBe(definition)
  return former
}

/** The machine is stopped; the change's execution turns out to be one of the release before. */
async function hadBegunBefore(id: Id): Promise<void> {
  const store = createDynamoStore({ client: office.premises.client, table: engineTable(office.premises.table) })
  const body = formerDefinition()
  const hash = createHash('sha256')
    .update(canonicalJson(JSON.parse(body) as Json))
    .digest('hex')
  await store.write({ put: { pk: 'definition', sk: hash, body } })
  const row = await store.find<RunningRow>({ pk: 'running', sk: `${id}-1` })
  if (row === undefined) throw new Error('it does not run')
  const renamed = row.body
    .replace('Ask the change authority', 'Ask the authoriser')
    .replace('Test the change', 'Try it')
  await store.write({ put: { ...row, definition: hash, body: renamed } })
}

const statesOf = async (id: Id) => (await office.machine.engine.describe(`${id}-1`))?.states

describe('given changes under way when another version is deployed', () => {
  it.each(STAGES)(
    'when one was %s, then its execution goes to the end on the definition it began with',
    async (stage) => {
      office = await Office.open({ at: shanghai('2026-01-05T09:00') })
      const { id } = await office.raises('opsOne', {
        releaseWindow: { from: shanghai('2026-01-12T20:00'), until: shanghai('2026-01-12T22:00') },
      })
      if (stage !== 'submitted') await office.bringTo(id, stage)
      await office.restart({ meanwhile: () => hadBegunBefore(id) })

      const steps = [
        ['submitted', () => office.ownerTakes(id, 'assess'), 'Ask the authoriser'],
        ['assessed', () => office.ownerTakes(id, 'authorise'), 'Try it'],
        [
          'authorised',
          () => office.ownerTakes(id, 'record-test', { outcome: 'passed', evidence: '可以。' }),
          'Wait for the window',
        ],
      ] as const
      for (const [status, take, waitsIn] of steps.slice(STAGES.indexOf(stage))) {
        expect((await office.change(id)).status).toBe(status)
        await take()
        expect(await statesOf(id)).toEqual([waitsIn])
      }
      await office.advanceTo(shanghai('2026-01-12T20:00'))
      await office.ownerTakes(id, 'release')
      await office.ownerTakes(id, 'review', { comment: '顺利。' })
      expect(await office.machine.engine.describe(`${id}-1`)).toMatchObject({ status: 'SUCCEEDED' })
    },
  )

  it('when it reminds on the old definition and a new change begins, then the new one is on the new', async () => {
    office = await Office.open({ at: shanghai('2026-01-05T09:00') })
    const { id } = await office.raises('opsOne')
    await office.bringTo(id, 'assessed')
    await office.restart({ meanwhile: () => hadBegunBefore(id) })
    const { id: next } = await office.raises('opsOne')
    await office.bringTo(next, 'assessed')
    await office.advanceTo(shanghai('2026-01-05T14:30'))
    expect((await office.change(id)).timeline.at(-1)?.did).toBe('obligation.reminded')
    expect([await statesOf(id), await statesOf(next)]).toEqual([['Ask the authoriser'], ['Ask the change authority']])
  })
})

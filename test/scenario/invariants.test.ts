import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY } from '../../functions/kernel/instant.ts'
import { silentLog } from '../../functions/platform/log.ts'
import { happening, letHappen } from '../support/histories.ts'
import { MemoryOffice } from '../support/memory-office.ts'

const RUNS = 150
const LONGEST = 60
const LOOKS_EVERY = 4
const PATIENCE = 180_000

describe('whatever happens in a department, in whatever order', () => {
  it(
    'the invariants hold all the time, nothing goes wrong inside, and nothing is left waiting',
    async () => {
      const seen = { happenings: 0, changes: 0, closed: 0, mails: 0 }
      await fc.assert(
        fc.asyncProperty(fc.array(happening, { minLength: 15, maxLength: LONGEST, size: 'max' }), async (history) => {
          const faults: unknown[] = []
          const log = { ...silentLog, error: (...of: unknown[]) => void faults.push(of) }
          const office = await MemoryOffice.open({ log })
          for (const [nth, what] of history.entries()) {
            await letHappen(office, what)
            if (nth % LOOKS_EVERY === 0) expect((await office.checkUp()).violations).toEqual([])
          }
          await office.advance(3 * DAY)
          expect((await office.checkUp()).violations).toEqual([])
          expect(faults).toEqual([])
          const changes = office.store.dump().filter(({ id, sk }) => sk === 'head' && String(id).startsWith('chg_'))
          seen.happenings += history.length
          seen.changes += changes.length
          seen.closed += changes.filter(({ stage }) => stage === 'over').length
          seen.mails += office.mails.length
          await office.machine.stop()
        }),
        { numRuns: RUNS },
      )
      // A history in which nothing gets anywhere would prove nothing.
      expect(seen.changes).toBeGreaterThan(RUNS)
      expect(seen.closed).toBeGreaterThan(RUNS / 2)
      expect(seen.mails).toBeGreaterThan(10 * RUNS)
    },
    PATIENCE,
  )
})

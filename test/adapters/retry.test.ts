import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { delays, isPassing } from '../../functions/adapters/dynamo/retry.ts'
import { createDynamoStore } from '../../functions/adapters/dynamo-store.ts'
import { ConditionFailedError, StoreBusyError } from '../../functions/platform/store.ts'

const named = (name: string, more: object = {}) => Object.assign(new Error(name), { name, ...more })

describe('the waits of a contended table', () => {
  it('are at most 25, 100, 400 ms and 1 s: five tries in a second and a half', () => {
    expect([...delays({ random: () => 1, passed: () => 0 })]).toEqual([25, 100, 400, 1000])
  })

  it('are anything between nothing and that, so that those who met do not meet again', () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.array(chance, { minLength: 4, maxLength: 4 }), (chances) => {
        let nth = 0
        const waits = [...delays({ random: () => chances[nth++] ?? 0, passed: () => 0 })]
        expect(waits).toEqual([25, 100, 400, 1000].map((most, at) => Math.round(most * (chances[at] ?? 0))))
      }),
    )
  })

  it('begin no try after three seconds, also when the table itself was slow to refuse', () => {
    const triesWhenEachTakes = (millis: number) => {
      let time = 0
      let tries = 1
      const waits = delays({ random: () => 1, passed: () => time })
      for (time += millis; ; time += millis) {
        const { value, done } = waits.next()
        if (done === true) return tries
        time += value
        expect(time).toBeLessThanOrEqual(3000)
        tries += 1
      }
    }
    expect([0, 100, 374, 500, 1000, 2990, 5000].map(triesWhenEachTakes)).toEqual([5, 5, 4, 4, 3, 1, 1])
  })
})

describe('a store whose table is contended', () => {
  afterEach(() => void vi.restoreAllMocks())

  function storeThatMeets(faults: Error[]) {
    vi.spyOn(Math, 'random').mockReturnValue(0)
    const asked: { ClientRequestToken?: string }[] = []
    const send = async (command: { input: object }) => {
      asked.push(command.input)
      const fault = faults.shift()
      if (fault !== undefined) throw fault
      return {}
    }
    return { store: createDynamoStore({ client: { send } as never, table: 'onduty' }), asked }
  }
  const conflict = () =>
    named('TransactionCanceledException', { CancellationReasons: [{ Code: 'TransactionConflict' }] })
  const commit = [{ put: { pk: 'a', sk: 'b' } }]

  it('tries four times more, as the same request, and then it has worked', async () => {
    const { store, asked } = storeThatMeets([
      conflict(),
      named('ThrottlingException'),
      conflict(),
      named('TimeoutError'),
    ])
    await store.commit(commit)
    expect(asked).toHaveLength(5)
    expect(new Set(asked.map(({ ClientRequestToken }) => ClientRequestToken)).size).toBe(1)
  })

  it('says that it is busy after five tries, with what it met last', async () => {
    const { store, asked } = storeThatMeets(Array.from({ length: 9 }, conflict))
    const failed = await store.commit(commit).catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(StoreBusyError)
    expect((failed as StoreBusyError).cause).toMatchObject({ name: 'TransactionCanceledException' })
    expect(asked).toHaveLength(5)
  })

  it('does not try again what will not pass', async () => {
    const refused = storeThatMeets([named('ConditionalCheckFailedException')])
    await expect(refused.store.write({ put: { pk: 'a', sk: 'b' }, if: 'absent' })).rejects.toThrow(ConditionFailedError)
    const wrong = storeThatMeets([named('ValidationException')])
    await expect(wrong.store.find({ pk: 'a', sk: 'b' })).rejects.toThrow('ValidationException')
    expect([refused.asked.length, wrong.asked.length]).toEqual([1, 1])
  })

  it.each([
    named('Error', { code: 'ECONNRESET' }),
    named('Error', { code: 'ETIMEDOUT' }),
    named('InternalFailure', { $fault: 'server', $metadata: { httpStatusCode: 500 } }),
    named('Unheard', { $fault: 'server', $metadata: { httpStatusCode: 503 } }),
    named('ProvisionedThroughputExceededException'),
  ])('takes %s for something that passes', (fault) => {
    expect(isPassing(fault)).toBe(true)
  })
})

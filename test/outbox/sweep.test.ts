import { describe, expect, it } from 'vitest'
import { errorText } from '../../functions/outbox/error-text.ts'
import { createLane } from '../../functions/outbox/lane.ts'
import { sweepTask } from '../../functions/outbox/tasks/sweep.ts'
import { relayHouse, START } from './relay-house.ts'

describe('the sweeper', () => {
  it('runs every part though one fails, and fails afterwards with the reason', async () => {
    const { platform } = relayHouse()
    const ran: string[] = []
    const part = (name: string, fault?: Error) => ({
      name,
      async run(_: unknown, now: string) {
        ran.push(`${name} ${now}`)
        if (fault !== undefined) throw fault
      },
    })
    const fault = new Error('the table is gone')
    const parts = [part('epoch'), part('outbox', fault), part('obligations')]
    await expect(sweepTask(parts).run(platform, {})).rejects.toMatchObject({ errors: [fault] })
    expect(ran).toEqual([`epoch ${START}`, `outbox ${START}`, `obligations ${START}`])
    expect(await sweepTask([part('epoch')]).run(platform, {})).toEqual({ parts: 1 })
  })

  it('tells whoever watches from outside, but only when every part went well', async () => {
    const { platform } = relayHouse()
    const beats: string[] = []
    const beat = async () => void beats.push('beat')
    const well = { name: 'epoch', run: async () => undefined }
    const ill = { name: 'outbox', run: () => Promise.reject(new Error('down')) }
    await sweepTask([well], beat).run(platform, {})
    await expect(sweepTask([well, ill], beat).run(platform, {})).rejects.toThrow()
    expect(beats).toEqual(['beat'])
    // Nobody listening is no reason to fail.
    await sweepTask([well], () => Promise.reject(new Error('nobody there'))).run(platform, {})
  })
})

describe('the lane', () => {
  it('does so many things at once and no more, first come first served', async () => {
    const [begun, most] = [[] as number[], { atOnce: 0 }]
    let atOnce = 0
    const lane = createLane<number>(3, async (thing) => {
      begun.push(thing)
      atOnce += 1
      most.atOnce = Math.max(most.atOnce, atOnce)
      await new Promise(setImmediate)
      atOnce -= 1
    })
    const things = Array.from({ length: 20 }, (_, nth) => nth)
    await Promise.all(things.map((thing) => lane.run(thing)))
    await lane.idle()
    expect([begun, most.atOnce, lane.isIdle]).toEqual([things, 3, true])
  })
})

describe('what is kept of an error', () => {
  it.each([
    ['smtp://user:geheim@mail.example.com refused', '‹link› refused'],
    ['550 <wang.min@example.com>: no such user', '550 <‹address›>: no such user'],
    ['invalid token Xk29fLq0PzR8vNw3Tt5Yb7Ac', 'invalid token ‹secret?›'],
    ['two\r\nlines\u0000', 'two lines'],
    ['TransactionConflictExceptionHappened', 'TransactionConflictExceptionHappened'],
  ])('%s', (message, kept) => {
    expect(errorText(new Error(message))).toBe(`Error: ${kept}`)
  })

  it('is short', () => {
    expect(errorText('x y '.repeat(10_000)).length).toBeLessThanOrEqual(300)
  })
})

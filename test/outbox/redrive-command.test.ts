import { describe, expect, it } from 'vitest'
import type { Id } from '../../functions/kernel/ids.ts'
import { outboxRoutes } from '../../functions/outbox/outbox.routes.ts'
import { redrive } from '../../scripts/redrive.ts'
import { doorHouse } from '../door/door-house.ts'
import { caseOf, mailTo, personOf, START } from './relay-house.ts'

const grant = { authority: 'effects.redrive', via: 'holder' } as const
const BEHIND = `${'0'.repeat(10)}${'A'.repeat(14)}`

/** Twenty mails and one start, parked, and a token of somebody who may see to them. */
async function parked() {
  const house = doorHouse({ routes: outboxRoutes(async () => grant) })
  const start = { kind: 'start', workflow: 'change-lifecycle', caseId: caseOf(1), generation: 1 } as const
  for (const [nth, effect] of [...Array.from({ length: 20 }, (_, to) => mailTo(to)), start].entries()) {
    const id: Id = `out_${BEHIND}${String(nth + 10)}`
    const row = { pk: 'parked', sk: id, id, effect, at: START, parkedAt: START, tries: 5, error: 'Error: 550 unknown' }
    await house.memory.write({ put: row })
  }
  const { Authorization } = await house.bearer(await house.person())
  const ONDUTY_TOKEN = Authorization.slice('Bearer '.length)
  const run = async (args: string[], env: Record<string, string> = { ONDUTY_TOKEN }) => {
    const lines: string[] = []
    const code = await redrive(
      args,
      env,
      (line) => lines.push(line),
      async (url, init) => house.app.request(url, init),
    )
    return { code, lines }
  }
  const left = () => house.memory.dump().filter(({ pk }) => pk === 'parked').length
  return { run, left }
}

describe('npm run redrive', () => {
  it('only says what it would do, until it is told to do it now', async () => {
    const { run, left } = await parked()
    const dry = await run([])
    expect([dry.code, dry.lines.length, left()]).toEqual([0, 22, 21])
    expect(dry.lines[0]).toBe(`out_${BEHIND}10  mail  change.please-authorise  ${personOf(0)}  Error: 550 unknown`)
    expect(dry.lines.at(-1)).toBe('21 would be put back; with --now they are.')
    const real = await run(['--now'])
    expect([real.code, real.lines.at(-1), left()]).toEqual([0, '21 put back into the outbox.', 0])
  })

  it('takes only those of one kind', async () => {
    const { run, left } = await parked()
    expect((await run(['--kind', 'start', '--now'])).lines).toEqual([
      `out_${BEHIND}30  start  change-lifecycle  Error: 550 unknown`,
      '1 put back into the outbox.',
    ])
    expect(left()).toBe(20)
  })

  it('says how it is called, and what the API refuses', async () => {
    const { run, left } = await parked()
    expect((await run(['--all'])).code).toBe(2)
    expect((await run([], {})).code).toBe(2)
    const stranger = await run(['--now'], { ONDUTY_TOKEN: `ont_${'0'.repeat(42)}_${'x'.repeat(43)}` })
    expect([stranger.code, stranger.lines[0]?.slice(0, 3)]).toEqual([1, '401'])
    expect((await run(['--kind', 'pigeon', '--now'])).code).toBe(1)
    expect(left()).toBe(21)
  })
})

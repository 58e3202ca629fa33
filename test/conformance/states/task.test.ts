import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../functions/kernel/json.ts'
import { DAWN, named } from '../../infra/local/states-engine/engine-house.ts'
import { ask, conforming, give, task } from './conforming.ts'

describe('Task: lambda:invoke', () => {
  it('calls the function with the payload and gives its answer as Payload', async () => {
    const house = conforming(
      { Work: task('work', {}, { n: '{% $states.input.n %}', fixed: true }) },
      { work: ({ n }) => ({ n: Number(n) + 1 }) },
    )
    expect(await house.output({ n: 1 })).toEqual({ ExecutedVersion: '$LATEST', Payload: { n: 2 }, StatusCode: 200 })
    expect(house.calls).toEqual([{ task: 'work', payload: { n: 1, fixed: true }, at: DAWN }])
  })

  it('$states.result is the answer in Output and Assign', async () => {
    const house = conforming(
      {
        Work: task('work', {
          Output: '{% $states.result.Payload %}',
          Assign: { kept: '{% $states.result.Payload.n %}' },
          Next: 'Look',
        }),
        Look: give('{% [$states.input.n, $kept] %}'),
      },
      { work: () => ({ n: 7 }) },
    )
    expect(await house.output()).toEqual([7, 7])
  })

  it('what the function throws is an error named after its class, with the message in the cause', async () => {
    const house = conforming(
      { Work: task('work') },
      {
        work: () => {
          throw new RangeError('too far')
        },
      },
    )
    expect(await house.run()).toMatchObject({
      status: 'FAILED',
      error: 'RangeError',
      cause: '{"errorType":"RangeError","errorMessage":"too far"}',
    })
  })

  it('fails with States.Timeout, without a cause, when the function takes longer than TimeoutSeconds', async () => {
    const never = Promise.withResolvers<JsonObject>()
    const house = conforming(
      {
        Work: task('work', {
          TimeoutSeconds: 30,
          Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Look' }],
          Next: 'Look',
        }),
        Look: give('{% $states.input %}'),
      },
      { work: () => never.promise },
    )
    await house.engine.start({ workflow: 'test', name: 'one', input: {} })
    expect(house.engine.nextDueAt()).toBe('2026-01-05T00:00:30.000Z')
    house.now = '2026-01-05T00:00:30.000Z'
    await house.engine.fireDue(house.now)
    expect(house.ends.get('one')).toMatchObject({ output: { Error: 'States.Timeout', Cause: '' } })
    never.resolve({ late: true })
    await house.engine.settle()
  })

  it.each([0, 0.5, -1, 100_000_000, '"10"', 'null'])('TimeoutSeconds of %s is refused', async (seconds) => {
    const house = conforming({ Work: task('work', { TimeoutSeconds: `{% ${seconds} %}` }) }, { work: () => ({}) })
    expect(await house.run()).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' })
    expect(house.calls).toEqual([])
  })
})

describe('Task: lambda:invoke.waitForTaskToken', () => {
  const waiting = async (rest: Parameters<typeof ask>[1] = {}) => {
    const tokens: string[] = []
    const house = conforming(
      { Ask: ask('ask', { TimeoutSeconds: '{% $states.input.seconds %}', ...rest }), Caught: { Type: 'Succeed' } },
      {
        ask: ({ token }) => {
          tokens.push(String(token))
          return { ignored: true }
        },
      },
    )
    await house.engine.start({ workflow: 'test', name: 'one', input: { seconds: 60 } })
    await house.engine.settle()
    return { house, tokens, token: () => tokens.at(-1) ?? '' }
  }
  const leads = { Catch: [{ ErrorEquals: ['States.ALL'] as [string], Next: 'Caught' }], Next: 'Caught' }

  it('waits until the token is used; the output is what came with it, not what the function answered', async () => {
    const { house, token } = await waiting(leads)
    expect(house.ends.size).toBe(0)
    expect(await house.engine.succeed(token(), { decided: true })).toBe('delivered')
    expect(house.ends.get('one')).toMatchObject({ output: { decided: true } })
  })

  it('a token can be used once', async () => {
    const { house, token } = await waiting(leads)
    await house.engine.succeed(token(), {})
    expect(await house.engine.succeed(token(), {})).toBe('too-late')
  })

  it('a token can be used before the function has answered', async () => {
    const house = conforming(
      { Ask: ask('ask', leads), Caught: { Type: 'Succeed' } },
      { ask: async ({ token }) => ({ delivered: await house.engine.succeed(String(token), { early: true }) }) },
    )
    expect(await house.output()).toEqual({ early: true })
  })

  it('times out after TimeoutSeconds, however quickly the function has answered', async () => {
    const { house } = await waiting(leads)
    await house.advance(59)
    expect(house.ends.size).toBe(0)
    await house.advance(1)
    expect(house.ends.get('one')).toMatchObject({ output: { Error: 'States.Timeout', Cause: '' } })
  })

  it('a token that has timed out comes too late, also when the state waits again', async () => {
    const { house, tokens, token } = await waiting({
      Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Ask' }],
      Next: 'Caught',
      TimeoutSeconds: 60,
    })
    await house.advance(60)
    expect(tokens).toHaveLength(2)
    expect(tokens[0]).not.toBe(tokens[1])
    expect(await house.engine.succeed(tokens[0] ?? '', {})).toBe('too-late')
    expect(await house.engine.succeed(token(), {})).toBe('delivered')
  })

  it('every retry gets a new token', async () => {
    const tokens: string[] = []
    const house = conforming(
      { Ask: ask('ask', { Retry: [{ ErrorEquals: ['BrokenError'] }] }) },
      {
        ask: ({ token }) => {
          tokens.push(String(token))
          if (tokens.length === 1) throw named('BrokenError')
          return {}
        },
      },
    )
    await house.engine.start({ workflow: 'test', name: 'one', input: {} })
    await house.advance(5)
    expect(new Set(tokens).size).toBe(2)
    expect(await house.engine.succeed(tokens[0] ?? '', {})).toBe('too-late')
    expect(await house.engine.succeed(tokens[1] ?? '', {})).toBe('delivered')
  })

  it('fails when the function fails, without waiting for the token', async () => {
    const house = conforming({ Ask: ask('nobody') })
    expect(await house.run()).toMatchObject({
      status: 'FAILED',
      error: 'Lambda.ResourceNotFoundException',
      closedAt: DAWN,
    })
  })

  it('tokens cannot be guessed, and other text is no token', async () => {
    const { house, token } = await waiting(leads)
    expect(token()).toMatch(/^one\.[A-Za-z0-9_-]{43}$/)
    for (const wrong of ['', 'one', 'one.', `${token()}x`, token().slice(0, -1), 'two.x', '../x', `${token()}\u0000`]) {
      expect(await house.engine.succeed(wrong, {})).toBe('too-late')
    }
    expect(await house.engine.succeed(token(), {})).toBe('delivered')
  })
})

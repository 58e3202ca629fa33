import { describe, expect, it } from 'vitest'
import type { StateGroup, States } from '../../../functions/platform/workflow.ts'
import { DAWN, named } from '../../infra/local/states-engine/engine-house.ts'
import { ask, conforming, give, task } from './conforming.ts'

const branch = (states: States): StateGroup => ({ StartAt: Object.keys(states)[0] ?? '', States: states })
const broken = () => {
  throw named('BrokenError')
}

describe('Parallel', () => {
  it('gives every branch its input, and a list of their outputs in the order of the branches', async () => {
    const house = conforming({
      Both: {
        Type: 'Parallel',
        Branches: [
          branch({ Slow: { Type: 'Wait', Seconds: 20, Output: '{% $states.input.n + 1 %}', End: true } }),
          branch({ Quick: give('{% $states.input.n + 2 %}') }),
        ],
        End: true,
      },
    })
    expect(await house.output({ n: 10 })).toEqual([11, 12])
  })

  it('gives Arguments instead, when there are any; the list is $states.result', async () => {
    const house = conforming({
      Both: {
        Type: 'Parallel',
        Arguments: { n: '{% $states.input.n * 100 %}' },
        Branches: [branch({ One: give('{% $states.input.n %}') }), branch({ Two: give('{% -$states.input.n %}') })],
        Output: '{% $sum($states.result) + 1 %}',
        End: true,
      },
    })
    expect(await house.output({ n: 1 })).toBe(1)
  })

  it('branches run at the same time', async () => {
    const wait = (name: string) => branch({ [name]: { Type: 'Wait', Seconds: 60, End: true } })
    const house = conforming({ Both: { Type: 'Parallel', Branches: [wait('One'), wait('Two')], End: true } })
    expect(await house.run()).toMatchObject({ closedAt: '2026-01-05T00:01:00.000Z' })
  })

  it('an error nobody handles in a branch fails the whole state with that error, and stops the other branches', async () => {
    const house = conforming(
      {
        Both: {
          Type: 'Parallel',
          Branches: [
            branch({ Work: task('broken') }),
            branch({ Wait: { Type: 'Wait', Seconds: 60, Next: 'Late' }, Late: task('late') }),
          ],
          Catch: [{ ErrorEquals: ['BrokenError'], Next: 'Look' }],
          Next: 'Look',
        },
        Look: give('{% $states.input.Error %}'),
      },
      { broken, late: () => ({}) },
    )
    expect(await house.run()).toMatchObject({ output: 'BrokenError', closedAt: DAWN })
    expect(house.calls.map((call) => call.task)).toEqual(['broken'])
  })

  it('a Fail state in a branch fails the whole state', async () => {
    const house = conforming({
      Both: { Type: 'Parallel', Branches: [branch({ Stop: { Type: 'Fail', Error: 'StopError' } })], End: true },
    })
    expect(await house.run()).toMatchObject({ status: 'FAILED', error: 'StopError' })
  })

  it('an error handled in the branch does not leave it', async () => {
    const house = conforming(
      {
        Both: {
          Type: 'Parallel',
          Branches: [
            branch({
              Work: task('broken', { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Mend' }], Next: 'Mend' }),
              Mend: give("{% 'mended' %}"),
            }),
          ],
          End: true,
        },
      },
      { broken },
    )
    expect(await house.output()).toEqual(['mended'])
  })

  it('Retry runs every branch again from its first state', async () => {
    let calls = 0
    const house = conforming(
      {
        Both: {
          Type: 'Parallel',
          Branches: [
            branch({ First: task('fine', { Next: 'Second' }), Second: task('second') }),
            branch({ Other: task('other') }),
          ],
          Retry: [{ ErrorEquals: ['BrokenError'], MaxAttempts: 1 }],
          End: true,
        },
      },
      {
        fine: () => ({}),
        other: () => ({}),
        second: () => {
          calls += 1
          return calls === 1 ? broken() : {}
        },
      },
    )
    expect((await house.run()).status).toBe('SUCCEEDED')
    const count = (name: string) => house.calls.filter((call) => call.task === name).length
    expect([count('fine'), count('second'), count('other')]).toEqual([2, 2, 2])
  })

  it('tokens of a branch that has been stopped come too late', async () => {
    let token = ''
    const house = conforming(
      {
        Both: {
          Type: 'Parallel',
          Branches: [
            branch({ Ask: ask('ask', { TimeoutSeconds: 600 }) }),
            branch({ Wait: { Type: 'Wait', Seconds: 5, Next: 'Stop' }, Stop: { Type: 'Fail', Error: 'StopError' } }),
          ],
          Catch: [{ ErrorEquals: ['StopError'], Next: 'Rest' }],
          Next: 'Rest',
        },
        Rest: { Type: 'Wait', Seconds: 60, End: true },
      },
      {
        ask: (payload) => {
          token = String(payload.token)
          return {}
        },
      },
    )
    await house.engine.start({ workflow: 'test', name: 'one', input: {} })
    await house.advance(10)
    expect(await house.engine.succeed(token, {})).toBe('too-late')
    await house.advance(60)
    expect(house.ends.get('one')?.status).toBe('SUCCEEDED')
  })

  it('can be nested', async () => {
    const inner = branch({
      Inner: {
        Type: 'Parallel',
        Branches: [branch({ Deep: { Type: 'Wait', Seconds: 3, Output: '{% $states.input.n %}', End: true } })],
        End: true,
      },
    })
    const house = conforming({
      Outer: { Type: 'Parallel', Branches: [inner, branch({ Flat: give('{% 0 %}') })], End: true },
    })
    expect(await house.output({ n: 5 })).toEqual([[5], 0])
  })
})

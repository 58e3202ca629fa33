import { describe, expect, it } from 'vitest'
import { millisOf } from '../../../functions/kernel/instant.ts'
import type { Retrier } from '../../../functions/platform/workflow.ts'
import { named, type TestTask } from '../../infra/local/states-engine/engine-house.ts'
import { conforming, give, type TaskRest, task } from './conforming.ts'

/** Fails with these errors, one per call, then works. */
const failing = (...errors: string[]): TestTask => {
  let calls = 0
  return () => {
    const error = errors[calls]
    calls += 1
    if (error !== undefined) throw named(error)
    return { calls }
  }
}

const always = (error: string): TestTask => failing(...Array.from({ length: 1000 }, () => error))

/** The seconds between one call and the next. */
async function gaps(Retry: Retrier[], work: TestTask, random?: () => Uint8Array): Promise<number[]> {
  const house = conforming({ Work: task('work', { Retry }) }, { work }, random === undefined ? {} : { random })
  await house.run()
  const times = house.calls.map(({ at }) => millisOf(at))
  return times.slice(1).map((time, nth) => (time - (times[nth] ?? 0)) / 1000)
}

const caught = async (rest: TaskRest, work: TestTask) => {
  const house = conforming(
    { Work: task('work', { ...rest, Next: 'Look' }), Look: give('{% {"input": $states.input} %}') },
    { work },
  )
  return house.run()
}

describe('Retry', () => {
  it('without numbers: 3 more attempts, after 1, 2 and 4 seconds', async () => {
    expect(await gaps([{ ErrorEquals: ['States.ALL'] }], always('BrokenError'))).toEqual([1, 2, 4])
  })

  it('waits IntervalSeconds × BackoffRate to the power of the retries made', async () => {
    const Retry = [{ ErrorEquals: ['States.ALL'] as [string], IntervalSeconds: 3, BackoffRate: 1.5, MaxAttempts: 4 }]
    expect(await gaps(Retry, always('BrokenError'))).toEqual([3, 4.5, 6.75, 10.125])
  })

  it('never waits longer than MaxDelaySeconds', async () => {
    const Retry = [{ ErrorEquals: ['States.ALL'] as [string], IntervalSeconds: 4, MaxDelaySeconds: 10, MaxAttempts: 4 }]
    expect(await gaps(Retry, always('BrokenError'))).toEqual([4, 8, 10, 10])
  })

  it('with full jitter waits a random part of that, of the capped time too', async () => {
    const Retry = [
      {
        ErrorEquals: ['States.ALL'] as [string],
        IntervalSeconds: 4,
        MaxDelaySeconds: 10,
        JitterStrategy: 'FULL' as const,
      },
    ]
    const half = () => Uint8Array.of(128, 0, 0, 0)
    expect(await gaps(Retry, always('BrokenError'), half)).toEqual([2, 4, 5])
  })

  it('MaxAttempts of 0 means never', async () => {
    expect(await gaps([{ ErrorEquals: ['States.ALL'], MaxAttempts: 0 }], always('BrokenError'))).toEqual([])
  })

  it('counts attempts per retrier: one error does not use up the attempts of another', async () => {
    const Retry = [
      { ErrorEquals: ['AError'] as [string], MaxAttempts: 2, IntervalSeconds: 10, BackoffRate: 1 },
      { ErrorEquals: ['BError'] as [string], MaxAttempts: 2, IntervalSeconds: 20, BackoffRate: 1 },
    ]
    expect(await gaps(Retry, failing('AError', 'BError', 'AError', 'BError', 'AError'))).toEqual([10, 20, 10, 20])
  })

  it('the first retrier that names the error decides; later ones do not take over when it is used up', async () => {
    const Retry = [
      { ErrorEquals: ['AError'] as [string], MaxAttempts: 1 },
      { ErrorEquals: ['States.ALL'] as [string], MaxAttempts: 5 },
    ]
    expect(await gaps(Retry, always('AError'))).toEqual([1])
  })

  it('starts counting anew when the state is entered again', async () => {
    let calls = 0
    const house = conforming(
      {
        Work: task('work', { Retry: [{ ErrorEquals: ['AError'], MaxAttempts: 1 }], Next: 'Enough?' }),
        'Enough?': {
          Type: 'Choice',
          Choices: [{ Condition: '{% $states.input.Payload.calls >= 6 %}', Next: 'End' }],
          Default: 'Work',
        },
        End: { Type: 'Succeed' },
      },
      {
        work: () => {
          calls += 1
          if (calls % 2 === 1) throw named('AError')
          return { calls }
        },
      },
    )
    expect(await house.run()).toMatchObject({ status: 'SUCCEEDED', output: { Payload: { calls: 6 } } })
  })

  it('happens before Catch, and Catch only when the attempts are used up', async () => {
    const house = conforming(
      {
        Work: task('work', {
          Retry: [{ ErrorEquals: ['AError'], MaxAttempts: 2 }],
          Catch: [{ ErrorEquals: ['AError'], Next: 'Look' }],
          Next: 'Look',
        }),
        Look: give('{% $states.input.Error %}'),
      },
      { work: always('AError') },
    )
    expect(await house.output()).toBe('AError')
    expect(house.calls).toHaveLength(3)
  })

  it('the context counts the retries', async () => {
    const house = conforming(
      {
        Work: task(
          'work',
          { Retry: [{ ErrorEquals: ['States.ALL'] }] },
          { tries: '{% $states.context.State.RetryCount %}' },
        ),
      },
      { work: failing('AError', 'BError') },
    )
    await house.run()
    expect(house.calls.map(({ payload }) => payload.tries)).toEqual([0, 1, 2])
  })
})

describe('Catch', () => {
  it('goes to the state of the first catcher that names the error, with the error as its input', async () => {
    const Catch = [
      { ErrorEquals: ['OtherError'] as [string], Next: 'Look' },
      { ErrorEquals: ['MoreError', 'AError'] as [string, string], Next: 'Look' },
    ]
    expect(await caught({ Catch }, always('AError'))).toMatchObject({
      output: { input: { Error: 'AError', Cause: expect.stringContaining('as arranged') } },
    })
  })

  it('may give its own Output and Assign, which see the input and $states.errorOutput', async () => {
    const house = conforming(
      {
        Work: task('work', {
          Catch: [
            {
              ErrorEquals: ['States.ALL'],
              Output: { was: '{% $states.errorOutput.Error %}', input: '{% $states.input %}' },
              Assign: { failed: '{% $states.errorOutput.Error %}' },
              Next: 'Look',
            },
          ],
        }),
        Look: give('{% [$states.input, $failed] %}'),
      },
      { work: always('AError') },
    )
    expect(await house.output({ a: 1 })).toEqual([{ was: 'AError', input: { a: 1 } }, 'AError'])
  })

  it('an error that nobody names fails the execution', async () => {
    expect(await caught({ Catch: [{ ErrorEquals: ['BError'], Next: 'Look' }] }, always('AError'))).toMatchObject({
      status: 'FAILED',
      error: 'AError',
    })
  })

  it('names are compared exactly', async () => {
    expect(await caught({ Catch: [{ ErrorEquals: ['aerror'], Next: 'Look' }] }, always('AError'))).toMatchObject({
      status: 'FAILED',
    })
  })

  it('an error while the result is being taken in is caught like one of the task', async () => {
    const rest = {
      Output: '{% $states.result.Payload.absent %}' as const,
      Catch: [{ ErrorEquals: ['States.QueryEvaluationError'] as [string], Next: 'Look' }],
    }
    expect(await caught(rest, () => ({}))).toMatchObject({
      output: { input: { Error: 'States.QueryEvaluationError' } },
    })
  })

  it('an error in the catcher itself fails the execution', async () => {
    const Catch = [
      { ErrorEquals: ['States.ALL'] as [string], Output: '{% $states.errorOutput.absent %}' as const, Next: 'Look' },
    ]
    expect(await caught({ Catch }, always('AError'))).toMatchObject({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
    })
  })
})

describe('wildcards', () => {
  const catches = async (wildcard: string, error: string) => {
    const end = await caught({ Catch: [{ ErrorEquals: [wildcard], Next: 'Look' }] }, always(error))
    return end.status === 'SUCCEEDED'
  }

  it('States.ALL names every error', async () => {
    expect(await catches('States.ALL', 'AError')).toBe(true)
    expect(await catches('States.ALL', 'States.Timeout')).toBe(true)
    expect(await catches('States.ALL', 'States.Permissions')).toBe(true)
  })

  it('States.TaskFailed names every error but States.Timeout', async () => {
    expect(await catches('States.TaskFailed', 'AError')).toBe(true)
    expect(await catches('States.TaskFailed', 'States.Permissions')).toBe(true)
    expect(await catches('States.TaskFailed', 'States.Timeout')).toBe(false)
  })

  it('States.Runtime is never caught, not even by its name', async () => {
    expect(await catches('States.ALL', 'States.Runtime')).toBe(false)
    expect(await catches('States.Runtime', 'States.Runtime')).toBe(false)
  })
})

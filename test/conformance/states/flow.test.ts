import { describe, expect, it } from 'vitest'
import { DAWN } from '../../infra/local/states-engine/engine-house.ts'
import { conforming, give } from './conforming.ts'

describe('Choice', () => {
  const choice = conforming.bind(undefined, {
    Choice: {
      Type: 'Choice',
      Choices: [
        {
          Condition: '{% $states.input.n > 10 %}',
          Next: 'Large',
          Output: "{% 'from the rule' %}",
          Assign: { by: 'rule' },
        },
        { Condition: '{% $states.input.n > 5 %}', Next: 'Large' },
        { Condition: '{% $states.input.n = 0 %}', Next: 'Small', Output: "{% 'also from a rule' %}" },
      ],
      Default: 'Small',
      Output: "{% 'from the default' %}",
      Assign: { by: 'default' },
    },
    Large: give('{% ["large", $states.input, $exists($by) ? $by : "nobody"] %}'),
    Small: give('{% ["small", $states.input, $exists($by) ? $by : "nobody"] %}'),
  })

  it('takes the first rule that holds, with its Output and Assign', async () => {
    expect(await choice().output({ n: 11 })).toEqual(['large', 'from the rule', 'rule'])
  })

  it('passes its input on when the rule has no Output', async () => {
    expect(await choice().output({ n: 6 })).toEqual(['large', { n: 6 }, 'nobody'])
  })

  it('takes the default when no rule holds; only then its own Output and Assign count', async () => {
    expect(await choice().output({ n: 1 })).toEqual(['small', 'from the default', 'default'])
  })

  it('a rule that leads where the default leads is still the rule', async () => {
    expect(await choice().output({ n: 0 })).toEqual(['small', 'also from a rule', 'nobody'])
  })

  it('fails with States.NoChoiceMatched without a default', async () => {
    const house = conforming({
      Choice: { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'End' }] },
      End: { Type: 'Succeed' },
    })
    expect(await house.run()).toMatchObject({ status: 'FAILED', error: 'States.NoChoiceMatched' })
  })

  it('a condition must be true or false', async () => {
    const house = conforming({
      Choice: { Type: 'Choice', Choices: [{ Condition: '{% "yes" %}', Next: 'End' }], Default: 'End' },
      End: { Type: 'Succeed' },
    })
    expect(await house.run()).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' })
  })
})

describe('Wait', () => {
  const endOfWait = async (wait: { Seconds: number | `{% ${string} %}` } | { Timestamp: string }, input = {}) => {
    const house = conforming({ Wait: { Type: 'Wait', ...wait, End: true } })
    const end = await house.run(input)
    return end.status === 'FAILED' ? end.error : end.closedAt
  }

  it('waits a number of seconds', async () => {
    expect(await endOfWait({ Seconds: 90 })).toBe('2026-01-05T00:01:30.000Z')
  })

  it('waits the seconds an expression gives', async () => {
    expect(await endOfWait({ Seconds: '{% $states.input.n * 60 %}' }, { n: 2 })).toBe('2026-01-05T00:02:00.000Z')
  })

  it('may be 0 seconds, which is no wait', async () => {
    expect(await endOfWait({ Seconds: '{% 0 %}' })).toBe(DAWN)
  })

  it('waits until an instant, in any zone, constant or computed', async () => {
    expect(await endOfWait({ Timestamp: '2026-01-05T09:00:00+08:00' })).toBe('2026-01-05T01:00:00.000Z')
    expect(await endOfWait({ Timestamp: '{% $states.input.at %}' }, { at: '2026-03-01T00:00:00Z' })).toBe(
      '2026-03-01T00:00:00.000Z',
    )
  })

  it('does not wait for an instant that has passed', async () => {
    expect(await endOfWait({ Timestamp: '{% "2025-12-31T23:59:59Z" %}' })).toBe(DAWN)
  })

  it.each([
    ['a fraction', { Seconds: '{% 1.5 %}' as const }],
    ['below zero', { Seconds: '{% -1 %}' as const }],
    ['above 99,999,999', { Seconds: '{% 100000000 %}' as const }],
    ['text', { Seconds: '{% "10" %}' as const }],
    ['a date without a time', { Timestamp: '{% "2026-01-05" %}' }],
    ['an instant without a zone', { Timestamp: '{% "2026-01-05T00:00:00" %}' }],
    ['an instant in small letters', { Timestamp: '{% "2026-01-05t00:00:00z" %}' }],
  ])('refuses %s', async (_, wait) => {
    expect(await endOfWait(wait)).toBe('States.QueryEvaluationError')
  })

  it('can be longer than a timer of the machine: 200 days', async () => {
    expect(await endOfWait({ Seconds: 200 * 24 * 3600 })).toBe('2026-07-24T00:00:00.000Z')
  })
})

describe('Fail', () => {
  it('ends the execution with its error and cause', async () => {
    const house = conforming({ Fail: { Type: 'Fail', Error: 'NoWindowError', Cause: 'the window has passed' } })
    expect(await house.run()).toMatchObject({
      status: 'FAILED',
      error: 'NoWindowError',
      cause: 'the window has passed',
    })
  })

  it('both may be expressions', async () => {
    const house = conforming({
      Fail: { Type: 'Fail', Error: '{% $states.input.e %}', Cause: "{% 'for ' & $states.input.e %}" },
    })
    expect(await house.run({ e: 'X' })).toMatchObject({ error: 'X', cause: 'for X' })
  })

  it('an expression that gives nothing replaces the error', async () => {
    const house = conforming({ Fail: { Type: 'Fail', Error: '{% $states.input.absent %}' } })
    expect(await house.run()).toMatchObject({ error: 'States.QueryEvaluationError' })
  })
})

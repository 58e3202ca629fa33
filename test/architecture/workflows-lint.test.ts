import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../functions/kernel/text.ts'
import { lintWorkflow, type State, type StateMachine, type States } from '../../functions/platform/workflow.ts'

const machine = (States: States, StartAt = Object.keys(States)[0] ?? ''): StateMachine => ({
  QueryLanguage: 'JSONata',
  StartAt,
  States,
})
const codes = (States: States) => lintWorkflow(machine(States)).map(({ code, values }) => `${code}: ${values?.state}`)
const pass: State = { Type: 'Pass', End: true }

describe('the lint of workflows', () => {
  it('finds nothing wrong with a good one', () => {
    const good: States = {
      'Ask the change authority, then wait': { Type: 'Pass', Next: 'Is it authorised?' },
      'Is it authorised?': {
        Type: 'Choice',
        Choices: [{ Condition: "{% $states.input.next = 'now' %}", Next: 'Release' }],
        Default: 'Back out',
      },
      Release: { Type: 'Succeed' },
      'Back out': { Type: 'Succeed' },
    }
    expect(codes(good)).toEqual([])
  })

  it('a task without a time limit', () => {
    const task = {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: 'f', Payload: {} },
      End: true,
    } as unknown as State
    expect(codes({ 'Do it': task })).toEqual(['task-without-timeout: Do it'])
  })

  it('a choice without a default', () => {
    const choice: State = { Type: 'Choice', Choices: [{ Condition: '{% true %}', Next: 'End' }] }
    expect(codes({ 'Which way?': choice, End: pass })).toEqual(['choice-without-default: Which way?'])
  })

  it.each(['doIt', 'do it', 'DoIt', 'Do_it', 'Do  it', 'Do it ', '1st', 'Do: it', '做'])(
    'a name that does not read like a sentence: “%s”',
    (name) => {
      expect(codes({ [name]: pass })).toEqual([`state-name-unreadable: ${name}`])
    },
  )

  it('a name longer than 80 letters', () => {
    expect(codes({ [`A${'a'.repeat(80)}`]: pass })[0]).toMatch(/^state-name-too-long/)
  })

  it.each(['$now()', '$millis() + 1', '$random()', '$uuid()', '$map([1], $random)', '$eval("1")'])(
    'an expression that answers differently each time: %s',
    (source) => {
      expect(codes({ Look: { Type: 'Pass', Output: `{% ${source} %}`, End: true } })).toEqual([
        'expression-unsteady: Look',
      ])
    },
  )

  it('but not words that only look alike', () => {
    expect(codes({ Look: { Type: 'Pass', Output: '{% $nowhere & $states.input.now %}', End: true } })).toEqual([])
  })

  it('an expression that is not finished', () => {
    expect(codes({ Look: { Type: 'Pass', Output: { a: '{% $states.input' }, End: true } })).toEqual([
      'expression-unfinished: Look',
    ])
  })

  it('states nobody reaches, states that are not there, also behind catchers and inside branches', () => {
    const parallel: State = {
      Type: 'Parallel',
      Branches: [{ StartAt: 'Inside', States: { Inside: pass, 'Left over inside': pass } }],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Gone' }],
      Next: 'End',
    }
    expect(codes({ Both: parallel, End: pass, 'Left over': pass }).sort()).toEqual([
      'state-missing: Gone',
      'state-unreachable: Left over',
      'state-unreachable: Left over inside',
    ])
  })

  it('a name used twice, in a branch and outside', () => {
    const map: State = {
      Type: 'Map',
      ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, StartAt: 'End', States: { End: pass } },
      Next: 'End',
    }
    expect(codes({ 'For each': map, End: pass })).toEqual(['state-name-twice: End'])
  })

  it('says what is wrong in every language, with the name of the state', () => {
    const [reason] = lintWorkflow(machine({ 'do it': pass }))
    for (const language of LANGUAGES) expect(reason?.text[language]).toContain('{state}')
  })
})

import type { AddressOf } from '../workflow.ts'
import { invokeTask, PASSING_FAULTS } from './invoke-task.ts'
import type { ChoiceRule, Expression, States } from './states-language.ts'

/**
 * How every workflow waits for people: it asks, and waits with a token until somebody acts or time is up. Time up:
 * the tick reminds or escalates, and it asks again. Either way the answer is `{ next, waitSeconds }`: which stage the
 * record is in, and when to look again. An answer may name the stage it came from (plans changed: ask again with the
 * new time) or `continued` (the case goes on in a new execution). Two states are entered per stage, three per tick.
 */
export interface WaitingPattern {
  /** Begins at {@link KNOWN}, wherever the record says the case stands; looks itself when the input does not say. */
  pickUp(start: PickUp): States
  awaitDecision(stage: AwaitDecision): States
}

export interface PickUp {
  /** Name of the first state: `Look where the change stands`. */
  readonly look: string
  /** Name of the choice after it: `Where does it stand?`. */
  readonly where: string
  readonly outcomes: Outcomes
}

export interface AwaitDecision {
  /** The word by which answers call this stage. */
  readonly stage: string
  /** Name of the state that asks: `Ask the change authority`. */
  readonly ask: string
  /** Name of the state when time is up: `Remind or escalate the authorisation`. */
  readonly timeUp: string
  /** Name of the choice: `Is the change authorised?`. */
  readonly decided: string
  /** Where answers usually lead; the stage itself and `continued` need not be named. */
  readonly outcomes: Outcomes
  /** Where every other answer leads, for a record may be several steps ahead: the choice of the pick-up. */
  readonly otherwise: string
}

/** From the `next` of an answer to the name of a state. */
export type Outcomes = Readonly<Record<string, string>>

/** After a fault that outlasted the retries; the sweeper does the ticking meanwhile. */
const FAULT_PAUSE_SECONDS = 300
/** When an answer does not say how long to wait. */
const LOOK_AGAIN_SECONDS = 3600
/** The service takes whole seconds from 1 to 99,999,999 and fails the task otherwise. */
const WAIT: Expression = '{% $min([99999999, $max([1, $ceil($waitSeconds)])]) %}'

/** Every workflow that waits starts here. */
export const KNOWN = 'Is it known where the case stands?'

const CONTINUED = 'Continued in a new execution'
const LOST = 'The case went a way this procedure does not know'

const ENDINGS: States = {
  [CONTINUED]: { Type: 'Succeed' },
  [LOST]: {
    Type: 'Fail',
    Comment: 'A newer procedure has stages this one lacks; the sweeper starts the case again on the newest.',
    Error: 'UnknownStageError',
    Cause: "{% 'no way to ' & $string($next) %}",
  },
}

const CASE = {
  contract: '{% $states.context.Execution.Input.contract %}',
  caseId: '{% $states.context.Execution.Input.caseId %}',
  generation: '{% $states.context.Execution.Input.generation %}',
  startedAt: '{% $states.context.Execution.StartTime %}',
} as const

/** The waiting pattern with these two tasks: `ask` stores the token, `tick` does what is due; both answer as above. */
export function waitingPattern(
  addressOf: AddressOf,
  tasks: { readonly ask: string; readonly tick: string },
): WaitingPattern {
  const tick = (name: string, input: { stage?: string }, next: string): States => ({
    [name]: invokeTask(addressOf, {
      task: tasks.tick,
      input: { ...CASE, ...input },
      Assign: remember('$states.result.Payload'),
      Output: {},
      Catch: [{ ErrorEquals: ['States.ALL'], Output: {}, Next: pauseBefore(name) }],
      Next: next,
    }),
    [pauseBefore(name)]: { Type: 'Wait', Seconds: FAULT_PAUSE_SECONDS, Next: name },
  })

  return {
    pickUp: ({ look, where, outcomes }) => ({
      // Where the record stood when this execution was started comes with its input; asking reads the record again.
      [KNOWN]: {
        Type: 'Choice',
        Choices: [{ Condition: '{% $exists($states.input.next) %}', Assign: remember('$states.input'), Next: where }],
        Default: look,
      },
      ...tick(look, {}, where),
      [where]: { Type: 'Choice', Choices: waysTo(outcomes), Default: LOST },
      ...ENDINGS,
    }),

    awaitDecision: ({ stage, ask, timeUp, decided, outcomes, otherwise }) => ({
      [ask]: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
        Arguments: {
          FunctionName: addressOf(tasks.ask),
          Payload: { task: tasks.ask, ...CASE, stage, taskToken: '{% $states.context.Task.Token %}' },
        },
        TimeoutSeconds: WAIT,
        Retry: PASSING_FAULTS,
        Assign: remember('$states.result'),
        Output: {},
        Catch: [
          { ErrorEquals: ['States.Timeout'], Output: {}, Next: timeUp },
          { ErrorEquals: ['States.ALL'], Output: {}, Next: pauseBefore(timeUp) },
        ],
        Next: decided,
      },
      ...tick(timeUp, { stage }, decided),
      [decided]: { Type: 'Choice', Choices: waysTo({ ...outcomes, [stage]: ask }), Default: otherwise },
      ...ENDINGS,
    }),
  }
}

const pauseBefore = (name: string): string =>
  `Pause after a fault, then ${name.charAt(0).toLowerCase()}${name.slice(1)}`

const remember = (answer: string) => ({
  next: `{% ${answer}.next %}`,
  waitSeconds: `{% $exists(${answer}.waitSeconds) ? ${answer}.waitSeconds : ${LOOK_AGAIN_SECONDS} %}`,
})

/** One rule per place, so that several answers leading there draw one arrow. */
function waysTo(outcomes: Outcomes): [ChoiceRule, ...ChoiceRule[]] {
  const places = Map.groupBy(Object.entries(outcomes), ([, place]) => place)
  const onward = wayTo(CONTINUED, ['continued'])
  const [first, ...others] = [...places].map(([place, answers]) =>
    wayTo(
      place,
      answers.map(([next]) => next),
    ),
  )
  return first === undefined ? [onward] : [first, ...others, onward]
}

const wayTo = (place: string, answers: readonly string[]): ChoiceRule => ({
  Condition: `{% $next in [${answers.map((next) => `'${next}'`).join(', ')}] %}`,
  Next: place,
})

import { OVER } from '../obligation/index.ts'
import { KNOWN, type Workflow, waitingPattern } from '../platform/workflow.ts'

export const drillWorkflowName = 'emergency-drill'

/** A drill of an emergency plan: arranged by the plan's owner, held at its time, and written down. */
export const drillWorkflow: Workflow = {
  name: drillWorkflowName,
  contract: 1,
  define(addressOf) {
    const { pickUp, awaitDecision } = waitingPattern(addressOf, { ask: 'ask', tick: 'tick' })
    const prepare = 'Ask its owner to arrange the drill'
    const wait = 'Wait for the drill to begin'
    const run = 'Wait for the drill to end'
    const learn = 'Ask what was learnt'
    const done = 'The drill is over'
    const where = 'Where does the drill stand?'
    const outcomes = { prepare, wait, run, learn, [OVER]: done }
    const { prepare: _, ...fromPrepare } = outcomes
    const { wait: __, ...fromWait } = outcomes
    const { run: ___, ...fromRun } = outcomes
    return {
      Comment: 'A drill of an emergency plan: arranged by its owner, held, and written down; until it is.',
      QueryLanguage: 'JSONata',
      StartAt: KNOWN,
      States: {
        ...pickUp({ look: 'Look where the drill stands', where, outcomes }),
        ...awaitDecision({
          ...{
            stage: 'prepare',
            ask: prepare,
            timeUp: 'Remind or escalate the arrangement',
            decided: 'Is it arranged?',
          },
          ...{ outcomes: fromPrepare, otherwise: where },
        }),
        ...awaitDecision({
          ...{ stage: 'wait', ask: wait, timeUp: 'Begin the drill', decided: 'Has it begun?' },
          ...{ outcomes: fromWait, otherwise: where },
        }),
        ...awaitDecision({
          ...{ stage: 'run', ask: run, timeUp: 'Remind or escalate the running drill', decided: 'Has it ended?' },
          ...{ outcomes: fromRun, otherwise: where },
        }),
        ...awaitDecision({
          ...{ stage: 'learn', ask: learn, timeUp: 'Remind or escalate the lessons', decided: 'Is it written down?' },
          ...{ outcomes: { [OVER]: done }, otherwise: where },
        }),
        [done]: { Type: 'Succeed' },
      },
    }
  },
}

import { OVER } from '../obligation/index.ts'
import { KNOWN, type Workflow, waitingPattern } from '../platform/workflow.ts'

/** A position is handed over: prepared, confirmed, signed by both, and carried out on the day. */
export const positionHandOverWorkflow: Workflow = {
  name: 'position-hand-over',
  contract: 1,
  define(addressOf) {
    const { pickUp, awaitDecision } = waitingPattern(addressOf, { ask: 'ask', tick: 'tick' })
    const prepare = 'Ask to prepare the hand-over'
    const confirm = 'Ask the receiver to confirm'
    const sign = 'Ask both to sign'
    const carryOut = 'Wait for the first day of the receiver'
    const done = 'The hand-over is over'
    const where = 'Where does the hand-over stand?'
    const outcomes = { prepare, confirm, sign, 'carry-out': carryOut, [OVER]: done }
    return {
      Comment:
        'A position goes from one person to another: each part prepared and confirmed, the whole signed by both.',
      QueryLanguage: 'JSONata',
      StartAt: KNOWN,
      States: {
        ...pickUp({ look: 'Look where the hand-over stands', where, outcomes }),
        ...awaitDecision({
          stage: 'prepare',
          ask: prepare,
          timeUp: 'Remind or escalate the preparation',
          decided: 'Is it prepared?',
          outcomes: { confirm, [OVER]: done },
          otherwise: where,
        }),
        ...awaitDecision({
          stage: 'confirm',
          ask: confirm,
          timeUp: 'Remind or escalate the confirmation',
          decided: 'Is it confirmed?',
          outcomes: { sign, prepare, [OVER]: done },
          otherwise: where,
        }),
        ...awaitDecision({
          stage: 'sign',
          ask: sign,
          timeUp: 'Remind or escalate the signatures',
          decided: 'Is it signed by both?',
          outcomes: { 'carry-out': carryOut, prepare, [OVER]: done },
          otherwise: where,
        }),
        ...awaitDecision({
          stage: 'carry-out',
          ask: carryOut,
          timeUp: 'Carry it out, or escalate that it is not',
          decided: 'Is it carried out?',
          outcomes: { [OVER]: done },
          otherwise: where,
        }),
        [done]: { Type: 'Succeed' },
      },
    }
  },
}

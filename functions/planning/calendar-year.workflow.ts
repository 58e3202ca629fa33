import { OVER } from '../obligation/index.ts'
import { KNOWN, type Workflow, waitingPattern } from '../platform/workflow.ts'

/** A year begins whose holidays nobody has entered: whoever administers the calendar is asked until it knows them. */
export const calendarYearWorkflow: Workflow = {
  name: 'calendar-year',
  contract: 1,
  define(addressOf) {
    const { pickUp, awaitDecision } = waitingPattern(addressOf, { ask: 'ask', tick: 'tick' })
    const enter = 'Ask for the holidays of the year'
    const done = 'The calendar knows the year'
    return {
      Comment: 'The working calendar does not know the public holidays of a year.',
      QueryLanguage: 'JSONata',
      StartAt: KNOWN,
      States: {
        ...pickUp({
          look: 'Look whether the year is known',
          where: 'Does the calendar know it?',
          outcomes: { enter, [OVER]: done },
        }),
        ...awaitDecision({
          stage: 'enter',
          ask: enter,
          timeUp: 'Remind or escalate the year',
          decided: 'Are the holidays entered?',
          outcomes: { [OVER]: done },
          otherwise: 'Does the calendar know it?',
        }),
        [done]: { Type: 'Succeed' },
      },
    }
  },
}

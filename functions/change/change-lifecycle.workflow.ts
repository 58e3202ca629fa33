import { OVER } from '../obligation/index.ts'
import { KNOWN, type Workflow, waitingPattern } from '../platform/workflow.ts'

/**
 * The procedure of a normal change as it hangs on the wall. The steps themselves are taken by people, in the record;
 * this waits for them, and reminds or escalates when they don't.
 *
 * An edit takes it back to the assessment from anywhere before the release.
 */
export const changeLifecycle: Workflow = {
  name: 'change-lifecycle',
  contract: 1,
  define(addressOf) {
    const { pickUp, awaitDecision } = waitingPattern(addressOf, { ask: 'ask', tick: 'tick' })
    const assess = 'Assess the change'
    const authorise = 'Ask the change authority'
    const test = 'Test the change'
    const window = 'Wait for the window'
    const release = 'Release the change'
    const review = 'Review the change'
    const done = 'The change is over'
    const otherwise = 'Where does it stand?'
    return {
      Comment: 'Assess, authorise, test, release, review: a normal change.',
      QueryLanguage: 'JSONata',
      StartAt: KNOWN,
      States: {
        ...pickUp({
          look: 'Look where the change stands',
          where: otherwise,
          outcomes: { assess, authorise, test, window, release, review, [OVER]: done },
        }),
        ...awaitDecision({
          stage: 'assess',
          ask: assess,
          timeUp: 'Remind or escalate the assessment',
          decided: 'Is the change sound?',
          outcomes: { authorise, [OVER]: done },
          otherwise,
        }),
        ...awaitDecision({
          stage: 'authorise',
          ask: authorise,
          timeUp: 'Remind or escalate the authorisation',
          decided: 'Is the change authorised?',
          outcomes: { assess, test, [OVER]: done },
          otherwise,
        }),
        ...awaitDecision({
          stage: 'test',
          ask: test,
          timeUp: 'Remind or escalate the test',
          decided: 'Is the change tested?',
          outcomes: { assess, window, release, [OVER]: done },
          otherwise,
        }),
        ...awaitDecision({
          stage: 'window',
          ask: window,
          timeUp: 'Open the window',
          decided: 'Is the window open?',
          outcomes: { assess, release, review, [OVER]: done },
          otherwise,
        }),
        ...awaitDecision({
          stage: 'release',
          ask: release,
          timeUp: 'Remind of the release or end the window',
          decided: 'Is the change released?',
          outcomes: { assess, review, [OVER]: done },
          otherwise,
        }),
        ...awaitDecision({
          stage: 'review',
          ask: review,
          timeUp: 'Remind or escalate the review',
          decided: 'Is the change reviewed?',
          outcomes: { [OVER]: done },
          otherwise,
        }),
        [done]: { Type: 'Succeed' },
      },
    }
  },
}

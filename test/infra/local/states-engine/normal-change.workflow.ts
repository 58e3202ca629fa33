import { KNOWN, type Workflow, waitingPattern } from '../../../../functions/platform/workflow.ts'

/** A normal change as the product's own: the example for whoever writes a workflow, and what the engine is measured by. */
export const normalChange: Workflow = {
  name: 'normal-change',
  contract: 1,
  define: (addressOf) => {
    const { pickUp, awaitDecision } = waitingPattern(addressOf, { ask: 'ask-obligation', tick: 'tick-obligation' })
    const stages = {
      assess: 'Assess the change',
      authorise: 'Ask the change authority',
      test: 'Test the change',
      window: 'Wait for the window',
      release: 'Release the change',
      review: 'Review the change',
    }
    const where = 'Where does it stand?'
    const { assess, authorise, test, window, release, review } = stages
    const withdrawn = { rejected: 'Rejected', cancelled: 'Cancelled', expired: 'Expired' }

    return {
      Comment: 'A normal change: assess, authorise, test, wait for the window, release, review.',
      QueryLanguage: 'JSONata',
      StartAt: KNOWN,
      States: {
        ...pickUp({
          look: 'Look where the change stands',
          where,
          outcomes: { ...stages, ...withdrawn, closed: 'Closed' },
        }),
        ...awaitDecision({
          stage: 'assess',
          ask: assess,
          timeUp: 'Remind or escalate the assessment',
          decided: 'Is the change assessed?',
          outcomes: { authorise, ...withdrawn },
          otherwise: where,
        }),
        ...awaitDecision({
          stage: 'authorise',
          ask: authorise,
          timeUp: 'Remind or escalate the authorisation',
          decided: 'Is the change authorised?',
          outcomes: { test, assess, ...withdrawn },
          otherwise: where,
        }),
        ...awaitDecision({
          stage: 'test',
          ask: test,
          timeUp: 'Remind or escalate the test',
          decided: 'Is the change tested?',
          outcomes: { window, release, assess, authorise, ...withdrawn },
          otherwise: where,
        }),
        ...awaitDecision({
          stage: 'window',
          ask: window,
          timeUp: 'See whether the window is open',
          decided: 'Is the window open?',
          outcomes: { release, assess, authorise, ...withdrawn },
          otherwise: where,
        }),
        ...awaitDecision({
          stage: 'release',
          ask: release,
          timeUp: 'Remind or escalate the release',
          decided: 'Is the change released?',
          outcomes: { review, window, assess, authorise, ...withdrawn },
          otherwise: where,
        }),
        ...awaitDecision({
          stage: 'review',
          ask: review,
          timeUp: 'Remind or escalate the review',
          decided: 'Is the change reviewed?',
          outcomes: { closed: 'Closed' },
          otherwise: where,
        }),
        Rejected: { Type: 'Succeed' },
        Cancelled: { Type: 'Succeed' },
        Expired: { Type: 'Succeed' },
        Closed: { Type: 'Succeed' },
      },
    }
  },
}

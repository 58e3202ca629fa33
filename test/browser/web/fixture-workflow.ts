import { KNOWN, waitingPattern } from '../../../functions/platform/workflow.ts'

const { pickUp, awaitDecision } = waitingPattern((task) => task, { ask: 'ask', tick: 'tick' })
const over = { over: 'The change is over' }

/** The procedure of a normal change, without the room around it. */
export const lifecycle = {
  name: 'change-lifecycle',
  contract: 1,
  definition: {
    QueryLanguage: 'JSONata',
    StartAt: KNOWN,
    States: {
      ...pickUp({
        look: 'Look where the change stands',
        where: 'Where does it stand?',
        outcomes: {
          assess: 'Assess the change',
          authorise: 'Ask the change authority',
          test: 'Test the change',
          window: 'Wait for the window',
          release: 'Release the change',
          review: 'Review the change',
          ...over,
        },
      }),
      ...awaitDecision({
        stage: 'assess',
        ask: 'Assess the change',
        timeUp: 'Remind or escalate the assessment',
        decided: 'Is the change sound?',
        outcomes: { authorise: 'Ask the change authority', ...over },
        otherwise: 'Where does it stand?',
      }),
      ...awaitDecision({
        stage: 'authorise',
        ask: 'Ask the change authority',
        timeUp: 'Remind or escalate the authorisation',
        decided: 'Is the change authorised?',
        outcomes: { assess: 'Assess the change', test: 'Test the change', ...over },
        otherwise: 'Where does it stand?',
      }),
      ...awaitDecision({
        stage: 'test',
        ask: 'Test the change',
        timeUp: 'Remind or escalate the test',
        decided: 'Is the change tested?',
        outcomes: {
          assess: 'Assess the change',
          window: 'Wait for the window',
          release: 'Release the change',
          ...over,
        },
        otherwise: 'Where does it stand?',
      }),
      ...awaitDecision({
        stage: 'window',
        ask: 'Wait for the window',
        timeUp: 'Open the window',
        decided: 'Is the window open?',
        outcomes: {
          assess: 'Assess the change',
          release: 'Release the change',
          review: 'Review the change',
          ...over,
        },
        otherwise: 'Where does it stand?',
      }),
      ...awaitDecision({
        stage: 'release',
        ask: 'Release the change',
        timeUp: 'Remind of the release or end the window',
        decided: 'Is the change released?',
        outcomes: { assess: 'Assess the change', review: 'Review the change', ...over },
        otherwise: 'Where does it stand?',
      }),
      ...awaitDecision({
        stage: 'review',
        ask: 'Review the change',
        timeUp: 'Remind or escalate the review',
        decided: 'Is the change reviewed?',
        outcomes: over,
        otherwise: 'Where does it stand?',
      }),
      'The change is over': { Type: 'Succeed' as const },
    },
  },
}

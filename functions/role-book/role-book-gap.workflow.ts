import { oneStep } from '../obligation/index.ts'
import { GAP_WORKFLOW } from './steps/gap.ts'

/** A version was published with a gap: whoever accepted it is reminded until it is closed. */
export const bookGapWorkflow = oneStep({
  name: GAP_WORKFLOW,
  comment: 'A gap that a version of the role book was published with, accepted by somebody until a day.',
  stage: 'close',
  look: 'Look whether the gap is open',
  where: 'Is it open?',
  ask: 'Ask for the gap to be closed',
  timeUp: 'Remind or escalate the gap in the book',
  decided: 'Is it closed?',
  done: 'Nobody has to close it any more',
})

import { oneStep } from '../obligation/index.ts'

/** A duty has come round: whoever answers for it is asked, reminded and passed over, until it is done or need not be. */
export const dutyOccurrenceWorkflow = oneStep({
  name: 'duty-occurrence',
  comment: 'A duty has come round once.',
  stage: 'perform',
  look: 'Look whether the duty is done',
  where: 'Is it still open?',
  ask: 'Ask for the duty to be done',
  timeUp: 'Remind or escalate the duty',
  decided: 'Is the duty done?',
  done: 'The duty is done or falls away',
})

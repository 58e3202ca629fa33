import { oneStep } from './one-step-workflow.ts'

/** A place on a ladder has nobody: whoever owns the roster fills it, and is reminded until it is filled. */
export const rosterGapWorkflow = oneStep({
  name: 'roster-gap',
  comment: 'A position that should have answered has nobody.',
  stage: 'fill',
  look: 'Look whether the gap is open',
  where: 'Is it open?',
  ask: 'Fill the gap in the roster',
  timeUp: 'Remind or escalate the gap',
  decided: 'Is the gap filled?',
  done: 'The gap is filled',
})

import { oneStep } from '../obligation/index.ts'

export const onCallGapWorkflow = oneStep({
  name: 'on-call-gap',
  comment: 'Nobody is on call when somebody should be: whoever sees to the schedule fills the gap, and is reminded.',
  stage: 'fill',
  look: 'Look whether the gap is open',
  where: 'Is the gap open?',
  ask: 'Ask the owner of the schedule to fill the gap',
  timeUp: 'Remind or escalate the gap',
  decided: 'Is the gap filled?',
  done: 'Somebody is on call',
})

export const onCallSwapWorkflow = oneStep({
  name: 'on-call-swap',
  comment: 'Somebody is asked to take a shift: nothing moves until they accept, and it lapses when the shift begins.',
  stage: 'accept',
  look: 'Look whether the swap is open',
  where: 'Is the swap open?',
  ask: 'Ask the receiver to accept the swap',
  timeUp: 'Remind, escalate or let the swap lapse',
  decided: 'Is the swap answered?',
  done: 'The swap is over',
})

export const onCallHandOverWorkflow = oneStep({
  name: 'on-call-hand-over',
  comment: 'A shift goes to the next with what is open in it: the receiver accepts, or it goes up.',
  stage: 'take-over',
  look: 'Look whether the shift was taken over',
  where: 'Was the shift taken over?',
  ask: 'Ask the receiver to take the shift over',
  timeUp: 'Remind or escalate the hand-over',
  decided: 'Is the shift taken over?',
  done: 'The shift is handed over',
})

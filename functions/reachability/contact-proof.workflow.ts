import { oneStep } from '../obligation/index.ts'

/** Whoever is on call and has not proven that pages reach them is asked, and reminded, until they have. */
export const contactProofWorkflow = oneStep({
  name: 'contact-proof',
  comment: 'Somebody stands on an on-call schedule, and nobody knows whether a page reaches them.',
  stage: 'prove',
  look: 'Look whether pages arrive',
  where: 'Is it proven?',
  ask: 'Ask to prove that pages arrive',
  timeUp: 'Remind or escalate the proof',
  decided: 'Was a test confirmed?',
  done: 'Pages arrive, or nobody has to be paged',
})

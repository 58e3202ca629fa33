import { oneStep } from '../obligation/index.ts'

/** A year begins whose holidays nobody has entered: whoever administers the calendar is asked until it knows them. */
export const calendarYearWorkflow = oneStep({
  name: 'calendar-year',
  comment: 'The working calendar does not know the public holidays of a year.',
  stage: 'enter',
  look: 'Look whether the year is known',
  where: 'Does the calendar know it?',
  ask: 'Ask for the holidays of the year',
  timeUp: 'Remind or escalate the year',
  decided: 'Are the holidays entered?',
  done: 'The calendar knows the year',
})

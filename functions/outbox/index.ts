export { findMailTrouble, isMailDown } from './mail-health.ts'
export { createRelay, type Relay, type SweepsAlso } from './relay.ts'
export {
  type AskedLetter,
  CASE_OVER,
  type ComposedLetter,
  type Letter,
  type RefusedMail,
  type RelayPorts,
  SUMMARY,
  type SummaryPart,
  type Whereabouts,
} from './relay-ports.ts'
export { type SweepPart, sweepOutbox, sweepTask } from './tasks/sweep.ts'

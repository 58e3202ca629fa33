export { findMailTrouble, isMailDown } from './mail-health.ts'
export { createRelay, type Relay, type SweepsAlso } from './relay.ts'
export {
  type AskedLetter,
  CASE_OVER,
  type ComposedLetter,
  type Letter,
  type RefusedMail,
  type RelayPorts,
  type Standing,
  SUMMARY,
  type SummaryPart,
} from './relay-ports.ts'
export { type SweepPart, sweepOutbox, sweepTask } from './tasks/sweep.ts'

export { createEpoch, type Epoch } from './epoch.ts'
export { findMailTrouble, isMailDown } from './mail-health.ts'
export { pagesGoOutAt } from './outbox.store.ts'
export { createRelay, type Relay, type SweepsAlso } from './relay.ts'
export {
  type AskedLetter,
  type ComposedLetter,
  type Letter,
  type PageEffect,
  type Pager,
  type RefusedMail,
  type RelayPorts,
  SUMMARY,
  type SummaryPart,
  type Whereabouts,
} from './relay-ports.ts'
export type { SweepPart } from './tasks/sweep.ts'

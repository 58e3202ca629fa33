import type { WantedStep } from '../../../functions/change/take-step.ts'
import type { Origin } from '../../../functions/kernel/actor.ts'
import type { PersonName } from './demo-people.ts'
import type { ServiceName } from './demo-services.ts'
import type { Moment } from './moment.ts'

/** A change of the demo, and what people did with it until today. */
export interface DemoChange {
  readonly by: PersonName
  readonly raised: Moment
  readonly implementer: PersonName
  readonly title: string
  readonly description: string
  readonly services: readonly ServiceName[]
  readonly risk: 'low' | 'medium' | 'high'
  readonly riskReason?: string
  readonly backOutPlan: string
  readonly testPlan: string
  /** When its release window opens, and how many hours it stays open. */
  readonly window: { readonly from: Moment; readonly hours: number }
  readonly steps: readonly DemoStep[]
}

/** One step: whoever owes it takes it, the requester cancels. By the portal, unless they came by another door. */
export interface DemoStep {
  readonly on: Moment
  readonly takes: WantedStep
  readonly door?: Origin['door']
}

/** The steps, shortly, so that a story reads as one. */
export const assessed = (on: Moment, comment?: string): DemoStep => ({
  on,
  takes: { step: 'assess', verdict: 'sound', ...(comment === undefined ? {} : { comment }) },
})
export const authorised = (on: Moment, door: Origin['door'], comment?: string): DemoStep => ({
  on,
  door,
  takes: { step: 'authorise', ...(comment === undefined ? {} : { comment }) },
})
export const rejected = (on: Moment, door: Origin['door'], comment: string): DemoStep => ({
  on,
  door,
  takes: { step: 'reject', comment },
})
export const tested = (on: Moment, comment: string): DemoStep => ({
  on,
  takes: { step: 'record-test', outcome: 'passed', comment },
})
export const released = (on: Moment, outcome: 'succeeded' | 'failed', comment: string): DemoStep => ({
  on,
  takes: { step: 'release', outcome, comment },
})
export const reviewed = (on: Moment, comment: string): DemoStep => ({
  on,
  takes: { step: 'review', wasEffective: true, comment },
})
export const cancelled = (on: Moment, comment: string): DemoStep => ({ on, takes: { step: 'cancel', comment } })

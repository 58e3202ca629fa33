import type { Id } from './ids.ts'

/** Who acts: a person (signed in, or by mail), a machine with a token, or Onduty itself (timers, recovery). */
export type Actor =
  | { readonly kind: 'person'; readonly id: Id; readonly from: Origin }
  | { readonly kind: 'machine'; readonly id: Id; readonly from: Origin }
  | { readonly kind: 'system'; readonly id: 'onduty'; readonly from: Origin }

/** By which door somebody came, and from which address of the network. */
export interface Origin {
  readonly door: 'portal' | 'api' | 'mail-link' | 'mail-reply' | 'workflow' | 'command'
  readonly address?: string
}

/** What Onduty does by itself, when a clock runs out. */
export const byClock: Actor = { kind: 'system', id: 'onduty', from: { door: 'workflow' } }

/** The authority an act used: which act is allowed, through which position, how the person came by it. */
export interface Grant {
  readonly authority: string
  /** The position whose authority it is; absent where everybody signed in may. */
  readonly position?: Id
  /** The published duty that needs it, and the version of the role book that was in force; absent before the first. */
  readonly duty?: Id
  readonly book?: number | undefined
  /** `holder` of the position, its `deputy`, or a `relation` to the thing itself (its requester, its implementer …). */
  readonly via: 'holder' | 'deputy' | 'relation' | 'token' | 'clock'
}

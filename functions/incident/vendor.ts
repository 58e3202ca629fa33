import type { Id } from '../kernel/ids.ts'
import type { Language } from '../kernel/text.ts'
import type { HeadRow } from '../platform/act.ts'

/** Somebody at a vendor who can be asked for help. They have no account here. */
export interface VendorContact {
  readonly name: string
  readonly email: string
  readonly phone?: string
  readonly language: Language
}

/** A company that stands behind services of ours. */
export interface Vendor {
  readonly id: Id
  readonly name: string
  /** In the order in which they are asked. */
  readonly contacts: readonly VendorContact[]
  /** The services it stands behind. */
  readonly services: readonly Id[]
  /** The position here that answers for what the vendor does; absent: whoever leads the incident. */
  readonly owner?: Id
  /** What the contract says: hours, times, number. */
  readonly contract: string
  readonly isOn: boolean
}
export type VendorHead = HeadRow & Vendor

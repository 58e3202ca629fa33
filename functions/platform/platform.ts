import type { RandomBytes } from '../kernel/ids.ts'
import type { Clock } from './clock.ts'
import type { Log } from './log.ts'
import type { Secrets } from './secrets.ts'
import type { Store } from './store.ts'
import type { WebReader } from './web-reader.ts'

/** What a room may ask of the outside. */
export interface Platform {
  readonly clock: Clock
  readonly store: Store
  readonly random: RandomBytes
  readonly secrets: Secrets
  readonly log: Log
  /** Where people find the portal, without a slash at the end; links in mails begin so. */
  readonly publicUrl: string
  /** The domain our mail comes from and replies go to. */
  readonly mailDomain: string
  /** Mail only goes out: an answer would reach nobody, so letters do not ask for one. */
  readonly isSendOnly?: boolean
  /** Reads from the public internet; absent where nothing is to be read from it. */
  readonly web?: WebReader
  /** Called with the outbox rows of each commit, so that they need not wait for the sweeper. Never throws. */
  readonly kick: (rows: readonly Kicked[]) => void
}

/** Where an outbox row that was just written lies. */
export interface Kicked {
  readonly pk: string
  readonly sk: string
}

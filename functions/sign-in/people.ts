import type { Grant } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { Verdict } from '../kernel/refusal.ts'
import type { Language } from '../kernel/text.ts'
import type { HeadRow } from '../platform/act.ts'
import type { Platform } from '../platform/platform.ts'

/** What sign-in asks of the room that knows people. */
export interface People {
  /** The head of the person with this e-mail address (compared without case), if there is one. */
  byEmail(platform: Platform, email: string): Promise<HeadRow | undefined>
  /** What a person's head says; `undefined` when the head is not a person's. */
  of(head: HeadRow): KnownPerson | undefined
  /** Whether this person may issue tokens for machines. */
  mayIssueTokens(platform: Platform, person: Id): Promise<Verdict<Grant>>
}

export interface KnownPerson {
  readonly id: Id
  readonly name: string
  readonly language: Language
  /** Only active people come in. */
  readonly active: boolean
  /**
   * Counts how often this person was put out. Sessions and tokens carry the number they were made under and are worth
   * nothing under another, so that leaving ends them all with one write, and coming back revives none.
   */
  readonly signInEpoch: number
}

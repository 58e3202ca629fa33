import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Text } from '../kernel/text.ts'

/** What a party says of its task. */
export const PARTY_ANSWERS = ['on-it', 'progress', 'done', 'cannot'] as const
export type PartyAnswer = (typeof PARTY_ANSWERS)[number]

/**
 * A vendor or another group that was pulled into an incident for one task. Somebody here always answers for it: of a
 * group whoever has its shift, for a vendor its owner here.
 */
export interface IncidentParty {
  /** Counts the parties of an incident from 1. */
  readonly nth: number
  readonly who: { readonly vendor: Id } | { readonly group: Id }
  readonly name: Text
  readonly task: string
  /** `asked`: no answer yet. `silent`: everybody there was asked, and nobody answered in time. */
  readonly state: 'asked' | 'silent' | 'on-it' | 'says-done' | 'done' | 'cannot'
  readonly obligation: Id
  readonly askedAt: Instant
  /** The party's own clock: by when an answer, or the next word, is expected. */
  readonly answerBy: Instant
  /** How many contacts of a vendor were asked, in order. */
  readonly asked: number
  /** How often the incident had come back when it was pulled in: links end with the incident. */
  readonly round: number
  /** When it answered last, the newest last: links let through a few a minute. */
  readonly answeredAt: readonly Instant[]
}

export const isSettledParty = ({ state }: Pick<IncidentParty, 'state'>): boolean => state === 'done'

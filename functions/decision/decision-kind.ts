import type { Grant } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Reason } from '../kernel/refusal.ts'
import type { Language, Text } from '../kernel/text.ts'
import type { ReplyVerb } from '../mail/index.ts'
import type { Obligation } from '../obligation/index.ts'
import type { Outcome } from '../platform/act.ts'
import type { Caller } from '../platform/handler.ts'
import type { Platform } from '../platform/platform.ts'
import type { Directory } from '../responsibility/index.ts'
import type { DecisionForm } from './decision-form.ts'
import type { LinkShows } from './rules/what-a-link-shows.ts'

/**
 * How what is owed for one kind of case is decided from a mail: on a page without scripts, or by a word in a reply. Each
 * room gives one; the registry lists them.
 */
export interface DecisionKind {
  /** Of the cases' ids. */
  readonly prefix: string
  /** How the story calls it that a link was opened by somebody it was not sent to. */
  readonly openedByOther: string
  /** The buttons that the two words of a reply press. */
  readonly byReply: Readonly<Record<ReplyVerb, string>>
  /** The case as whoever was asked sees it now; nothing where they may not see it at all. */
  look(platform: Pick<Platform, 'store'>, asking: Asking): Promise<Matter | undefined>
  /** The acts of an answer, decided on what is true now, for exactly this obligation. Throws a RefusalError. */
  decide(platform: Platform, given: Given): Promise<Outcome<unknown>>
}

export type DecisionKinds = ReadonlyMap<string, DecisionKind>

/** Who looks at what was asked of them. */
export interface Asking {
  readonly obligation: Obligation
  readonly person: Id
  readonly language: Language
  readonly now: Instant
}

/** An answer. */
export interface Given {
  readonly obligation: Obligation
  /** The button that was pressed. */
  readonly choice: string
  /** What was typed, by the names of the form's fields; at least what the choice needs. */
  readonly said: Readonly<Record<string, string>>
  /** What the page carried of what it showed. Absent in a reply, which knows only the mail. */
  readonly seen?: Readonly<Record<string, string>>
  readonly caller: Caller
  readonly now: Instant
}

/** One line of what has to be known. */
export interface MatterFact {
  readonly name: string
  readonly value: string
  readonly isBad?: boolean
}

/** A case as it looks to somebody who is to decide on it, in their language. */
export interface Matter {
  readonly directory: Directory
  /** `CHG-1042` */
  readonly number: string
  /** What people call it, with its number. */
  readonly name: string
  /** The same without. */
  readonly title: string
  readonly round: number
  /** What is wanted, as a title: `请授权`. */
  readonly wanted: string
  readonly standard?: string | undefined
  readonly facts: readonly MatterFact[]
  /** Its page in the portal, and all of it on paper: paths. */
  readonly portal: string
  readonly onPaper?: string
  /** What a button says that leads to it. */
  readonly see: string
  /** Carried by the form: what was decided on is what was shown. */
  readonly seen: Readonly<Record<string, string>>
  /** Absent where it is decided in the portal. */
  readonly form?: DecisionForm
  /** The buttons this person may press now, why they may not press the others, and by what authority. */
  readonly choices: readonly string[]
  readonly refused?: Reason
  readonly grant?: Grant
  /** Whether a word in a reply decides it too. */
  readonly mayReply: boolean
  readonly shows: LinkShows
  /** How it was decided, where it was: `{by}`, `{at}`. */
  readonly recorded?: Text | undefined
  /** Why there is nothing to decide any more, where it ended otherwise. */
  readonly over: string
}

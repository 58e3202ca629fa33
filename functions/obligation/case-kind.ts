import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Language, Text } from '../kernel/text.ts'
import type { MailFact, MailItem } from '../mail/index.ts'
import type { HeadRow, Outcome } from '../platform/act.ts'
import type { Platform } from '../platform/platform.ts'
import type { Item, Store } from '../platform/store.ts'
import type { ActedOn, Answerer, AuthorityName, Directory } from '../responsibility/index.ts'
import type { Standing } from './obligation.store.ts'
import type { Obligation, OpenObligation } from './obligation.ts'

/** What the floor has to know of a kind of case to run its clocks: each room gives one, the registry lists them. */
export interface CaseKind {
  /** Prefix of its ids. */
  readonly prefix: string
  /** The word of its paths, where no room has routes of its own for it and the floor answers: `roster-gaps`. */
  readonly address?: string
  /** The workflow that is its clock. */
  readonly workflow: string
  /** The completion standard of each kind of obligation it has. */
  readonly standards: Readonly<Record<string, Text>>
  /** Where the case stands, in the words of its workflow; `over` when it has ended. */
  stageOf(head: HeadRow): string
  /** Who may not answer for such an obligation on this case, whatever position they hold. */
  mayNotAnswer(head: HeadRow, obligationKind: string): readonly Id[]
  /**
   * Who alone can meet such an obligation: they cannot give it away, and without them it goes up, not to a deputy, to be
   * seen to.
   */
  onlyFor?(head: HeadRow, obligationKind: string): Id | undefined
  /** The authority without which nobody can meet such an obligation; absent: it needs none. */
  needs?(head: HeadRow, obligationKind: string): Needed | undefined
  /** Who would be asked for it if it were opened now, where that follows from the case. */
  asks?(head: HeadRow, obligationKind: string, directory: Directory, now: Instant): AskedNow | undefined
  /** How grave it is, 1 before 3: which of many that fell due during an outage comes first. Absent: 3. */
  severityOf?(head: HeadRow): 1 | 2 | 3
  /** The case turns by the clock: its window opens or ends. */
  turn(platform: Platform, turning: Turning): Promise<Outcome<undefined>>
  /** What a person needs to know of the case to meet an obligation of it; mails put it into their frame. */
  describe(asked: Describing): CaseDescription | Promise<CaseDescription>
  /** Whether such an obligation is met by a decision, which a link leads to that only its addressee can use. */
  isDecision?(obligationKind: string): boolean
  /** Whether to have seen it is not enough: a button that says so would look as if it held off whatever comes next. */
  isOnlyDone?(obligationKind: string): boolean
  /**
   * Under which name reminders of such obligations are collected, where one person may have several at once; they go out half
   * a minute later, as one mail. Absent: each goes at once, alone.
   */
  remindsTogether?(obligationKind: string): string | undefined
  /** The case on a page that needs no JavaScript, for whoever may see it: a path. */
  onPaper?(caseId: Id): string
  /** One line for a letter of this room among others in a summary; nothing when it is no longer true. */
  sumUp?(store: Store, letter: string, about: JsonObject, reader: Reader): Promise<SummedUp | undefined>
}

/** A line among others, and how grave what it speaks of is, 1 before 3; absent: 3. */
export type SummedUp = MailItem & { readonly severity?: 1 | 2 | 3 }

/** An act, and what it is done to: where it is done to several things, all of them. */
export interface Needed {
  readonly act: AuthorityName
  readonly on: ActedOn | readonly ActedOn[]
}

/** Who is asked, and whose ladder it climbs. */
export interface AskedNow {
  readonly answerer: Answerer
  readonly ladderPosition?: Id
  /** Positions that turned out to have nobody. */
  readonly gaps: readonly Id[]
}

export interface Turning {
  readonly head: HeadRow
  /** The case as it was read a moment ago: its head and everything that is owed. */
  readonly standing: Standing
  readonly obligation: OpenObligation
  /** What of the obligation's plan is left after this. */
  readonly plan: OpenObligation['plan']
  readonly directory: Directory
  readonly now: Instant
  /** Under which mails about it are collected, when it comes late because of an outage. */
  readonly bundle?: string
}

/** For whom something is put into words. */
export interface Reader {
  readonly person: Id
  readonly language: Language
  readonly directory: Directory
  readonly now: Instant
}

export interface Describing extends Reader {
  readonly standing: Standing
  readonly obligation: Obligation
  /** All rows of the case, newest first: what the room keeps of it, and its story. */
  readonly rows: readonly Item[]
  /** For what lies elsewhere and has to be known. */
  readonly store: Store
}

/** A case as one obligation of it looks to whoever owes it, in their language. */
export interface CaseDescription {
  /** What is wanted, as it stands in front of a subject: `请授权`, `please authorise`. */
  readonly wanted: string
  /** What it is about, as people call it: `CHG-1042 邮件网关 TLS 证书更换`. */
  readonly name: string
  /** Who wants it, in a sentence or two. */
  readonly lead: readonly string[]
  readonly facts: readonly MailFact[]
  /** Its page in the portal: a path. */
  readonly href: string
  /** What the button says; whether it leads to the decision page; whether an answer by mail decides too. */
  readonly action: { readonly label: string; readonly isDecision: boolean; readonly mayReply?: boolean }
  /** What happens when nothing happens, where that is not the ladder's next step. */
  readonly otherwise?: string
  /** Why whoever owes it gets a mail, where that is not their position: a sentence. */
  readonly because?: string
}

/** All kinds of cases, by prefix. */
export type CaseKinds = ReadonlyMap<string, CaseKind>

/** A case that has ended has this stage. */
export const OVER = 'over'

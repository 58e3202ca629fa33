import type { Id } from '../kernel/ids.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Effect } from '../platform/effect.ts'
import type { Mail, Mailer, MailRefusedError } from '../platform/mailer.ts'
import type { Platform } from '../platform/platform.ts'
import type { Hook, WebhookSender } from '../platform/webhook.ts'
import type { Workflow } from '../platform/workflow.ts'
import type { WorkflowEngine } from '../platform/workflow-engine.ts'

/** What the relay needs of everybody else. */
export interface RelayPorts {
  readonly platform: Omit<Platform, 'kick'>
  readonly engine: WorkflowEngine
  readonly mailer: Mailer
  /** By name, `<room>.<letter>`; and {@link SUMMARY} for what is collected. */
  readonly letters: Readonly<Record<string, Letter>>
  /** By name, `<room>.<hook>`. */
  readonly hooks: Readonly<Record<string, Hook>>
  readonly webhooks: WebhookSender
  /** Pages people. */
  readonly pager: Pager
  /** Of every workflow: what executions of today say in their input. */
  readonly workflows: readonly Pick<Workflow, 'name' | 'contract'>[]
  readonly whereaboutsOf: (caseId: Id) => Promise<Whereabouts>
  /** Runs what is subscribed to an event; may be called again for the same one. */
  readonly onEvent: (event: string, about: JsonObject) => Promise<void>
  /** The receiver refuses for good: somebody has to hear of it. Called once the mail is parked. */
  readonly onMailRefused?: (refused: RefusedMail) => Promise<void>
  /** Whether mails and starts are held back (epoch.ts). */
  readonly isHeld?: () => Promise<boolean>
  /** How many effects are performed at the same time; 16 unless given. */
  readonly atOnce?: number
  /** No other process works on this table, so a lease somebody else holds was left behind by a crash. */
  readonly isAlone?: boolean
}

/** Sends pages, some of them as one message. */
export interface Pager {
  /**
   * Puts into words what is still true of these pages, all for the same receiver by the same channel, and sends it as one
   * message under an id that stays the same over retries. Answers whether there was anything to say.
   */
  send(pages: readonly PageEffect[], message: { readonly id: Id; readonly edition: Id }): Promise<boolean>
}
export type PageEffect = Extract<Effect, { kind: 'page' }>

/**
 * Says what one person is written, from what is true now. Called right before sending; `undefined` when it is no longer
 * worth a mail. May be called several times for one mail.
 */
export type Letter = (platform: Omit<Platform, 'kick'>, asked: AskedLetter) => Promise<ComposedLetter | undefined>
export interface AskedLetter {
  readonly to: Id
  readonly about: JsonObject
}
export type ComposedLetter = Omit<Mail, 'id'>

/**
 * The letter that says several things at once. Its `about` is `{ parts: SummaryPart[], bundle }`, oldest first, and under
 * which name they were collected; which is the most severe, and what is still true, only the letter can know.
 */
export const SUMMARY = 'summary'
export type SummaryPart = { readonly letter: string; readonly about: JsonObject; readonly at: string }

/** What an execution is told of its case: which stage it is in, and how long to wait there before the next tick. */
export interface Whereabouts {
  /** {@link CASE_OVER} when the case needs no workflow any more. */
  readonly next: string
  readonly waitSeconds: number
  /** How grave the case is, 1 before 3; absent: as most are. */
  readonly severity?: number
}

export const CASE_OVER = 'over'

export interface RefusedMail {
  readonly to: Id
  readonly letter: string
  readonly about: JsonObject
  readonly error: MailRefusedError
}

import type { Json, JsonObject } from '../kernel/json.ts'
import { type InboundMail, MAIL_CHECKS, type MailVerdict, type MailVerdicts } from '../platform/inbound-mail.ts'

/** What SES tells a function of a mail it has received and put into a bucket. */
export interface SesReceived {
  readonly Records: readonly {
    readonly ses: {
      readonly mail: { readonly messageId: string; readonly source: string }
      readonly receipt: { readonly recipients: readonly string[] } & Readonly<Record<string, unknown>>
    }
  }[]
}

/** A mail as SES announces it; the message itself is in the bucket under this id. */
export interface Announced {
  readonly messageId: string
  /** One for each recipient, without the message. */
  readonly mails: readonly Omit<InboundMail, 'raw'>[]
}

const VERDICTS: readonly MailVerdict[] = ['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED', 'DISABLED']

export const announcedIn = ({ Records }: SesReceived): Announced[] =>
  Records.map(({ ses: { mail, receipt } }) => ({
    messageId: mail.messageId,
    mails: receipt.recipients.map((rcptTo) => ({
      envelope: { mailFrom: mail.source, rcptTo },
      verdicts: verdictsOf(receipt),
    })),
  }))

/** As SES says them; a check it does not mention, or a word it did not have before, was not made. */
const verdictsOf = (receipt: Readonly<Record<string, unknown>>): MailVerdicts =>
  Object.fromEntries(
    MAIL_CHECKS.map((check) => {
      const { status } = (receipt[`${check}Verdict`] ?? {}) as { status?: unknown }
      return [check, VERDICTS.find((verdict) => verdict === status) ?? 'NONE']
    }),
  ) as MailVerdicts

/** A mail that did not arrive, or that somebody called unwanted. */
export interface MailTroubleNews {
  readonly what: 'bounced' | 'unwanted' | 'rejected'
  /** Trying again would be of no use. */
  readonly isForGood: boolean
  /** Addresses it was about. */
  readonly addresses: readonly string[]
  /** Our own name of the mail, when it has one. */
  readonly mail?: string
}

/** Reads an event of SES as EventBridge delivers it; nothing when it is about something else. */
export function troubleIn(event: JsonObject): MailTroubleNews | undefined {
  const detail = objectIn(event.detail)
  const mail = nameOf(objectIn(detail.mail))
  const named = mail === undefined ? {} : { mail }
  if (detail.eventType === 'Bounce') {
    const { bounceType, bouncedRecipients } = objectIn(detail.bounce)
    return {
      what: 'bounced',
      isForGood: bounceType === 'Permanent',
      addresses: addressesIn(bouncedRecipients),
      ...named,
    }
  }
  if (detail.eventType === 'Complaint') {
    const { complainedRecipients } = objectIn(detail.complaint)
    return { what: 'unwanted', isForGood: true, addresses: addressesIn(complainedRecipients), ...named }
  }
  if (detail.eventType !== 'Reject') return undefined
  const { destination } = objectIn(detail.mail)
  const addresses = Array.isArray(destination) ? destination.filter((each) => typeof each === 'string') : []
  return { what: 'rejected', isForGood: true, addresses, ...named }
}

const objectIn = (value: Json | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}

const addressesIn = (recipients: Json | undefined): string[] =>
  (Array.isArray(recipients) ? recipients : []).flatMap((each: Json) => {
    const { emailAddress } = objectIn(each)
    return typeof emailAddress === 'string' ? [emailAddress] : []
  })

function nameOf({ headers }: JsonObject): string | undefined {
  const ours = (Array.isArray(headers) ? headers : [])
    .map(objectIn)
    .find(({ name }: JsonObject) => name === 'X-Onduty-Mail')
  return typeof ours?.value === 'string' ? ours.value : undefined
}

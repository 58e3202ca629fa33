import * as z from 'zod/mini'
import { defineContract, instantOut, line, pageOf, pageQuery } from '../kernel/contract.ts'
import { personRef } from '../obligation/obligation.contract.ts'
import { https, sendState } from './paging-parts.contract.ts'

const personal = z.enum(['mail', 'web-push', 'sms', 'voice', 'webhook'])
const phone = z.string().check(z.regex(/^\+[1-9]\d{6,14}$/, { error: 'not-a-phone-number' }))
const byUrgency = z.strictObject({
  1: z.array(personal).check(z.maxLength(5)),
  2: z.array(personal).check(z.maxLength(5)),
  3: z.array(personal).check(z.maxLength(5)),
})

const channelState = z.strictObject({
  channel: personal,
  /** Whether there is anything to reach them by. */
  isThere: z.boolean(),
  /** When they last confirmed a test of it; null: never, or too long ago to count. */
  provenAt: z.nullable(instantOut),
  /** Until when that counts. */
  provenUntil: z.nullable(instantOut),
  /** A test is out and waits to be confirmed. */
  isTested: z.boolean(),
})

const contactCardOut = z.strictObject({
  person: personRef,
  email: z.string(),
  phone: z.nullable(z.string()),
  webhook: z.nullable(z.string()),
  /** By what the receiver of the webhook knows that a call is ours. */
  webhookKey: z.string(),
  browsers: z.array(z.strictObject({ id: z.string(), label: z.string(), since: instantOut })),
  /** Browsers that can be pushed to no more, and were taken from the card when that showed. */
  lost: z.array(z.strictObject({ label: z.string(), at: instantOut })),
  /** By which channels pages of each severity go out; mail always does. */
  byUrgency,
  channels: z.array(channelState),
  /** The test that is out: what became of it, and until when it may be confirmed. */
  test: z.nullable(z.strictObject({ channel: personal, at: instantOut, until: instantOut, state: sendState })),
  /** What a browser asks for when it gives its permission (RFC 8292). */
  pushKey: z.string(),
  version: z.number(),
})
export type ContactCardOut = z.infer<typeof contactCardOut>

export const readMyContactCard = defineContract({
  operation: 'read-my-contact-card',
  method: 'GET',
  path: '/api/contact-cards/me',
  summary: 'How I am reached, and what of it I have proven.',
  admits: 'signed-in',
  answer: contactCardOut,
})

export const changeMyContactCard = defineContract({
  operation: 'change-my-contact-card',
  method: 'PUT',
  path: '/api/contact-cards/me',
  summary: 'My phone number, my webhook, and which channels are used for which severity.',
  admits: 'signed-in',
  body: z.strictObject({
    phone: z.nullable(phone),
    webhook: z.nullable(https),
    byUrgency: z.optional(byUrgency),
  }),
  answer: contactCardOut,
  ifMatch: 'optional',
  refusals: ['stale-version', 'person-not-active'],
  example: { phone: '+8613800138000', webhook: null },
})

export const addMyBrowser = defineContract({
  operation: 'add-my-browser',
  method: 'POST',
  path: '/api/contact-cards/me/browsers',
  summary: 'This browser may be pushed to.',
  admits: 'signed-in',
  body: z.strictObject({
    label: line(60),
    endpoint: https,
    p256dh: z.string().check(z.maxLength(200), z.regex(/^[\w-]+=*$/)),
    auth: z.string().check(z.maxLength(100), z.regex(/^[\w-]+=*$/)),
  }),
  answer: contactCardOut,
  refusals: ['person-not-active', 'too-many-browsers'],
  example: {
    label: '我的手机',
    endpoint: 'https://push.example.com/send/abc',
    p256dh: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM',
    auth: 'tBHItJI5svbpez7KI4CCXg',
  },
})

export const removeMyBrowser = defineContract({
  operation: 'remove-my-browser',
  method: 'POST',
  path: '/api/contact-cards/me/browsers/{browser}/remove',
  summary: 'This browser is pushed to no longer.',
  admits: 'signed-in',
  params: z.strictObject({ browser: z.string().check(z.regex(/^[\w-]{1,40}$/)) }),
  body: z.strictObject({}),
  answer: contactCardOut,
  example: {},
})

export const testMyChannel = defineContract({
  operation: 'test-my-channel',
  method: 'POST',
  path: '/api/contact-cards/me/test',
  summary: 'A page to try it out; it counts once I confirm that it came.',
  admits: 'signed-in',
  body: z.strictObject({ channel: personal }),
  answer: contactCardOut,
  refusals: ['channel-not-there', 'person-not-active'],
  example: { channel: 'sms' },
})

export const confirmMyTest = defineContract({
  operation: 'confirm-my-test',
  method: 'POST',
  path: '/api/contact-cards/me/confirm',
  summary: 'The page that was sent to try it out has come: its six digits prove it.',
  admits: 'signed-in',
  body: z.strictObject({ code: z.string().check(z.regex(/^\d{6}$/)) }),
  answer: contactCardOut,
  refusals: ['no-test', 'test-too-old', 'wrong-code', 'person-not-active'],
  example: { code: '204816' },
})

export const listReachability = defineContract({
  operation: 'list-reachability',
  method: 'GET',
  path: '/api/contact-cards',
  summary: 'Who of the department can be reached how, and has proven it. By name.',
  admits: 'signed-in',
  query: z.strictObject(pageQuery),
  answer: pageOf(
    z.strictObject({
      person: personRef,
      channels: z.array(channelState),
      /** By at least one channel that was confirmed within 90 days. */
      isProven: z.boolean(),
    }),
  ),
})

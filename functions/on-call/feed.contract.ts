import * as z from 'zod/mini'
import { defineContract, id, instantOut } from '../kernel/contract.ts'

/** Calendar feeds: shifts in whatever calendar somebody uses, under an address that only they know. */
export const feedOut = z.strictObject({
  id: id('ocf'),
  /** Null: the caller’s own shifts of all schedules. */
  schedule: z.nullable(id('ocs')),
  createdAt: instantOut,
  version: z.number(),
})
export type FeedOut = z.infer<typeof feedOut>

export const listFeeds = defineContract({
  operation: 'list-on-call-feeds',
  method: 'GET',
  path: '/api/on-call/feeds',
  summary: 'The caller’s calendar feeds. Their addresses are shown once, when they are made.',
  admits: 'signed-in',
  answer: z.strictObject({ items: z.array(feedOut) }),
})

export const addFeed = defineContract({
  operation: 'add-on-call-feed',
  method: 'POST',
  path: '/api/on-call/feeds',
  summary: 'A calendar feed of the caller’s own shifts, or of one schedule: an address to subscribe to.',
  admits: 'signed-in',
  body: z.strictObject({ schedule: z.optional(id('ocs')) }),
  answer: z.strictObject({ ...feedOut.shape, url: z.string() }),
  status: 201,
  refusals: ['unknown-schedule', 'too-many-feeds', 'person-not-active'],
  example: {},
})

export const revokeFeed = defineContract({
  operation: 'revoke-on-call-feed',
  method: 'DELETE',
  path: '/api/on-call/feeds/{id}',
  summary: 'Its address answers nothing any more.',
  admits: 'signed-in',
  params: z.strictObject({ id: id('ocf') }),
  answer: feedOut,
})

export const readFeed = defineContract({
  operation: 'read-on-call-feed',
  method: 'GET',
  path: '/api/on-call/calendar/{token}',
  summary: 'Shifts of four weeks back and thirteen ahead, as iCalendar in UTC. The address is the key.',
  admits: 'nobody-known',
  params: z.strictObject({ token: z.string().check(z.maxLength(60)) }),
  answer: z.unknown(),
  download: ['text/calendar'],
})

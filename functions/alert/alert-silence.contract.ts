import * as z from 'zod/mini'
import { defineContract, id, instant, instantOut, pageOf, pageQuery } from '../kernel/contract.ts'
import { personRef } from '../obligation/obligation.contract.ts'
import { timelineContract } from '../obligation/timeline.contract.ts'
import { matcher, matchers, reason } from './alert-parts.contract.ts'

export const silenceOut = z.strictObject({
  id: id('asl'),
  matchers: z.array(matcher),
  from: instantOut,
  until: instantOut,
  by: personRef,
  reason: z.string(),
  endedBy: z.nullable(personRef),
  isOver: z.boolean(),
  /** How many alerts it kept quiet. */
  silenced: z.number(),
  version: z.number(),
})
export type SilenceOut = z.infer<typeof silenceOut>

const params = z.strictObject({ id: id('asl') })

export const listSilences = defineContract({
  operation: 'list-alert-silences',
  method: 'GET',
  path: '/api/alert-silences',
  summary: 'Who wants quiet about what, until when and why: those that hold or will, the first to end first; or all.',
  admits: 'signed-in',
  query: z.strictObject({ over: z.optional(z.enum(['true', 'false'])), ...pageQuery }),
  answer: pageOf(silenceOut),
})

export const readSilence = defineContract({
  operation: 'read-alert-silence',
  method: 'GET',
  path: '/api/alert-silences/{id}',
  summary: 'One silence.',
  admits: 'signed-in',
  params,
  answer: silenceOut,
})

export const readSilenceTimeline = timelineContract('alert-silence', '/api/alert-silences/{id}', params)

export const addSilence = defineContract({
  operation: 'silence-alerts',
  method: 'POST',
  path: '/api/alert-silences',
  summary:
    'Quiet about what matches, from now or later, for a month at most. What is still wrong at its end is paged then.',
  admits: 'alert.administer',
  body: z.strictObject({
    matchers: matchers.check(z.minLength(1)),
    from: z.optional(instant),
    until: instant,
    reason,
  }),
  answer: silenceOut,
  status: 201,
  refusals: ['authority-missing', 'too-many-silences'],
  example: {
    matchers: [{ label: 'host', is: 'prefix', value: 'test-' }],
    until: '2026-01-05T12:00:00.000Z',
    reason: '测试机房断电检修',
  },
})

export const endSilence = defineContract({
  operation: 'end-alert-silence',
  method: 'POST',
  path: '/api/alert-silences/{id}/end',
  summary: 'It ends now. What is still wrong is paged.',
  admits: 'alert.administer',
  params,
  answer: silenceOut,
  ifMatch: 'optional',
  refusals: ['authority-missing', 'silence-is-over', 'stale-version'],
})

import * as z from 'zod/mini'
import { defineContract, id, paragraphs } from '../kernel/contract.ts'
import { incidentParams, incidentStep } from './incident.contract.ts'

const answer = z.enum(['on-it', 'progress', 'done', 'cannot'])

const pulledIn = incidentStep(
  'parties',
  'A vendor or another group is pulled in for one task: somebody here answers for it, and its own clock runs.',
  z.strictObject({ vendor: z.optional(id('vnd')), group: z.optional(id('grp')), task: paragraphs(1000) }),
  { vendor: 'vnd_01K9ZQ6V80ABCDEFGHJKMNPQRS', task: '请检查贵司邮件网关的 TLS 证书链，并告知预计恢复时间。' },
  ['unknown-vendor', 'unknown-group', 'vendor-or-group', 'vendor-in-drill', 'too-many-parties'],
)

export const pullInParty = { ...pulledIn, operation: 'pull-into-incident' as const }

const partyParams = z.strictObject({ ...incidentParams.shape, party: z.string().check(z.regex(/^[1-9]\d{0,2}$/)) })

export const answerForParty = defineContract({
  operation: 'answer-for-incident-party',
  method: 'POST',
  path: '/api/incidents/{id}/parties/{party}/answer',
  summary: 'What a party says of its task, written down by whoever answers for it here or works on the incident.',
  admits: 'signed-in',
  params: partyParams,
  body: z.strictObject({ answer, comment: z._default(z.string().check(z.trim(), z.maxLength(2000)), '') }),
  answer: pullInParty.answer,
  ifMatch: 'optional',
  refusals: [...pullInParty.refusals.slice(0, 6), 'party-settled'],
  example: { answer: 'on-it', comment: '电话已接通，对方正在排查。' },
})

export const takePartyLink = defineContract({
  operation: 'take-incident-party-link',
  method: 'POST',
  path: '/api/incidents/{id}/parties/{party}/link',
  summary:
    'The link by which a contact of a vendor answers, to send it by another way than mail. The story says who took it.',
  admits: 'signed-in',
  params: partyParams,
  body: z.strictObject({ contact: z.string().check(z.trim(), z.toLowerCase(), z.email(), z.maxLength(200)) }),
  answer: z.strictObject({ contact: z.string(), link: z.string() }),
  ifMatch: 'optional',
  refusals: answerForParty.refusals,
  example: { contact: 'noc@vendor.example' },
})

import * as z from 'zod/mini'
import { defineContract, id, instantOut, line, pageOf, pageQuery } from '../kernel/contract.ts'
import { https, sendState } from './paging-parts.contract.ts'

const kind = z.enum(['dingtalk', 'feishu', 'wecom', 'slack', 'teams', 'webhook'])
const severity = z.union([z.literal(1), z.literal(2), z.literal(3)])

const channelOut = z.strictObject({
  id: id('chn'),
  name: z.string(),
  kind,
  /** Where it leads, without what makes it secret. */
  host: z.string(),
  isSigned: z.boolean(),
  group: z.nullable(z.string()),
  upTo: severity,
  language: z.enum(['zh-CN', 'en']),
  isOn: z.boolean(),
  /** The last message that was sent to try it out, and what became of it. */
  test: z.nullable(z.strictObject({ at: instantOut, state: sendState })),
  version: z.number(),
})
export type ChannelOut = z.infer<typeof channelOut>

const channelIn = {
  name: line(60),
  kind,
  url: https,
  secret: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  group: z.optional(id('grp')),
  upTo: z._default(severity, 2),
  language: z._default(z.enum(['zh-CN', 'en']), 'zh-CN'),
}
const params = z.strictObject({ id: id('chn') })

export const listPageChannels = defineContract({
  operation: 'list-page-channels',
  method: 'GET',
  path: '/api/channels',
  summary: 'Robots in the chats of groups, and systems that want to hear of incidents. By name.',
  admits: 'signed-in',
  query: z.strictObject(pageQuery),
  answer: pageOf(channelOut),
})

export const addPageChannel = defineContract({
  operation: 'add-page-channel',
  method: 'POST',
  path: '/api/channels',
  summary: 'A robot hears of incidents from a severity on: of a group, or of all.',
  admits: 'alert.administer',
  body: z.strictObject(channelIn),
  answer: channelOut,
  status: 201,
  refusals: ['authority-missing', 'unknown-group'],
  example: {
    name: '运维值班群',
    kind: 'dingtalk',
    url: 'https://oapi.dingtalk.com/robot/send?access_token=abc',
    secret: 'SEC0123',
    upTo: 2,
    language: 'zh-CN',
  },
})

export const changePageChannel = defineContract({
  operation: 'change-page-channel',
  method: 'PATCH',
  path: '/api/channels/{id}',
  summary: 'Another name, address, secret or severity; or switched off.',
  admits: 'alert.administer',
  params,
  body: z.strictObject({
    name: z.optional(line(60)),
    url: z.optional(https),
    secret: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
    upTo: z.optional(severity),
    language: z.optional(z.enum(['zh-CN', 'en'])),
    isOn: z.optional(z.boolean()),
  }),
  answer: channelOut,
  ifMatch: 'optional',
  refusals: ['authority-missing', 'stale-version'],
  example: { isOn: false },
})

export const removePageChannel = defineContract({
  operation: 'remove-page-channel',
  method: 'POST',
  path: '/api/channels/{id}/remove',
  summary: 'Nothing goes there any more, and its address and secret are forgotten; its story stays.',
  admits: 'alert.administer',
  params,
  body: z.strictObject({}),
  answer: z.strictObject({ id: id('chn') }),
  ifMatch: 'optional',
  refusals: ['authority-missing', 'stale-version'],
  example: {},
})

export const testPageChannel = defineContract({
  operation: 'test-page-channel',
  method: 'POST',
  path: '/api/channels/{id}/test',
  summary: 'Says into the chat that this is a test.',
  admits: 'alert.administer',
  params,
  body: z.strictObject({}),
  answer: channelOut,
  refusals: ['authority-missing', 'channel-off'],
  example: {},
})

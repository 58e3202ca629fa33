import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { HeadRow } from '../platform/act.ts'

/** What can be told of a group's work. */
export const CHANNEL_KINDS = ['dingtalk', 'feishu', 'wecom', 'slack', 'teams', 'webhook'] as const
export type ChannelKind = (typeof CHANNEL_KINDS)[number]

/** A robot in a group's chat, or another system that wants to hear of everything. */
export interface Channel {
  readonly id: Id
  readonly name: string
  readonly kind: ChannelKind
  /** The address the provider gave; whoever knows it can write there. */
  readonly url: string
  /** What messages are signed with, where the provider does so. */
  readonly secret?: string
  /** The group whose incidents it hears of; absent: of all. */
  readonly group?: Id
  /** From this severity on: 1 only the gravest, 3 everything. */
  readonly upTo: 1 | 2 | 3
  readonly language: 'zh-CN' | 'en'
  readonly isOn: boolean
  /** The last message to try it out. */
  readonly test?: { readonly page: Id; readonly at: Instant }
}

export type ChannelHead = HeadRow & Channel

import type { Text } from '../kernel/text.ts'
import type { MailKind } from '../mail/index.ts'

/** How something went, in the words of whoever hears of it. */
export interface OutcomeWords {
  readonly mail: MailKind
  /** The entry of the story that tells it. */
  readonly did: string
  /** `{name}` */
  readonly subject: Text
  /** `{by}`, `{at}`, `{until}`, `{person}`, `{because}` */
  readonly says: Text
}

export const OUTCOMES: Readonly<Record<string, OutcomeWords>> = {
  approved: {
    ...{ mail: 'success', did: 'entitlement.approved' },
    subject: { 'zh-CN': '【已批准】{name}', en: '[Approved] {name}' },
    says: {
      'zh-CN': '{by}于 {at} 批准了这项权限，正在安排开通，开通后会再通知您。',
      en: '{by} approved this on {at}. It is being granted; you will hear when it is there.',
    },
  },
  rejected: {
    ...{ mail: 'failure', did: 'entitlement.rejected' },
    subject: { 'zh-CN': '【未获批准】{name}', en: '[Rejected] {name}' },
    says: { 'zh-CN': '{by}于 {at} 拒绝了这项申请。', en: '{by} rejected this on {at}.' },
  },
  cancelled: {
    ...{ mail: 'outcome', did: 'entitlement.cancelled' },
    subject: { 'zh-CN': '【已撤销】{name}', en: '[Withdrawn] {name}' },
    says: {
      'zh-CN': '这项申请已于 {at} 撤销：{because}。您不必再处理。',
      en: 'This request fell away on {at}: {because}. There is nothing more for you to do.',
    },
  },
  granted: {
    ...{ mail: 'success', did: 'entitlement.granted' },
    subject: { 'zh-CN': '【已开通】{name}', en: '[Granted] {name}' },
    says: {
      'zh-CN': '这项权限已于 {at} 开通，{until} 到期。不再需要时，请提前交还。',
      en: 'This right is there since {at}, until {until}. Please give it back earlier if you need it no longer.',
    },
  },
  'ends-soon': {
    ...{ mail: 'reminder', did: 'entitlement.end-announced' },
    subject: { 'zh-CN': '【即将到期】{name}', en: '[Ends soon] {name}' },
    says: {
      'zh-CN': '这项权限将于 {until} 到期，到期自动收回。仍需使用的，请现在申请续期。',
      en: 'This right ends on {until} and is then taken back. If you still need it, please ask for it again now.',
    },
  },
  shortened: {
    ...{ mail: 'notice', did: 'entitlement.shortened' },
    subject: { 'zh-CN': '【期限缩短】{name}', en: '[Shortened] {name}' },
    says: {
      'zh-CN': '{by}于 {at} 复核后缩短了期限，现在 {until} 到期。',
      en: 'After a review {by} shortened it on {at}: it now ends on {until}.',
    },
  },
  ended: {
    ...{ mail: 'notice', did: 'entitlement.ended' },
    subject: { 'zh-CN': '【权限收回】{name}', en: '[To be revoked] {name}' },
    says: {
      'zh-CN': '您的这项权限自 {at} 起收回：{because}。请不要再使用。',
      en: 'You may use this right no longer, since {at}: {because}. It is being revoked.',
    },
  },
  revoked: {
    ...{ mail: 'outcome', did: 'entitlement.revoked' },
    subject: { 'zh-CN': '【已收回】{name}', en: '[Revoked] {name}' },
    says: { 'zh-CN': '{by}于 {at} 在系统上收回了这项权限。', en: '{by} revoked this right on the system on {at}.' },
  },
  taken: {
    ...{ mail: 'escalation', did: 'entitlement.taken-in-emergency' },
    subject: { 'zh-CN': '【紧急取用】{name}', en: '[Break-glass] {name}' },
    says: {
      'zh-CN':
        '{person}于 {at} 未经审批，紧急取用了这项权限，{until} 自动收回，事后必须复核。如有疑问，请立即与其联系。',
      en: '{person} took this right on {at} without asking first, until {until}; it will be reviewed. If that looks wrong, please call them now.',
    },
  },
  'reviewed-justified': {
    ...{ mail: 'outcome', did: 'entitlement.reviewed' },
    subject: { 'zh-CN': '【紧急取用成立】{name}', en: '[Emergency justified] {name}' },
    says: {
      'zh-CN': '{by}于 {at} 复核认为这次紧急取用成立。',
      en: '{by} reviewed this on {at} and finds that it was justified.',
    },
  },
  'reviewed-not-justified': {
    ...{ mail: 'failure', did: 'entitlement.reviewed' },
    subject: { 'zh-CN': '【紧急取用不成立】{name}', en: '[Emergency not justified] {name}' },
    says: {
      'zh-CN': '{by}于 {at} 复核认为这次紧急取用不成立，已转为问题项。',
      en: '{by} reviewed this on {at} and does not find it justified. It has become a finding.',
    },
  },
}

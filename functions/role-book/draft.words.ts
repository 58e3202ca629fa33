import type { Text } from '../kernel/text.ts'
import type { OwedOfDraft } from './book-policies.ts'

export type OwedKind = `role-book.${OwedOfDraft}`

/** What has to be achieved. */
export const DRAFT_STANDARDS: Readonly<Record<OwedKind, Text>> = {
  'role-book.draft': {
    'zh-CN': '写完草稿，处理检查结果，提交评审；不再需要的，放弃并写明原因。',
    en: 'Finish the draft, deal with what the check finds, and submit it for review; or give it up and say why.',
  },
  'role-book.review': {
    'zh-CN': '逐项看过职责、标准和权限的变化，通过或退回并写明意见。',
    en: 'Look through every changed duty, standard and authority; accept it, or send it back with remarks.',
  },
  'role-book.publish': {
    'zh-CN': '确认生效日期和遗留问题的责任人，发布新版职责书；不宜发布的，退回或放弃。',
    en: 'Settle the day it takes over and who answers for what is still missing, and publish it; or give it up.',
  },
}

interface Words {
  readonly wanted: Text
  readonly lead: Text
  readonly action: Text
}

/** What mails and pages say of each step; `{name}` began it. */
export const DRAFT_WORDS: Readonly<Record<OwedKind, Words>> = {
  'role-book.draft': {
    wanted: { 'zh-CN': '请完成职责书草稿', en: 'please finish a draft of the role book' },
    lead: {
      'zh-CN': '这份职责书草稿由{name}起草，还没有提交评审。',
      en: '{name} began this draft of the role book, and it has not been submitted for review.',
    },
    action: { 'zh-CN': '打开草稿', en: 'Open the draft' },
  },
  'role-book.review': {
    wanted: { 'zh-CN': '请评审职责书草稿', en: 'please review a draft of the role book' },
    lead: {
      'zh-CN': '{name}提交了职责书草稿，请您评审。评审只对现在的内容有效，之后再改须重新评审。',
      en: '{name} submitted a draft of the role book for your review. A review holds for exactly this content.',
    },
    action: { 'zh-CN': '评审草稿', en: 'Review the draft' },
  },
  'role-book.publish': {
    wanted: { 'zh-CN': '请发布职责书', en: 'please publish the role book' },
    lead: {
      'zh-CN': '{name}起草的职责书已通过评审，请您确定生效日期并发布。',
      en: 'The draft {name} began has been accepted in its review. Please settle its day and publish it.',
    },
    action: { 'zh-CN': '发布', en: 'Publish' },
  },
}

export const DRAFT_FACTS = {
  name: { 'zh-CN': '草稿', en: 'Draft' },
  base: { 'zh-CN': '基于', en: 'Begun on' },
  version: { 'zh-CN': '第 {number} 版', en: 'version {number}' },
  nothing: { 'zh-CN': '空白职责书', en: 'an empty book' },
} as const satisfies Record<string, Text>

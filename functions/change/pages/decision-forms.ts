import type { Text } from '../../kernel/text.ts'
import type { Action } from '../rules/what-may-i.ts'
import type { WantedStep } from '../take-step.ts'

/** One answer to the question of a decision page: a button. */
export interface Choice {
  readonly label: Text
  readonly action: Action
  /** Says no, or that something went wrong: looks different, and is not the first button. */
  readonly isNo: boolean
  readonly needsComment: boolean
  readonly wanted: (comment: string) => WantedStep
}

export interface DecisionForm {
  /** Above the field for words. */
  readonly comment: Text
  readonly longest: number
  /** By the value of their button. */
  readonly choices: Readonly<Record<string, Choice>>
}

const perhaps = (comment: string) => (comment === '' ? {} : { comment })

/** What can be decided on a page without JavaScript, by the kind of obligation; everything else is in the portal. */
export const DECISION_FORMS: Readonly<Record<string, DecisionForm>> = {
  'change.assess': {
    comment: { 'zh-CN': '评估意见（认为不可行时必填）', en: 'Your assessment (needed when it is unsound)' },
    longest: 2000,
    choices: {
      sound: {
        ...{ label: { 'zh-CN': '方案可行', en: 'Sound' }, action: 'assess', isNo: false, needsComment: false },
        wanted: (comment) => ({ step: 'assess', verdict: 'sound', ...perhaps(comment) }),
      },
      unsound: {
        ...{ label: { 'zh-CN': '不可行', en: 'Unsound' }, action: 'assess', isNo: true, needsComment: true },
        wanted: (comment) => ({ step: 'assess', verdict: 'unsound', comment }),
      },
    },
  },
  'change.authorise': {
    comment: { 'zh-CN': '意见（拒绝时必填）', en: 'Comment (needed when you reject)' },
    longest: 2000,
    choices: {
      authorise: {
        ...{ label: { 'zh-CN': '授权', en: 'Authorise' }, action: 'authorise', isNo: false, needsComment: false },
        wanted: (comment) => ({ step: 'authorise', ...perhaps(comment) }),
      },
      reject: {
        ...{ label: { 'zh-CN': '拒绝', en: 'Reject' }, action: 'reject', isNo: true, needsComment: true },
        wanted: (comment) => ({ step: 'reject', comment }),
      },
    },
  },
  'change.test': {
    comment: { 'zh-CN': '测试证据（必填）', en: 'Evidence (needed)' },
    longest: 4000,
    choices: {
      passed: {
        ...{ label: { 'zh-CN': '测试通过', en: 'Passed' }, action: 'record-test', isNo: false, needsComment: true },
        wanted: (comment) => ({ step: 'record-test', outcome: 'passed', comment }),
      },
      failed: {
        ...{ label: { 'zh-CN': '测试未通过', en: 'Failed' }, action: 'record-test', isNo: true, needsComment: true },
        wanted: (comment) => ({ step: 'record-test', outcome: 'failed', comment }),
      },
    },
  },
  'change.review': {
    comment: { 'zh-CN': '回顾结论（必填）', en: 'What you found (needed)' },
    longest: 4000,
    choices: {
      effective: {
        ...{
          label: { 'zh-CN': '达到目的，关闭变更', en: 'It did what it should; close it' },
          action: 'review',
          isNo: false,
          needsComment: true,
        },
        wanted: (comment) => ({ step: 'review', wasEffective: true, comment }),
      },
      'not-effective': {
        ...{
          label: { 'zh-CN': '未达到目的，关闭变更', en: 'It did not; close it' },
          action: 'review',
          isNo: true,
          needsComment: true,
        },
        wanted: (comment) => ({ step: 'review', wasEffective: false, comment }),
      },
    },
  },
}

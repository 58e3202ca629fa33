import type { Choice, DecisionForm, Field } from '../decision/index.ts'
import type { Text } from '../kernel/text.ts'
import { commentNeeded } from './rules/reasons.ts'
import type { Action } from './rules/what-may-i.ts'
import type { WantedStep } from './take-step.ts'

interface ChangeChoice extends Choice {
  readonly action: Action
  readonly wanted: (comment: string) => WantedStep
}
export interface ChangeForm extends DecisionForm {
  readonly choices: Readonly<Record<string, ChangeChoice>>
}

const comment = (zh: string, en: string, longest: number): readonly Field[] => [
  { name: 'comment', label: { 'zh-CN': zh, en }, longest, missing: commentNeeded.text },
]
const yes = (zh: string, en: string) => ({ label: { 'zh-CN': zh, en } satisfies Text, isNo: false })
const no = (zh: string, en: string) => ({ label: { 'zh-CN': zh, en } satisfies Text, isNo: true })
const OPTIONAL: { readonly needs: readonly string[] } = { needs: [] }
const WITH_COMMENT = { needs: ['comment'] }
const perhaps = (said: string) => (said === '' ? {} : { comment: said })

/** What can be decided on a page without JavaScript, by the kind of obligation; everything else is in the portal. */
export const DECISION_FORMS: Readonly<Record<string, ChangeForm>> = {
  'change.assess': {
    fields: comment('评估意见（认为不可行时必填）', 'Your assessment (needed when it is unsound)', 2000),
    choices: {
      sound: {
        ...{ ...yes('方案可行', 'Sound'), ...OPTIONAL, action: 'assess' },
        wanted: (said) => ({ step: 'assess', verdict: 'sound', ...perhaps(said) }),
      },
      unsound: {
        ...{ ...no('不可行', 'Unsound'), ...WITH_COMMENT, action: 'assess' },
        wanted: (said) => ({ step: 'assess', verdict: 'unsound', comment: said }),
      },
    },
  },
  'change.authorise': {
    fields: comment('意见（拒绝时必填）', 'Comment (needed when you reject)', 2000),
    choices: {
      authorise: {
        ...{ ...yes('授权', 'Authorise'), ...OPTIONAL, action: 'authorise' },
        wanted: (said) => ({ step: 'authorise', ...perhaps(said) }),
      },
      reject: {
        ...{ ...no('拒绝', 'Reject'), ...WITH_COMMENT, action: 'reject' },
        wanted: (said) => ({ step: 'reject', comment: said }),
      },
    },
  },
  'change.test': {
    fields: comment('测试证据（必填）', 'Evidence (needed)', 4000),
    choices: {
      passed: {
        ...{ ...yes('测试通过', 'Passed'), ...WITH_COMMENT, action: 'record-test' },
        wanted: (said) => ({ step: 'record-test', outcome: 'passed', comment: said }),
      },
      failed: {
        ...{ ...no('测试未通过', 'Failed'), ...WITH_COMMENT, action: 'record-test' },
        wanted: (said) => ({ step: 'record-test', outcome: 'failed', comment: said }),
      },
    },
  },
  'change.review': {
    fields: comment('回顾结论（必填）', 'What you found (needed)', 4000),
    choices: {
      effective: {
        ...{ ...yes('达到目的，关闭变更', 'It did what it should; close it'), ...WITH_COMMENT, action: 'review' },
        wanted: (said) => ({ step: 'review', wasEffective: true, comment: said }),
      },
      'not-effective': {
        ...{ ...no('未达到目的，关闭变更', 'It did not; close it'), ...WITH_COMMENT, action: 'review' },
        wanted: (said) => ({ step: 'review', wasEffective: false, comment: said }),
      },
    },
  },
}

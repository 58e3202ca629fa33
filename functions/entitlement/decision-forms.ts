import type { Choice, DecisionForm, Field } from '../decision/index.ts'
import type { Text } from '../kernel/text.ts'
import type { Action } from './rules/what-may-i.ts'
import type { WantedStep } from './take-step.ts'
import type { Known } from './what-is-known.ts'

type Said = Readonly<Record<string, string>>

interface EntitlementChoice extends Choice {
  readonly action: Action
  readonly wanted: (said: Said) => WantedStep
}
export interface EntitlementForm extends DecisionForm {
  readonly choices: Readonly<Record<string, EntitlementChoice>>
}

const yes = (zh: string, en: string) => ({ label: { 'zh-CN': zh, en } satisfies Text, isNo: false })
const no = (zh: string, en: string) => ({ label: { 'zh-CN': zh, en } satisfies Text, isNo: true })

const WHY_NOT: Text = { 'zh-CN': '请写明原因。', en: 'Please give the reason.' }
const MITIGATION: Field = {
  name: 'mitigation',
  label: {
    'zh-CN': '控制措施：批准后怎样控制上面的冲突（批准时必填）',
    en: 'Mitigation: what is done about the conflict above (needed when you approve)',
  },
  longest: 1000,
  missing: {
    'zh-CN': '有冲突，请写明控制措施后再批准。',
    en: 'There is a conflict: say what is done about it before you approve.',
  },
}
const COMMENT: Field = {
  name: 'comment',
  label: { 'zh-CN': '意见（拒绝时必填）', en: 'Comment (needed when you reject)' },
  longest: 1000,
  missing: WHY_NOT,
}
const DONE: Field = {
  name: 'done',
  label: { 'zh-CN': '做了什么（必填）', en: 'What was done (needed)' },
  longest: 2000,
  missing: { 'zh-CN': '请写明做了什么。', en: 'Please say what was done.' },
}
const PROOF: Field = {
  name: 'proof',
  label: { 'zh-CN': '收回的凭据：做了什么，从哪里能看到（必填）', en: 'Proof: what was done, what shows it (needed)' },
  longest: 2000,
  missing: { 'zh-CN': '请写明凭据。', en: 'Please say what shows it.' },
}
const FINDINGS: Field = {
  name: 'comment',
  label: { 'zh-CN': '复核结论（必填）', en: 'What you found (needed)' },
  longest: 2000,
  missing: { 'zh-CN': '请写明结论的依据。', en: 'Please say what you found.' },
}

const accountField = (initial: string | undefined): Field => ({
  name: 'account',
  label: { 'zh-CN': '账号（必填）', en: 'Account (needed)' },
  longest: 120,
  missing: { 'zh-CN': '请填写系统上的账号。', en: 'Please name the account on the system.' },
  isLine: true,
  ...(initial === undefined ? {} : { initial }),
})

/** What can be decided on a page without scripts, by the kind of obligation and what is known now. */
export function formOf(obligationKind: string, known: Known): EntitlementForm | undefined {
  switch (obligationKind) {
    case 'entitlement.approve':
      return approveForm(known.conflicts.some(({ effect }) => effect === 'mitigate'))
    case 'entitlement.provision':
      return {
        fields: [accountField(known.renews?.account), DONE],
        choices: {
          granted: {
            ...{ ...yes('已开通', 'It is granted'), action: 'grant', needs: ['account', 'done'] },
            wanted: ({ account = '', done = '' }) => ({ step: 'grant', account, comment: done }),
          },
        },
      }
    case 'entitlement.revoke':
      return {
        fields: [PROOF],
        choices: {
          revoked: {
            ...{ ...yes('已收回', 'It is revoked'), action: 'revoke', needs: ['proof'] },
            wanted: ({ proof = '' }) => ({ step: 'revoke', comment: proof }),
          },
        },
      }
    case 'entitlement.review':
      return REVIEW
  }
}

const approveForm = (needsMitigation: boolean): EntitlementForm => ({
  fields: needsMitigation ? [MITIGATION, COMMENT] : [COMMENT],
  choices: {
    approve: {
      ...(needsMitigation ? yes('批准，并采取控制措施', 'Approve with mitigation') : yes('批准', 'Approve')),
      ...{ action: 'approve', needs: needsMitigation ? ['mitigation'] : [] },
      wanted: ({ comment = '', mitigation = '' }) => ({
        step: 'approve',
        ...(comment === '' ? {} : { comment }),
        ...(mitigation === '' ? {} : { mitigation }),
      }),
    },
    reject: {
      ...{ ...no('拒绝', 'Reject'), action: 'reject', needs: ['comment'] },
      wanted: ({ comment = '' }) => ({ step: 'reject', comment }),
    },
  },
})

const REVIEW: EntitlementForm = {
  fields: [FINDINGS],
  choices: {
    justified: {
      ...{ ...yes('成立', 'Justified'), action: 'review', needs: ['comment'] },
      wanted: ({ comment = '' }) => ({ step: 'review', verdict: 'justified', comment }),
    },
    'not-justified': {
      ...{ ...no('不成立，转为问题项', 'Not justified: a finding'), action: 'review', needs: ['comment'] },
      wanted: ({ comment = '' }) => ({ step: 'review', verdict: 'not-justified', comment }),
    },
  },
}

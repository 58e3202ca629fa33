import { RefusalError } from '../kernel/refusal.ts'
import type { Obligation } from './obligation.ts'

/** @param state how it was closed */
export const obligationClosed = (state: Obligation['status'] = 'withdrawn') =>
  new RefusalError(
    409,
    {
      code: 'obligation-closed',
      text: { 'zh-CN': '这项待办已经办结。', en: 'This obligation is closed already.' },
    },
    { state },
  )

export const notAccountable = () =>
  new RefusalError(403, {
    code: 'not-accountable',
    text: { 'zh-CN': '只有当前责任人可以这样做。', en: 'Only the person who is accountable now may do this.' },
  })

export const receiverNotThere = () =>
  new RefusalError(409, {
    code: 'receiver-not-there',
    text: { 'zh-CN': '对方不在岗，无法接手。', en: 'This person is away or has left and cannot take it over.' },
  })

export const receiverHasIt = () =>
  new RefusalError(409, {
    code: 'receiver-has-it',
    text: { 'zh-CN': '这项待办本来就由此人负责。', en: 'This person is accountable for it already.' },
  })

export const receiverMayNotAnswer = () =>
  new RefusalError(409, {
    code: 'receiver-may-not-answer',
    text: {
      'zh-CN': '按职责分离的要求，此人不能承担这一步。',
      en: 'Separation of duties: this person may not take this step.',
    },
  })

export const receiverLacksAuthority = () =>
  new RefusalError(409, {
    code: 'receiver-lacks-authority',
    text: {
      'zh-CN': '此人的岗位没有办理这一步所需的权限。',
      en: 'None of this person’s positions has the authority this step needs.',
    },
  })

export const onlyInPerson = () =>
  new RefusalError(409, {
    code: 'only-in-person',
    text: { 'zh-CN': '这一步只能由您本人完成，不能转交。', en: 'Only you can do this; it cannot be handed over.' },
  })

export const nothingOffered = () =>
  new RefusalError(
    409,
    {
      code: 'nothing-offered',
      text: { 'zh-CN': '没有等待您接手的内容。', en: 'Nothing here waits for you to accept it.' },
    },
    { state: 'open' },
  )

/** @param version the one in force, and how the obligation stands */
export const obligationIsStale = (version: number, state: Obligation['status']) =>
  new RefusalError(
    412,
    {
      code: 'stale-version',
      text: {
        'zh-CN': '这项待办已有变化（现为第 {version} 版），请重新读取后再操作。',
        en: 'This obligation has changed (its version is {version} now); read it again before you act.',
      },
      values: { version },
    },
    { version, state },
  )

export const policyIsStale = (version: number) =>
  new RefusalError(
    412,
    {
      code: 'stale-version',
      text: {
        'zh-CN': '策略已有新版本（第 {version} 版），请重新读取后再改。',
        en: 'A further version ({version}) was published; read it again before you change it.',
      },
      values: { version },
    },
    { version },
  )

export const policyIsTheSame = () =>
  new RefusalError(422, {
    code: 'nothing-to-change',
    text: { 'zh-CN': '与当前版本没有差别。', en: 'It says the same as the version in force.' },
  })

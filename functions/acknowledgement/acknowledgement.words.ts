import type { Text } from '../kernel/text.ts'
import type { Acknowledgement } from './acknowledgement.ts'

export type OwedKind = 'acknowledgement.sign' | 'acknowledgement.answer'

/** What has to be achieved. */
export const STANDARDS: Readonly<Record<OwedKind, Text>> = {
  'acknowledgement.sign': {
    'zh-CN': '本人通读职责清单后签收；有不同意见的，提出异议。',
    en: 'The person has read the duty list and signs it, or objects and says why.',
  },
  'acknowledgement.answer': {
    'zh-CN': '对异议给出答复：采纳并安排修订，或说明为何维持不变。',
    en: 'Answer the objection: it is right and the list will be amended, or say why it stays.',
  },
}

interface Words {
  /** As it stands in front of a subject. */
  readonly wanted: Text
  /** `{person}`, `{position}`, `{book}`. */
  readonly lead: readonly Text[]
  readonly action: Text
}

/** To the person whose list it is. */
export const TO_SIGN: Words = {
  wanted: { 'zh-CN': '请签收职责清单', en: 'please sign your duty list' },
  lead: [
    {
      'zh-CN': '职责书第 {book} 版中有您的职责清单。请通读全文后签收；有不同意见的，可以提出异议，由上级答复。',
      en: 'Version {book} of the role book has your duty list. Please read all of it and sign; if you do not agree, object and say why, and you will be answered.',
    },
  ],
  action: { 'zh-CN': '阅读并签收', en: 'Read and sign' },
}

/** Where something of it was signed before. */
export const WHAT_CHANGED: Text = {
  'zh-CN': '您上次签收的是第 {before} 版，此后的变化已在清单中标出。',
  en: 'You signed version {before} before; what has changed since is marked in the list.',
}

/** To whoever it has climbed to. */
export const TO_GET_SIGNED: Words = {
  wanted: { 'zh-CN': '请督促签收职责清单', en: 'please get a duty list signed' },
  lead: [
    {
      'zh-CN': '{person}尚未签收“{position}”的职责清单（第 {book} 版）。签收只能由本人完成，签收后本事项自动办结。',
      en: '{person} has not signed the duty list of “{position}” (version {book}). Only they can sign; when they do, this is done.',
    },
    {
      'zh-CN': '请与本人沟通；确实不签收的，请登记并写明原因。',
      en: 'Please talk to them. If they do not sign, record that, and why.',
    },
  ],
  action: { 'zh-CN': '查看签收情况', en: 'See where it stands' },
}

/** To whoever answers an objection. */
export const TO_ANSWER: Words = {
  wanted: { 'zh-CN': '请答复异议', en: 'please answer an objection' },
  lead: [
    {
      'zh-CN':
        '{person}对“{position}”的职责清单（第 {book} 版）提出异议，请您答复：采纳并安排修订，或说明为何维持不变。',
      en: '{person} objects to the duty list of “{position}” (version {book}). Please answer: it is right and the list will be amended, or say why it stays.',
    },
  ],
  action: { 'zh-CN': '查看并答复', en: 'Open and answer' },
}

export const FACTS = {
  person: { 'zh-CN': '签收人', en: 'Who signs' },
  as: { 'zh-CN': '身份', en: 'As' },
  book: { 'zh-CN': '职责书版本', en: 'Version of the book' },
  objection: { 'zh-CN': '异议', en: 'Objection' },
  answer: { 'zh-CN': '对异议的答复', en: 'Answer to the objection' },
} as const satisfies Readonly<Record<string, Text>>

export const AS: Readonly<Record<Acknowledgement['as'], Text>> = {
  holder: { 'zh-CN': '任职人', en: 'Holder' },
  deputy: { 'zh-CN': '代理人', en: 'Deputy' },
}

export const VERSION: Text = { 'zh-CN': '第 {book} 版', en: 'Version {book}' }

export const BECAUSE: Readonly<Record<Acknowledgement['as'], Text>> = {
  holder: {
    'zh-CN': '您收到本邮件，是因为您担任“{position}”。',
    en: 'You get this mail because you hold the position “{position}”.',
  },
  deputy: {
    'zh-CN': '您收到本邮件，是因为您是“{position}”的代理人。',
    en: 'You get this mail because you deputise for “{position}”.',
  },
}

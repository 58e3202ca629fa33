import type { Text } from '../kernel/text.ts'
import type { Side } from './position-hand-over.ts'

export type OwedKind =
  | 'position-hand-over.prepare'
  | 'position-hand-over.confirm'
  | 'position-hand-over.sign-as-giver'
  | 'position-hand-over.sign-as-receiver'
  | 'position-hand-over.carry-out'

export const SIGNING: Readonly<Record<Side, OwedKind>> = {
  giver: 'position-hand-over.sign-as-giver',
  receiver: 'position-hand-over.sign-as-receiver',
}

/** What has to be achieved. */
export const STANDARDS: Readonly<Record<OwedKind, Text>> = {
  'position-hand-over.prepare': {
    'zh-CN': '四个部分都已整理并提交：职责、未办结的待办、系统权限、需要知道的事。',
    en: 'All four parts are prepared: duties, what is open, rights on systems, what one has to know.',
  },
  'position-hand-over.confirm': {
    'zh-CN': '接任人逐项确认；无法接手的退回并写明原因。',
    en: 'The receiver confirms each part, or sends it back and says why.',
  },
  'position-hand-over.sign-as-giver': {
    'zh-CN': '移交人核对全部交接内容后签字。',
    en: 'The giver checks all that is handed over, and signs.',
  },
  'position-hand-over.sign-as-receiver': {
    'zh-CN': '接任人本人核对全部交接内容后签字。',
    en: 'The receiver checks all that is handed over, and signs in person.',
  },
  'position-hand-over.carry-out': {
    'zh-CN': '双方已签字，接任人到岗时由系统落实；没有落实的，查明原因。',
    en: 'Both have signed. Onduty carries it out when the receiver begins; if it does not, find out why.',
  },
}

interface Words {
  /** As it stands in front of a subject. */
  readonly wanted: Text
  /** `{from}`, `{giver}`, `{receiver}`, `{position}`, `{by}`. */
  readonly lead: Text
  readonly action: Text
}

/** To whoever has to do it. */
export const ASKS: Readonly<Record<OwedKind, Words>> = {
  'position-hand-over.prepare': {
    wanted: { 'zh-CN': '请整理岗位交接', en: 'please prepare the hand-over' },
    lead: {
      'zh-CN':
        '“{position}”将由{receiver}接任，请在 {by} 前完成交接：核对职责，逐项决定未办结的待办和系统权限的去向，写下接任人需要知道的事。',
      en: '{receiver} takes over “{position}”. It has to be handed over by {by}: look through the duties, decide what becomes of what is open and of each right on a system, and write down what the successor has to know.',
    },
    action: { 'zh-CN': '整理交接内容', en: 'Prepare the hand-over' },
  },
  'position-hand-over.confirm': {
    wanted: { 'zh-CN': '请确认岗位交接', en: 'please confirm the hand-over' },
    lead: {
      'zh-CN': '{giver}已整理好“{position}”的交接内容。请逐项确认；无法接手的部分退回并写明原因。',
      en: '{giver} has prepared the hand-over of “{position}”. Please confirm each part; what you cannot take over as it is, send back and say why.',
    },
    action: { 'zh-CN': '逐项确认', en: 'Confirm each part' },
  },
  'position-hand-over.sign-as-giver': {
    wanted: { 'zh-CN': '请签署岗位交接', en: 'please sign the hand-over' },
    lead: {
      'zh-CN': '{receiver}已确认“{position}”的全部交接内容。请核对后签字。',
      en: '{receiver} has confirmed all of the hand-over of “{position}”. Please check it and sign.',
    },
    action: { 'zh-CN': '核对并签字', en: 'Check and sign' },
  },
  'position-hand-over.sign-as-receiver': {
    wanted: { 'zh-CN': '请签署岗位交接', en: 'please sign the hand-over' },
    lead: {
      'zh-CN': '您已确认“{position}”的全部交接内容。请核对后签字；双方签字后，由系统落实。',
      en: 'You have confirmed all of the hand-over of “{position}”. Please check it and sign; once both have, Onduty carries it out.',
    },
    action: { 'zh-CN': '核对并签字', en: 'Check and sign' },
  },
  'position-hand-over.carry-out': {
    wanted: { 'zh-CN': '岗位交接待落实', en: 'a hand-over to be carried out' },
    lead: {
      'zh-CN': '“{position}”的交接双方已签字，应在接任人到岗时由系统落实，目前还没有完成。请查明原因。',
      en: 'Both have signed the hand-over of “{position}”. It should have been carried out when the receiver began, and is not. Please find out why.',
    },
    action: { 'zh-CN': '查看交接', en: 'See the hand-over' },
  },
}

/** To whoever it has climbed to, where only the receiver can do it. */
export const TO_GET_DONE: Words = {
  wanted: { 'zh-CN': '请督促岗位交接', en: 'please get a hand-over going' },
  lead: {
    'zh-CN':
      '“{position}”的交接停在接任人{receiver}这里，只能由本人确认和签字。请督促；确实不再接任的，请取消交接并写明原因。',
    en: 'The hand-over of “{position}” waits for {receiver}, and only they can confirm and sign. Please talk to them; if they do not take the position over, call it off and say why.',
  },
  action: { 'zh-CN': '查看交接', en: 'See the hand-over' },
}

export const FACTS = {
  from: { 'zh-CN': '原任职人', en: 'Until now' },
  giver: { 'zh-CN': '移交人', en: 'Handed over by' },
  receiver: { 'zh-CN': '接任人', en: 'Taken over by' },
  by: { 'zh-CN': '完成期限', en: 'Complete by' },
  returned: { 'zh-CN': '退回“{section}”的原因', en: 'Why “{section}” came back' },
} as const satisfies Readonly<Record<string, Text>>

export const SECTION_NAMES = {
  duties: { 'zh-CN': '职责', en: 'duties' },
  obligations: { 'zh-CN': '未办结的待办', en: 'what is open' },
  entitlements: { 'zh-CN': '系统权限', en: 'rights on systems' },
  knowledge: { 'zh-CN': '需要知道的事', en: 'what to know' },
} as const satisfies Readonly<Record<string, Text>>

export const BECAUSE: Readonly<Record<Side, Text>> = {
  giver: {
    'zh-CN': '您收到本邮件，是因为“{position}”由您移交。',
    en: 'You get this mail because you hand over the position “{position}”.',
  },
  receiver: {
    'zh-CN': '您收到本邮件，是因为您接任“{position}”。',
    en: 'You get this mail because you take over the position “{position}”.',
  },
}

/** Why something that was decided could not be carried out, where no other room says so. */
export const NOT_DONE = {
  elsewhere: { 'zh-CN': '已经由别人负责', en: 'somebody else answers for it by now' },
} as const satisfies Readonly<Record<string, Text>>

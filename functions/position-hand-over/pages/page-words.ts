import type { Text } from '../../kernel/text.ts'
import type { EntitlementChoice, ObligationChoice, Section, Stage } from '../position-hand-over.ts'

export const WORDS = {
  title: { 'zh-CN': '岗位交接', en: 'Hand-over of a position' },
  between: { 'zh-CN': '{giver}移交，{receiver}接任', en: 'From {giver} to {receiver}' },
  by: { 'zh-CN': '完成期限：{by}', en: 'To be complete by {by}' },
  none: { 'zh-CN': '没有', en: 'None' },
  undecided: { 'zh-CN': '尚未决定', en: 'Not decided on yet' },
  prepared: { 'zh-CN': '{name}于 {at} 提交', en: 'Prepared by {name} on {at}' },
  confirmed: { 'zh-CN': '{name}于 {at} 确认', en: 'Confirmed by {name} on {at}' },
  returned: { 'zh-CN': '退回：{reason}', en: 'Sent back: {reason}' },
  confirm: { 'zh-CN': '确认这一部分', en: 'Confirm this part' },
  giveBackWhy: { 'zh-CN': '退回并说明原因', en: 'Send back, and say why' },
  why: { 'zh-CN': '无法接手的原因', en: 'Why you cannot take it over as it is' },
  giveBack: { 'zh-CN': '退回', en: 'Send back' },
  signAsGiver: { 'zh-CN': '我已核对全部内容，作为移交人签字', en: 'I have checked all of it: sign as the giver' },
  signAsReceiver: { 'zh-CN': '我已核对全部内容，作为接任人签字', en: 'I have checked all of it: sign as the receiver' },
  signedBy: { 'zh-CN': '{name}于 {at} 签字', en: 'Signed by {name} on {at}' },
  prepareInPortal: {
    'zh-CN': '交接内容请在门户中整理。',
    en: 'Prepare what is handed over in the portal.',
  },
  portal: { 'zh-CN': '在门户中打开', en: 'Open in the portal' },
  refused: { 'zh-CN': '这一步没有生效', en: 'This had no effect' },
} as const satisfies Readonly<Record<string, Text>>

export const SECTION_TITLES: Readonly<Record<Section, Text>> = {
  duties: { 'zh-CN': '职责', en: 'Duties' },
  obligations: { 'zh-CN': '未办结的待办', en: 'What is open' },
  entitlements: { 'zh-CN': '系统权限', en: 'Rights on systems' },
  knowledge: { 'zh-CN': '需要知道的事', en: 'What to know' },
}

export const STAGES: Readonly<Record<Stage, Text>> = {
  prepare: { 'zh-CN': '移交人正在整理。', en: 'The giver prepares it.' },
  confirm: { 'zh-CN': '等待接任人逐项确认。', en: 'The receiver confirms each part.' },
  sign: { 'zh-CN': '等待双方签字。', en: 'Both are asked to sign.' },
  'carry-out': {
    'zh-CN': '双方已签字，接任人到岗时落实。',
    en: 'Signed by both; carried out when the receiver begins.',
  },
  over: { 'zh-CN': '这次交接已经结束。', en: 'This hand-over is over.' },
}

export const CHOICES: Readonly<Record<ObligationChoice['choice'] | EntitlementChoice['choice'], Text>> = {
  'hand-over': { 'zh-CN': '交给接任人', en: 'goes to the receiver' },
  keep: { 'zh-CN': '移交人保留', en: 'kept by the giver' },
  stays: { 'zh-CN': '暂时保留', en: 'stays' },
  revoke: { 'zh-CN': '收回', en: 'is revoked' },
  transfer: { 'zh-CN': '收回，并为接任人申请', en: 'is revoked, and asked for for the receiver' },
}

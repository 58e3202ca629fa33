import type { Text } from '../kernel/text.ts'

interface Words {
  readonly wanted: Text
  /** `{person}` who has to prove it, `{schedules}` on which they stand. */
  readonly lead: readonly Text[]
  readonly action: Text
}

const ENDS: Text = {
  'zh-CN': '确认收到后本事项自动结束；不再出现在值班表上时也会结束。',
  en: 'This closes by itself once a test is confirmed, or when no schedule has them any more.',
}

/** To whoever has to prove it. */
export const TO_PROVE: Words = {
  wanted: { 'zh-CN': '请验证能呼叫到您', en: 'please prove that pages reach you' },
  lead: [
    {
      'zh-CN':
        '您在值班表“{schedules}”上，但还没有确认过测试消息，或者上次的确认快要过期。夜里出故障时，没人知道能不能叫到您。',
      en: 'You are on the on-call schedule “{schedules}”, and have not confirmed a test, or the last one counts for a few days only. When something fails at night, nobody knows whether a page reaches you.',
    },
    {
      'zh-CN': '打开联系方式，给自己发一次测试，收到后点“确认收到”，一分钟就够。',
      en: 'Open how you are reached, send yourself a test, and confirm it when it comes: it takes a minute.',
    },
    ENDS,
  ],
  action: { 'zh-CN': '打开联系方式', en: 'Open how I am reached' },
}

/** To whoever it has come up to. */
export const TO_GET_PROVEN: Words = {
  wanted: { 'zh-CN': '请督促验证联系方式', en: 'please see that pages reach somebody' },
  lead: [
    {
      'zh-CN': '{person}在值班表“{schedules}”上，但没有证明能被呼叫到。请督促本人发送测试并确认，或者换人值班。',
      en: '{person} is on the on-call schedule “{schedules}” and has not proven that pages arrive. Please see that they send a test and confirm it, or have somebody else on call.',
    },
    ENDS,
  ],
  action: { 'zh-CN': '查看谁能被呼叫到', en: 'See who can be reached' },
}

export const NO_SCHEDULE: Text = { 'zh-CN': '（已不在值班表上）', en: '(none any more)' }
export const BETWEEN: Text = { 'zh-CN': '、', en: ', ' }
export const PERSON: Text = { 'zh-CN': '值班人', en: 'On call' }

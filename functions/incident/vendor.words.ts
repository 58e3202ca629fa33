import type { Text } from '../kernel/text.ts'
import type { IncidentParty, PartyAnswer } from './party.ts'

const PLAIN = {
  title: { 'zh-CN': '故障协助', en: 'Help with an incident' },
  over: {
    'zh-CN': '这起故障已经结束，链接已失效。感谢您的协助。',
    en: 'This incident is over, and the link with it. Thank you for your help.',
  },
  notDone: { 'zh-CN': '没有提交', en: 'Not sent' },
  from: { 'zh-CN': '求助方', en: 'Who asks' },
  asked: { 'zh-CN': '请您处理', en: 'What is asked of you' },
  severity: { 'zh-CN': '级别', en: 'Severity' },
  state: { 'zh-CN': '目前', en: 'Now' },
  by: { 'zh-CN': '请在此前回复', en: 'Please answer by' },
  comment: { 'zh-CN': '说明（预计何时恢复、需要什么）', en: 'In your words: when it will work again, what you need' },
  said: { 'zh-CN': '您此前的回复', en: 'What you have said' },
  entry: { 'zh-CN': '{at} {who}：{answer} {comment}', en: '{at} {who}: {answer} {comment}' },
  thanks: { 'zh-CN': '已记录完成，感谢您的协助。', en: 'Your task is done. Thank you.' },
  only: {
    'zh-CN': '此页只用于这一项任务，故障结束后失效。',
    en: 'This page is for this task only and ends with the incident.',
  },
  chooseOne: { 'zh-CN': '请选择处理情况。', en: 'Say how it stands.' },
  sayWhat: { 'zh-CN': '请写明进展或原因。', en: 'Say what there is, or why not.' },
  tooLong: { 'zh-CN': '说明最多 2000 字。', en: 'At most 2000 letters.' },
} as const satisfies Readonly<Record<string, Text>>

const STATES: Readonly<Record<IncidentParty['state'], Text>> = {
  asked: { 'zh-CN': '等待您回复', en: 'Waiting for your answer' },
  silent: { 'zh-CN': '已过回复时限', en: 'Your answer is late' },
  'on-it': { 'zh-CN': '您正在处理', en: 'You are on it' },
  'says-done': { 'zh-CN': '您已告知完成，等待对方确认', en: 'You said that it is done; it is being confirmed' },
  done: { 'zh-CN': '已完成', en: 'Done' },
  cannot: { 'zh-CN': '您表示无法处理', en: 'You said that you cannot' },
}

const BUTTONS: Readonly<Record<PartyAnswer, Text>> = {
  'on-it': { 'zh-CN': '我们正在处理', en: 'We are on it' },
  progress: { 'zh-CN': '更新进展', en: 'Tell how it goes' },
  done: { 'zh-CN': '已完成', en: 'It is done' },
  cannot: { 'zh-CN': '我们无法处理', en: 'We cannot do this' },
}

const ANSWERS: Readonly<Record<PartyAnswer, Text>> = {
  'on-it': { 'zh-CN': '正在处理。', en: 'on it.' },
  progress: { 'zh-CN': '进展：', en: 'progress:' },
  done: { 'zh-CN': '已完成。', en: 'done.' },
  cannot: { 'zh-CN': '无法处理：', en: 'cannot:' },
}

/** What the page of a vendor says. */
export const VENDOR_WORDS = { ...PLAIN, states: STATES, buttons: BUTTONS, answers: ANSWERS } as const

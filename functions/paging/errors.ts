import { InvalidInputError, RefusalError } from '../kernel/refusal.ts'

const conflict = (code: string, chinese: string, english: string): RefusalError =>
  new RefusalError(409, { code, text: { 'zh-CN': chinese, en: english } })

export const channelNotThere = () =>
  conflict('channel-not-there', '还没有设置这个联系方式。', 'There is nothing yet to reach you by this way.')
export const noTest = () => conflict('no-test', '没有待确认的测试。', 'No test waits to be confirmed.')
export const testTooOld = () =>
  conflict('test-too-old', '测试已超过 15 分钟，请重新发送。', 'The test is older than 15 minutes; send another.')
export const wrongCode = () =>
  conflict(
    'wrong-code',
    '验证码不对。请输入最近一条测试消息里的六位数字。',
    'That is not the code. Type the six digits of the latest test message.',
  )
export const tooManyBrowsers = () =>
  conflict(
    'too-many-browsers',
    '最多 5 个浏览器，请先移除不用的。',
    'Five browsers at most; remove one you no longer use.',
  )
export const channelOff = () => conflict('channel-off', '这个渠道已停用。', 'This channel is switched off.')

export const unknownGroup = () =>
  new InvalidInputError([
    { path: 'group', code: 'unknown-group', message: { 'zh-CN': '没有这个组。', en: 'There is no such group.' } },
  ])

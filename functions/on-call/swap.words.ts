import type { Text } from '../kernel/text.ts'
import type { Swap } from './swap.ts'

export const SWAP_WORDS = {
  wanted: { 'zh-CN': '请答复换班请求', en: 'please answer a request to swap' },
  lead: {
    'zh-CN': '{giver}想请您代“{name}”的{role}：{from}至{until}。您接受后才会换班；不答复则不换。',
    en: '{giver} asks you to take a shift as {role} of “{name}”, from {from} until {until}. It is yours only once you accept; without an answer nothing changes.',
  },
  inReturn: {
    'zh-CN': '作为交换，{giver}代您{from}至{until}的班。',
    en: 'In return {giver} takes yours from {from} until {until}.',
  },
  climbed: {
    'zh-CN': '{receiver}还没有答复。接受与否只能由本人决定，请提醒一下，或者代为回绝。',
    en: '{receiver} has not answered. Only they can accept: please remind them, or decline for them.',
  },
  reason: { 'zh-CN': '原因', en: 'Reason' },
  action: { 'zh-CN': '查看并答复', en: 'Open and answer' },
} as const satisfies Readonly<Record<string, Text>>

/** `{who}` answered, or asked. */
export const SWAP_ENDINGS: Readonly<
  Record<Exclude<Swap['status'], 'asked'>, { readonly subject: Text; readonly says: Text }>
> = {
  accepted: {
    subject: { 'zh-CN': '【换班已接受】{name}', en: '[Swap accepted] {name}' },
    says: {
      'zh-CN': '{receiver}接受了您的换班请求：{from}至{until}由{receiver}值班。',
      en: '{receiver} has accepted your request: from {from} until {until} the shift is theirs.',
    },
  },
  declined: {
    subject: { 'zh-CN': '【换班未接受】{name}', en: '[Swap declined] {name}' },
    says: {
      'zh-CN': '{receiver}没有接受您的换班请求，{from}至{until}仍由您值班。',
      en: '{receiver} has declined your request: the shift from {from} until {until} stays yours.',
    },
  },
  withdrawn: {
    subject: { 'zh-CN': '【换班已撤回】{name}', en: '[Swap withdrawn] {name}' },
    says: {
      'zh-CN': '{giver}撤回了换班请求，{from}至{until}的班不用您代了。',
      en: '{giver} has withdrawn the request: you need not take the shift from {from} until {until}.',
    },
  },
  expired: {
    subject: { 'zh-CN': '【换班未答复】{name}', en: '[Swap not answered] {name}' },
    says: {
      'zh-CN': '{receiver}没有及时答复，换班请求已失效，{from}至{until}仍由您值班。',
      en: '{receiver} did not answer in time, so nothing changes: the shift from {from} until {until} stays yours.',
    },
  },
}

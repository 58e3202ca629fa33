import type { Text } from '../kernel/text.ts'
import type { PlaceSays } from '../responsibility/index.ts'

/** Each reason, spoken of a person: `{name}`, `{position}`, `{duty}`, `{act}`, `{until}`, `{from}`, `{risk}`. */
export const WHY: Readonly<Record<PlaceSays | 'not-active' | 'no-position' | 'barred' | 'granted-by-position', Text>> =
  {
    grants: {
      'zh-CN': '{name}可以“{act}”：“{position}”的职责“{duty}”需要这项权限，{as}。',
      en: '{name} may “{act}”: the duty “{duty}” of “{position}” needs it, and {name} is {as}.',
    },
    'granted-by-position': {
      'zh-CN': '{name}可以“{act}”：职责书尚未生效，“{position}”被直接赋予了这项权限，{as}。',
      en: '{name} may “{act}”: there is no role book yet, “{position}” was given this authority itself, and {name} is {as}.',
    },
    'not-yet': {
      'zh-CN': '“{position}”可以“{act}”，但{name}要到 {from} 才到岗。',
      en: '“{position}” may “{act}”, but {name} takes that post only from {from}.',
    },
    ended: {
      'zh-CN': '“{position}”可以“{act}”，但{name}在 {until} 已离开这个岗位。',
      en: '“{position}” may “{act}”, but {name} left that post at {until}.',
    },
    'lower-risk': {
      'zh-CN': '“{position}”的权限“{act}”最高到{risk}，这件事的风险超出了这个范围。',
      en: 'The authority of “{position}” to “{act}” reaches up to {risk}, and this is above it.',
    },
    'other-services': {
      'zh-CN': '“{position}”的权限“{act}”只适用于指定的服务，不包括这一项。',
      en: 'The authority of “{position}” to “{act}” holds for named services, and this is none of them.',
    },
    'lacks-act': {
      'zh-CN': '“{position}”的职责不需要“{act}”，所以没有这项权限。',
      en: 'No duty of “{position}” needs “{act}”, so it does not have that authority.',
    },
    'no-position': {
      'zh-CN': '{name}不担任也不代理任何岗位，而权限只随岗位职责而来。',
      en: '{name} neither holds nor stands in for any post, and authority comes from the duties of posts alone.',
    },
    'not-active': {
      'zh-CN': '{name}已离职或停用，不能再办理。',
      en: '{name} has left or is deactivated and can no longer act.',
    },
    barred: {
      'zh-CN': '按职责分离的要求，{name}不能在这件事上“{act}”：{name}已参与其中。',
      en: 'Separation of duties: {name} may not “{act}” here, having had another part in it.',
    },
  }

export const AS: Readonly<Record<'holder' | 'deputy', Text>> = {
  holder: { 'zh-CN': '由本人担任', en: 'its holder' },
  deputy: { 'zh-CN': '由本人代理', en: 'its deputy' },
}

export const RISK_NAMES: Readonly<Record<'low' | 'medium' | 'high', Text>> = {
  low: { 'zh-CN': '低风险', en: 'low risk' },
  medium: { 'zh-CN': '中风险', en: 'medium risk' },
  high: { 'zh-CN': '高风险', en: 'high risk' },
}

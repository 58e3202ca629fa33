import type { Text } from '../kernel/text.ts'
import type { OnCallRole } from './schedule.ts'

export const ROLE_NAMES: Readonly<Record<OnCallRole, Text>> = {
  primary: { 'zh-CN': '主值班', en: 'primary' },
  secondary: { 'zh-CN': '备值班', en: 'secondary' },
}

export const GAP_WORDS = {
  wanted: { 'zh-CN': '请补齐值班空档', en: 'please fill a gap in on-call' },
  ahead: {
    'zh-CN': '“{name}”的{role}在{from}至{until}没有人值班。请安排人代班，或者调整轮值。',
    en: 'From {from} until {until} nobody is on call as {role} of “{name}”. Please find a cover, or change the rotation.',
  },
  now: {
    'zh-CN': '“{name}”的{role}现在没有人值班，到{until}为止。请马上安排人代班。',
    en: 'Nobody is on call as {role} of “{name}” now, until {until}. Please find a cover at once.',
  },
  because: {
    'zh-CN': '原定{person}，届时不在岗。',
    en: 'It is {person}’s shift, and they are not there.',
  },
  more: { 'zh-CN': '此外还有 {count} 处空档。', en: 'There are {count} more gaps.' },
  action: { 'zh-CN': '查看值班表', en: 'Open the schedule' },
  schedule: { 'zh-CN': '值班表', en: 'Schedule' },
  closes: {
    'zh-CN': '补齐后本事项自动结束。',
    en: 'This closes by itself once somebody is there.',
  },
} as const satisfies Readonly<Record<string, Text>>

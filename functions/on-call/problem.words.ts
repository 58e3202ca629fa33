import type { Text } from '../kernel/text.ts'
import type { ProblemName } from './rules/problems-of.ts'

/** `{role}`, `{person}`, `{from}`, `{until}`. */
export const PROBLEM_WORDS: Readonly<Record<ProblemName, Text>> = {
  gap: {
    'zh-CN': '{from}至{until}没有{role}。',
    en: 'Nobody is on call as {role} from {from} until {until}.',
  },
  'same-person': {
    'zh-CN': '{from}至{until}，{person}同时是主值班和备值班，无人接替。',
    en: 'From {from} until {until} {person} is both primary and secondary: nobody comes after them.',
  },
  'back-to-back': {
    'zh-CN': '{person}在{from}至{until}连续值班，中间休息不足 8 小时。',
    en: '{person} has shifts one after the other from {from} until {until}, with less than 8 hours of rest.',
  },
  'long-shift': {
    'zh-CN': '{person}从{from}到{until}连续值班超过 24 小时。',
    en: '{person} is on call from {from} until {until} without a break: more than 24 hours.',
  },
  'last-minute': {
    'zh-CN': '{from}起由{person}代班，提前不到一天才安排。',
    en: '{person} takes the shift from {from}, agreed less than a day before.',
  },
  'single-point': {
    'zh-CN': '{role}只有{person}一人，一旦不在就无人值班。',
    en: 'Only {person} is ever on call as {role}: without them there is nobody.',
  },
  'no-secondary': {
    'zh-CN': '没有安排备值班，主值班不应答就直接升级到组长。',
    en: 'There is no secondary: when the primary does not answer, the leader is next.',
  },
  'has-left': {
    'zh-CN': '{person}已离职或停用，仍排在轮值里。',
    en: '{person} has left or is deactivated and still stands in the rotation.',
  },
}

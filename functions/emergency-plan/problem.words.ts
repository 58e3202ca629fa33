import type { Text } from '../kernel/text.ts'
import type { ProblemName } from './rules/problem.ts'

/** `{step}`, `{option}`, `{service}`, `{position}`, `{key}`, `{role}`, `{name}`, `{title}`, `{count}`, `{most}`. */
export const PROBLEM_WORDS: Readonly<Record<ProblemName, Text>> = {
  'no-steps': { 'zh-CN': '预案还没有步骤。', en: 'The plan has no steps.' },
  'too-many-steps': {
    'zh-CN': '预案最多 {most} 步，现有 {count} 步。',
    en: 'A plan has at most {most} steps; this one has {count}.',
  },
  'same-key': { 'zh-CN': '标识“{key}”重复。', en: 'The key “{key}” is used twice.' },
  'unknown-role': {
    'zh-CN': '步骤“{step}”的角色“{role}”不存在。',
    en: 'Step “{step}”: there is no role “{role}”.',
  },
  'unknown-step': {
    'zh-CN': '步骤“{step}”引用的步骤“{key}”不存在。',
    en: 'Step “{step}” names “{key}”, and there is no such step.',
  },
  'steps-in-a-circle': {
    'zh-CN': '从“{step}”起有 {count} 步互相等待，永远不会开始。',
    en: 'From “{step}” on, {count} steps wait for each other and would never begin.',
  },
  'too-few-options': {
    'zh-CN': '决策点“{step}”至少要有两个选项。',
    en: 'The decision “{step}” needs at least two options.',
  },
  'same-option': {
    'zh-CN': '决策点“{step}”的选项“{option}”标识重复。',
    en: 'Decision “{step}”: the key of “{option}” is used twice.',
  },
  'option-opens-nothing': {
    'zh-CN': '决策点“{step}”的选项“{option}”没有后续步骤。',
    en: 'Decision “{step}”: the option “{option}” opens nothing.',
  },
  'option-opens-stranger': {
    'zh-CN': '选项“{option}”开启的步骤“{key}”没有排在“{step}”之后。',
    en: 'The option “{option}” opens “{key}”, which does not come after “{step}”.',
  },
  'options-without-decision': {
    'zh-CN': '步骤“{step}”有选项，但不是决策点。',
    en: 'Step “{step}” has options and is no decision.',
  },
  'nobody-commands': {
    'zh-CN': '步骤“{step}”要由指挥来做，但没有人有权指挥{service}的故障。',
    en: 'Step “{step}” is for the commander, and nobody may command incidents of {service}.',
  },
  'nobody-works-on-it': {
    'zh-CN': '步骤“{step}”没有人能做：负责{service}的组没有成员，也没有人值班。',
    en: 'Nobody could do step “{step}”: the group of {service} has no members, and nobody is on call for it.',
  },
  'no-contacts': { 'zh-CN': '预案还没有联系人。', en: 'The plan names nobody to contact.' },
  'contact-left': { 'zh-CN': '联系人{name}已离职或停用。', en: 'Contact {name} has left or is deactivated.' },
  'contact-unreachable': {
    'zh-CN': '联系人{name}没有任何可用的联系渠道。',
    en: 'Contact {name} can be reached by no channel.',
  },
  'unknown-position': { 'zh-CN': '没有这个岗位。', en: 'There is no such position.' },
  'position-vacant': {
    'zh-CN': '联系岗位“{position}”空缺，也没有代理人。',
    en: 'Nobody holds “{position}”, and nobody deputises for it.',
  },
  'unknown-service': { 'zh-CN': '没有这项服务。', en: 'There is no such service.' },
  'unknown-owner': { 'zh-CN': '没有这个岗位。', en: 'There is no such position.' },
  'equally-specific': {
    'zh-CN': '预案“{title}”适用于同样的服务和级别，无法确定以哪个为准。',
    en: 'The plan “{title}” is for the same services and severities: nobody could say which counts.',
  },
}

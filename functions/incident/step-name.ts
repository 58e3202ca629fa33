import { type Language, say, type Text } from '../kernel/text.ts'
import type { Directory } from '../responsibility/index.ts'
import type { PagedAt } from './severity-policy.ts'

/** A step of the ladder as people call it: `主值班`, `Leader of the group`. */
export function stepName(to: PagedAt, language: Language, { positions, people }: Directory): string {
  const [kind = '', id = ''] = to.split(':')
  const named = kind === 'position' ? positions.get(id)?.name : kind === 'person' ? people.get(id)?.name : undefined
  return say(NAMES[kind] ?? UNKNOWN, language, { name: named ?? '' })
}

const NAMES: Readonly<Record<string, Text>> = {
  primary: { 'zh-CN': '主值班', en: 'Primary on call' },
  secondary: { 'zh-CN': '备值班', en: 'Secondary on call' },
  leader: { 'zh-CN': '小组负责人', en: 'Leader of the group' },
  head: { 'zh-CN': 'IT 负责人', en: 'Head of IT' },
  schedule: { 'zh-CN': '指定值班表', en: 'A schedule' },
  position: { 'zh-CN': '{name}', en: '{name}' },
  person: { 'zh-CN': '{name}', en: '{name}' },
}
const UNKNOWN: Text = { 'zh-CN': '未知', en: 'Unknown' }

import { sayRecurrence } from '../calendar/index.ts'
import type { Language, Text } from '../kernel/text.ts'
import type { TriggerName, When } from '../role-book/index.ts'

const EVENTS: Readonly<Record<TriggerName, Text>> = {
  'change.released': { 'zh-CN': '每次变更发布后', en: 'after each release of a change' },
  'change.failed': { 'zh-CN': '每次变更失败或回退后', en: 'after each change that failed or was rolled back' },
  'incident.severity-1': { 'zh-CN': '每次一级故障', en: 'at each severity-1 incident' },
  'incident.severity-2': { 'zh-CN': '每次二级故障', en: 'at each severity-2 incident' },
  'person.left': { 'zh-CN': '每次有人离职', en: 'each time somebody leaves' },
  'machine.reported': { 'zh-CN': '每次系统上报', en: 'each time a machine reports' },
}
const STANDING: Text = { 'zh-CN': '常设职责', en: 'all the time' }
const ON_CALL = {
  always: { 'zh-CN': '7×24 值班', en: 'on call day and night' },
  'out-of-hours': { 'zh-CN': '非工作时间值班', en: 'on call outside working hours' },
} as const satisfies Readonly<Record<string, Text>>

/** When a duty has to be done, as a sentence. */
export function whenIn(when: When, language: Language): string {
  switch (when.kind) {
    case 'recurring':
      return sayRecurrence(when.rule, language)
    case 'triggered':
      return EVENTS[when.event][language]
    case 'standing':
      return STANDING[language]
    case 'on-call':
      return ON_CALL[when.hours][language]
  }
}

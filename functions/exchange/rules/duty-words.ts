import { plainName } from '../../kernel/table/read-rows.ts'
import type { Language, Text } from '../../kernel/text.ts'
import {
  AUTHORITIES,
  AUTHORITY_NAMES,
  type Authority,
  type AuthorityName,
  type Directory,
  type Risk,
} from '../../responsibility/index.ts'
import type { Evidence, TriggerName } from '../../role-book/index.ts'
import { called } from './find-named.ts'

/** What stands in cells of the table of duties, as it is said and as it is read again. */

const text = (chinese: string, english: string): Text => ({ 'zh-CN': chinese, en: english })

export const TRIGGERS: Readonly<Record<TriggerName, Text>> = {
  'change.released': text('变更发布后', 'after a change was released'),
  'change.failed': text('变更失败后', 'after a change failed'),
  'incident.severity-1': text('发生一级故障时', 'on an incident of severity 1'),
  'incident.severity-2': text('发生二级故障时', 'on an incident of severity 2'),
  'person.left': text('人员离职后', 'after somebody left'),
  'machine.reported': text('机器上报时', 'when a machine reports'),
}
export const STANDING = text('常设', 'standing')
export const ON_CALL = {
  always: text('值班（全天）', 'on call (day and night)'),
  'out-of-hours': text('值班（非工作时间）', 'on call (out of hours)'),
} as const
export const LATE = { stays: text('保留', 'stays'), lapses: text('作废', 'lapses') } as const
export const ALL = text('全部', 'all')
const RISK: Readonly<Record<Risk, Text>> = {
  low: text('至低风险', 'up to low'),
  medium: text('至中风险', 'up to medium'),
  high: text('至高风险', 'up to high'),
}
const EVIDENCE = { note: text('记录', 'note'), link: text('链接', 'link'), number: text('数字', 'number') } as const

/** Which of some words is meant; brackets and case do not matter unless they tell two apart. */
export function meant<Key extends string>(words: Readonly<Record<Key, Text>>, said: string): Key | undefined {
  const wanted = said.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase()
  const spelled = (word: string) => word.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase()
  return (Object.keys(words) as Key[]).find((key) => Object.values(words[key]).some((word) => spelled(word) === wanted))
}

/** Services by their names; undefined names the first that is none. */
export function servicesNamed(directory: Directory, names: readonly string[]): { ids: string[]; unknown?: string } {
  const all = names.flatMap((name) => name.split(/\s+\/\s+/))
  const found = all.map((name) => called(directory.services.values(), name)?.id)
  const missing = found.indexOf(undefined)
  if (missing !== -1) return { ids: [], unknown: all[missing] ?? '' }
  return { ids: found.filter((id) => id !== undefined) }
}

export const serviceNames = ({ services }: Directory, ids: readonly string[], language: Language): string =>
  ids.map((id) => services.get(id)?.name[language] ?? id).join(language === 'en' ? ' / ' : '、')

/** `授权变更（至中风险，邮件系统、ERP）` */
export function sayAuthority({ act, services, upTo }: Authority, directory: Directory, language: Language): string {
  const limits = [
    ...(upTo === undefined ? [] : [RISK[upTo][language]]),
    ...(services === undefined ? [] : [serviceNames(directory, services, language)]),
  ]
  const name = AUTHORITY_NAMES[act][language]
  if (limits.length === 0) return name
  return language === 'en' ? `${name} (${limits.join(', ')})` : `${name}（${limits.join('，')}）`
}

/** The same read again; a text names what of it is not known. */
export function authorityIn(cell: string, directory: Directory): Authority | { readonly unknown: string } {
  const [, name = '', limits] = /^([^（(]+)(?:[（(]([^）)]*)[）)])?$/.exec(cell) ?? [cell, cell]
  const act = AUTHORITIES.find(
    (each: AuthorityName) =>
      each === name.trim() || Object.values(AUTHORITY_NAMES[each]).some((word) => plainName(word) === plainName(name)),
  )
  if (act === undefined) return { unknown: name.trim() }
  const parts = (limits ?? '').split(/[,，]/).map((part) => part.trim())
  const upTo = parts.map((part) => meant(RISK, part)).find((risk) => risk !== undefined)
  const names = parts
    .filter((part) => part !== '' && meant(RISK, part) === undefined)
    .flatMap((part) => part.split('、'))
  const { ids, unknown } = servicesNamed(directory, names)
  if (unknown !== undefined) return { unknown }
  return { act, ...(ids.length === 0 ? {} : { services: ids }), ...(upTo === undefined ? {} : { upTo }) }
}

/** Between what something is and what it says. */
export const COLON = text('：', ': ')

/** `数字：剩余空间% | free space % [20,100]` */
export function sayEvidence({ kind, title, least, most }: Evidence, language: Language): string {
  const english = title.en === title['zh-CN'] ? '' : ` | ${title.en}`
  const limits = least === undefined && most === undefined ? '' : ` [${least ?? ''},${most ?? ''}]`
  return `${EVIDENCE[kind][language]}${COLON[language]}${title['zh-CN']}${english}${limits}`
}

const WRITTEN =
  /^(?:([^:：[\]|｜]{1,8})[:：]\s*)?(.+?)(?:\s*[|｜]\s*(.+?))?(?:\s*[[【]\s*(-?[\d.]*)\s*[,，]\s*(-?[\d.]*)\s*[\]】])?$/

export function evidenceIn(cell: string): Evidence | undefined {
  const [, word, chinese = '', english, least, most] = WRITTEN.exec(cell) ?? []
  const kind = word === undefined ? 'note' : meant(EVIDENCE, word)
  if (kind === undefined || chinese === '' || chinese.length > 120 || (english?.length ?? 0) > 120) return undefined
  const limit = (given: string | undefined) => (given === undefined || given === '' ? undefined : Number(given))
  const [from, to] = [limit(least), limit(most)]
  if (Number.isNaN(from ?? 0) || Number.isNaN(to ?? 0)) return undefined
  return {
    kind,
    title: { 'zh-CN': chinese, en: english ?? chinese },
    ...(from === undefined ? {} : { least: from }),
    ...(to === undefined ? {} : { most: to }),
  }
}

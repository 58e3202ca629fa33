import { type Instant, instantOf } from '../../kernel/instant.ts'
import type { Json, JsonObject } from '../../kernel/json.ts'
import { shortened, type Text } from '../../kernel/text.ts'
import type { Hint, Labels } from '../alert.ts'
import { isInstantText } from './json-text.ts'

/** What came is no message of this format. Nothing is lost by it: it becomes an alert of its own. */
export class UnreadableAlertError extends Error {
  override readonly name = 'UnreadableAlertError'
  /** What is wrong with it, for whoever sends it. */
  readonly why: Text
  constructor(why: Text) {
    super(why.en)
    this.why = why
  }
}

/** With the sign that says that something was cut off. */
const LONGEST_TITLE = 199
const LONGEST_DESCRIPTION = 3999
const LONGEST_LABEL = 60
const LONGEST_VALUE = 299
const MOST_LABELS = 40
const MOST_LINKS = 5
const LONGEST_LINK = 1000

export const objectIn = (value: Json | undefined): JsonObject | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined

export const listIn = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : [])

export const field = (object: JsonObject | undefined, name: string): Json | undefined =>
  object !== undefined && Object.hasOwn(object, name) ? object[name] : undefined

/** Text as it is, numbers and truth as text; empty for everything else. */
export function textIn(object: JsonObject | undefined, ...names: readonly string[]): string {
  for (const name of names) {
    const value = field(object, name)
    const text =
      typeof value === 'string'
        ? value.trim()
        : typeof value === 'number' || typeof value === 'boolean'
          ? String(value)
          : ''
    if (text !== '') return text
  }
  return ''
}

/** One line that fits a list. */
export const titleFrom = (...candidates: readonly string[]): string =>
  shortened(
    candidates.map((each) => each.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim()).find((each) => each !== '') ?? '',
    LONGEST_TITLE,
  )

export const descriptionFrom = (...parts: readonly string[]): string =>
  shortened(
    [...new Set(parts.map((each) => withoutControls(each)).filter((each) => each !== ''))].join('\n'),
    LONGEST_DESCRIPTION,
  )

const withoutControls = (text: string): string => text.replaceAll(/(?![\n\t])\p{Cc}/gu, '').trim()

/** Labels cut to measure: what is too much of them is left out, the same ones every time. */
export function labelsFrom(...records: readonly (JsonObject | Labels | undefined)[]): Labels {
  const labels: Record<string, string> = {}
  for (const record of records) {
    for (const name of Object.keys(record ?? {})) {
      const value = textIn(record as JsonObject, name)
      if (value !== '' && name.length <= LONGEST_LABEL) labels[name] = shortened(value, LONGEST_VALUE)
    }
  }
  const kept = Object.entries(labels)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, MOST_LABELS)
  return Object.fromEntries(kept)
}

/** Addresses of the web that a person may follow. */
export const linksFrom = (...candidates: readonly string[]): string[] =>
  [...new Set(candidates.filter((each) => each.length <= LONGEST_LINK && /^https?:\/\/[^\s<>"]+$/i.test(each)))].slice(
    0,
    MOST_LINKS,
  )

/** An instant as RFC 3339, as AWS writes it (`+0000`), or in seconds since 1970; none for what is not one, or never was. */
export function instantFrom(text: string): Instant | undefined {
  const seconds = /^\d{9,11}$/.test(text) ? Number(text) : undefined
  if (seconds !== undefined) return instantOf(seconds * 1000)
  const spelled = text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')
  const millis = isInstantText(spelled) ? Date.parse(spelled) : Number.NaN
  return Number.isNaN(millis) || millis <= 0 ? undefined : instantOf(millis)
}

const HINTS_BY_WORD: Readonly<Record<string, Hint>> = {
  ...{
    critical: 'critical',
    disaster: 'critical',
    high: 'critical',
    fatal: 'critical',
    error: 'critical',
    page: 'critical',
    emergency: 'critical',
    alert: 'critical',
    p1: 'critical',
    sev1: 'critical',
    严重: 'critical',
    灾难: 'critical',
    紧急: 'critical',
  },
  ...{
    warning: 'warning',
    warn: 'warning',
    average: 'warning',
    major: 'warning',
    medium: 'warning',
    minor: 'warning',
    p2: 'warning',
    sev2: 'warning',
    警告: 'warning',
    一般: 'warning',
  },
  ...{
    info: 'info',
    information: 'info',
    informational: 'info',
    notice: 'info',
    low: 'info',
    none: 'info',
    p3: 'info',
    sev3: 'info',
    'not classified': 'info',
    信息: 'info',
    提示: 'info',
  },
}

/** How bad a source thinks it is, by the words sources use. */
export const hintFrom = (word: string): Hint | undefined => {
  const folded = word.trim().toLowerCase()
  return Object.hasOwn(HINTS_BY_WORD, folded) ? HINTS_BY_WORD[folded] : undefined
}

/**
 * Writes functions/calendar/chinese-holidays.ts from the package `chinese-days`: run it after every update of the
 * package (`node scripts/holidays.ts`). Why we keep a copy: docs/decisions/0020-zones-and-holidays-without-cold-start.md
 */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

interface Source {
  readonly holidays: Readonly<Record<string, string>>
  readonly workdays: Readonly<Record<string, string>>
}

const TARGET = fileURLToPath(new URL('../functions/calendar/chinese-holidays.ts', import.meta.url))
const require = createRequire(import.meta.url)
const source = require('chinese-days/dist/chinese-days.json') as Source
const { version } = require('chinese-days/package.json') as { version: string }

/** `New Year's Day,元旦,1` → the English and the Chinese name. */
const namesIn = (entry: string): [string, string] => {
  const [en = '', zh = ''] = entry.split(',')
  return [en, zh]
}
const codeOf = (en: string): string =>
  en
    .replace(/'s|\d+th/g, '')
    .split(/[\s-]+/)
    .filter((word) => word !== '' && word !== 'Day' && word !== 'Festival')
    .map((word, nth) => (nth === 0 ? word.toLowerCase() : word))
    .join('')

const names = new Map<string, { 'zh-CN': string; en: string }>()
const years = new Map<string, Map<string, string[]>>()

function add(date: string, entry: string, mark: '' | '+'): void {
  const [en, zh] = namesIn(entry)
  const code = codeOf(en)
  names.set(code, { 'zh-CN': zh, en: en.replace('Anti-Fascist 70th Day', '70th anniversary of victory in 1945') })
  const year = years.get(date.slice(0, 4)) ?? new Map<string, string[]>()
  years.set(date.slice(0, 4), year)
  year.set(code, [...(year.get(code) ?? []), mark + date.slice(5).replace('-', '')])
}

for (const [date, entry] of Object.entries(source.holidays).sort()) add(date, entry, '')
for (const [date, entry] of Object.entries(source.workdays).sort()) add(date, entry, '+')

/** `0101 0102 0103 +0104` → `0101-0103 +0104`. */
function fold(days: readonly string[]): string {
  const runs: string[][] = []
  for (const day of days) {
    const run = runs.at(-1)
    if (run && follows(run.at(-1) ?? '', day)) run.push(day)
    else runs.push([day])
  }
  return runs.map((run) => (run.length > 2 ? `${run[0]}-${run.at(-1)}` : run.join(' '))).join(' ')
}
function follows(one: string, other: string): boolean {
  if (one.startsWith('+') || other.startsWith('+') || one.slice(0, 2) !== other.slice(0, 2)) return false
  return Number(other) === Number(one) + 1
}

const lines = [...years.entries()].sort().map(([year, festivals]) => {
  const said = [...festivals.entries()].map(([code, days]) => `${code} ${fold(days)}`).join('; ')
  return `  ${year}: '${said}',`
})

writeFileSync(
  TARGET,
  `/**
 * Public holidays of China and the weekend days worked in exchange, as the State Council announced them.
 * Written by scripts/holidays.ts from chinese-days ${version}; do not edit. Months and days, \`+\` is a make-up day,
 * \`-\` runs from the one day to the other within a month.
 */
export const CHINESE_HOLIDAYS: Readonly<Record<number, string>> = {
${lines.join('\n')}
}

export const HOLIDAY_NAMES: Readonly<Record<string, { readonly 'zh-CN': string; readonly en: string }>> = ${JSON.stringify(Object.fromEntries(names))}
`,
)
execFileSync('biome', ['check', '--write', TARGET], { stdio: 'inherit' })

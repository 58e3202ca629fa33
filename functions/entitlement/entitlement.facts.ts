import { formatInstant } from '../calendar/index.ts'
import { bornAt } from '../kernel/ids.ts'
import { DAY, type Instant, millisOf } from '../kernel/instant.ts'
import { type Language, say, shortened, type Text } from '../kernel/text.ts'
import { personRefIn } from '../obligation/index.ts'
import type { Directory } from '../responsibility/index.ts'
import type { Entitlement } from './entitlement.ts'
import { type FACTS, REASONS_TO_END, RISK_NAMES } from './entitlement.words.ts'
import type { Known, KnownConflict } from './what-is-known.ts'

/** Who reads, in which language, and when. */
export interface Reading {
  readonly directory: Directory
  readonly language: Language
  readonly now: Instant
}

export type Fact = keyof typeof FACTS

const LONGEST = 300
const UNTIL: Text = { 'zh-CN': '{at}（{days} 天）', en: '{at} ({days} days)' }
const RENEWS: Text = {
  'zh-CN': '现有的这项权限 {until} 到期{account}；批准后由这一次接续',
  en: 'the one there is ends on {until}{account}; this one follows it',
}
const ACCOUNT: Text = { 'zh-CN': '（账号 {account}）', en: ' (account {account})' }
const TAKEN: Text = { 'zh-CN': '{since} 取用，期限 {until}', en: 'on {since}, until {until}' }
const HAS: Text = { 'zh-CN': '{name}（至 {until}）', en: '{name} (until {until})' }
const MORE: Text = { 'zh-CN': '另有 {count} 项', en: 'and {count} more' }
const NOTHING: Text = { 'zh-CN': '没有其他权限', en: 'nothing else' }
const CONFLICTS: Readonly<Record<KnownConflict['effect'], Text>> = {
  prevent: {
    'zh-CN': '与“{other}”不得由一人兼有，不能批准：{why}',
    en: 'nobody may have this and “{other}”, so it cannot be approved: {why}',
  },
  mitigate: {
    'zh-CN': '与“{other}”冲突，批准时须写明控制措施：{why}',
    en: 'conflicts with “{other}”; to approve it, say what is done about that: {why}',
  },
  record: { 'zh-CN': '与“{other}”冲突，只作记录：{why}', en: 'conflicts with “{other}”, which is only noted: {why}' },
}

/** Facts that say something, with their values in somebody's language. */
export const factsOf = (
  facts: readonly Fact[],
  entitlement: Entitlement,
  known: Known,
  reading: Reading,
): (readonly [Fact, string])[] =>
  facts
    .map((fact) => [fact, factOf(fact, entitlement, known, reading)] as const)
    .filter((each): each is readonly [Fact, string] => each[1] !== undefined)

function factOf(fact: Fact, it: Entitlement, known: Known, reading: Reading): string | undefined {
  const { directory, language } = reading
  const at = (instant: Instant) => formatInstant(instant, directory.department.calendar.timeZone, language, reading.now)
  const name = (person: string) => personRefIn(directory, person).name
  switch (fact) {
    case 'person':
      return name(it.person)
    case 'position':
      return directory.positions.get(it.position)?.name[language] ?? it.position
    case 'duty':
      return known.duty?.[language]
    case 'requester':
      return it.requester === it.person ? undefined : name(it.requester)
    case 'right':
      return [`${it.systemName[language]} · ${it.rightName[language]}`, known.lets?.[language]]
        .filter(Boolean)
        .join('\n')
    case 'risk':
      return RISK_NAMES[it.risk][language]
    case 'reason':
      return shortened(it.reason, LONGEST)
    case 'until':
      return say(UNTIL, language, { at: at(it.until), days: daysOf(it) })
    case 'renews':
      return renewal(known, reading, at)
    case 'conflicts':
      return known.conflicts.map((each) => conflictIn(each, language)).join('\n') || undefined
    case 'has':
      return hasAlready(known, language, at)
    case 'mitigation':
      return it.mitigation === undefined ? undefined : shortened(it.mitigation, LONGEST)
    case 'account':
      return it.account
    case 'approvedBy':
      return it.approvedBy === undefined ? undefined : name(it.approvedBy)
    case 'taken':
      return it.since === undefined ? undefined : say(TAKEN, language, { since: at(it.since), until: at(it.until) })
    case 'ended':
      return it.because === undefined ? undefined : REASONS_TO_END[it.because][language]
    case 'lastUsed':
      return known.reported?.lastUsedAt === undefined ? undefined : at(known.reported.lastUsedAt)
  }
}

const daysOf = ({ id, until }: Entitlement): number =>
  Math.max(1, Math.round((millisOf(until) - millisOf(bornAt(id))) / DAY))

type Say = (instant: Instant) => string

function renewal({ renews }: Known, { language }: Reading, at: Say): string | undefined {
  if (renews === undefined) return undefined
  const account = renews.account === undefined ? '' : say(ACCOUNT, language, { account: renews.account })
  return say(RENEWS, language, { until: at(renews.until), account })
}

function hasAlready({ has, hasMore }: Known, language: Language, at: Say): string {
  const lines = has.map(({ systemName, rightName, until }) =>
    say(HAS, language, { name: `${systemName[language]} · ${rightName[language]}`, until: at(until) }),
  )
  if (hasMore > 0) lines.push(say(MORE, language, { count: hasMore }))
  return lines.join('\n') || NOTHING[language]
}

export const conflictIn = ({ with: other, effect, why }: KnownConflict, language: Language): string =>
  say(CONFLICTS[effect], language, { other, why })

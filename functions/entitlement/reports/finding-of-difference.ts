import { type FindingWish, openFinding, type Severity } from '../../finding/index.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { FOUND_TOGETHER } from '../../obligation/index.ts'
import type { Act } from '../../platform/act.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Answerer, type Directory, lastResort, type Risk, whoAnswers } from '../../responsibility/index.ts'
import type { Right, System } from '../catalogue.ts'
import { keyOfDifference } from '../rules/differences.ts'
import { positionsWhoseDutyItIs } from '../rules/who-is-asked.ts'
import type { Difference } from './report.ts'

export const RECONCILIATION = 'entitlement.reconciliation'

/** What nobody has recorded is as grave as its right is risky. */
const GRAVE: Readonly<Record<Risk, Severity>> = { high: 'critical', medium: 'major', low: 'minor' }

export const findingKeyOf = (system: Id, difference: Difference): FindingWish['key'] => [
  RECONCILIATION,
  system,
  keyOfDifference(difference),
]

/**
 * The same difference is one finding, whose it is to put right whoever grants and revokes there. A first report may find
 * thousands: each has its clock, but they are told in one mail.
 */
export function findingOfDifference(
  platform: Pick<Platform, 'store'>,
  difference: Difference,
  { system, right, directory, now }: { system: System; right: Right; directory: Directory; now: Instant },
): Promise<{ readonly acts: readonly Act[]; readonly id: Id }> {
  const isMissing = difference.kind === 'missing'
  const wish: FindingWish = {
    key: findingKeyOf(system.id, difference),
    source: RECONCILIATION,
    severity: isMissing ? 'minor' : GRAVE[right.risk],
    about: isMissing ? [system.id, right.id, difference.entitlement, difference.person] : [system.id, right.id],
    ...wordsOf(difference, system, right, directory),
    owner: ownerOf(system, right, directory, now),
  }
  return openFinding(platform, wish, { directory, now, together: FOUND_TOGETHER })
}

function ownerOf({ service }: System, { risk }: Right, directory: Directory, now: Instant): Answerer {
  for (const position of positionsWhoseDutyItIs({ service, risk }, 'provision', directory, now)) {
    const answerer = whoAnswers(directory, { who: 'holder', position }, now)
    if (answerer !== undefined) return answerer
  }
  const owner = whoAnswers(directory, { who: 'head' }, now) ?? lastResort(directory, now)
  if (owner === undefined) throw new TypeError('the directory has no active head of IT')
  return owner
}

function wordsOf(
  difference: Difference,
  { name: on }: System,
  { name: what }: Right,
  directory: Directory,
): Pick<FindingWish, 'title' | 'description'> {
  if (difference.kind === 'unrecorded') {
    const { account } = difference
    return {
      title: {
        'zh-CN': `有权限无记录：${account} · ${on['zh-CN']} ${what['zh-CN']}`,
        en: `On the system, but not recorded: ${account} · ${on.en}, ${what.en}`,
      },
      description: {
        'zh-CN': `${on['zh-CN']}上报账号 ${account} 拥有「${what['zh-CN']}」，但没有对应的授权记录。请查明是谁、为何而有：该有的补办申请，不该有的立即收回。下次上报不再有此差异时，本项自动了结。`,
        en: `${on.en} reports that the account ${account} has “${what.en}”, and nothing is recorded. Please find out who has it and why: have it asked for if it is needed, take it away if not. This ends by itself when a later report shows no difference.`,
      },
    }
  }
  const person = directory.people.get(difference.person)?.name ?? difference.person
  const account = difference.account
  return {
    title: {
      'zh-CN': `有记录无权限：${person} · ${on['zh-CN']} ${what['zh-CN']}`,
      en: `Recorded, but not on the system: ${person} · ${on.en}, ${what.en}`,
    },
    description: {
      'zh-CN': `记录显示${person}拥有「${what['zh-CN']}」（${account === null ? '没有登记账号' : `账号 ${account}`}），但${on['zh-CN']}的上报里没有。请核实：账号有误的更正，不再使用的收回。下次上报不再有此差异时，本项自动了结。`,
      en: `By the records ${person} has “${what.en}” (${account === null ? 'no account is recorded' : `account ${account}`}), but ${on.en} does not report it. Please look: correct the account, or take back what is not used. This ends by itself when a later report shows no difference.`,
    },
  }
}

import { formatInstant } from '../calendar/index.ts'
import { byClock } from '../kernel/actor.ts'
import { say, type Text } from '../kernel/text.ts'
import { type CaseDescription, type CaseKind, type Describing, OVER, type Turning } from '../obligation/index.ts'
import type { Outcome } from '../platform/act.ts'
import type { Platform } from '../platform/platform.ts'
import { DECIDE, STANDARDS } from './access-review.words.ts'
import { getPackage, listItems } from './package.store.ts'
import { type PackageHead, sumOf } from './package.ts'
import { actedOnIn } from './rules/reach-of.ts'
import { lapse } from './steps/decide.ts'

/** What one reviewer is asked about, as the floor of obligations sees it. */
export const reviewPackageKind: CaseKind = {
  prefix: 'rvw',
  workflow: 'access-review-package',
  standards: { [DECIDE]: STANDARDS[DECIDE] },
  stageOf: (head) => ((head as PackageHead).status === 'open' ? 'decide' : OVER),
  // Nobody to whom one of its entitlements belongs takes it over.
  mayNotAnswer: (head) => (head as PackageHead).subjects,
  needs: (head) => {
    const on = actedOnIn(head as PackageHead)
    return on.length === 0 ? undefined : { act: 'entitlement.approve', on }
  },
  turn,
  describe,
}

/** The grace has run out: what nobody decided on is revoked, as its policy says. */
async function turn({ store }: Platform, { head, now }: Turning): Promise<Outcome<undefined>> {
  const [whole, { items }] = await Promise.all([getPackage(store, head.id), listItems(store, head.id)])
  if (whole.head.status !== 'open') return { acts: [], answer: undefined }
  return { acts: [lapse(whole, items, byClock, now)], answer: undefined }
}

function describe({ standing, directory, language, now }: Describing): CaseDescription {
  const { id, name, total, decided, highRisk, flagged, dueAt, undecided } = standing.head as PackageHead
  const open = total - sumOf(decided)
  const at = (instant: string) => formatInstant(instant, directory.department.calendar.timeZone, language, now)
  return {
    wanted: WORDS.wanted[language],
    name,
    lead: [say(WORDS.lead, language, { open, total }), WORDS[undecided === 'revoke' ? 'revoked' : 'askedOn'][language]],
    facts: [
      [WORDS.open[language], say(WORDS.ofTotal, language, { open, total })],
      ...(highRisk === 0 ? [] : [[WORDS.highRisk[language], String(highRisk)] as const]),
      ...(flagged === 0 ? [] : [[WORDS.flagged[language], String(flagged)] as const]),
      ...(dueAt === undefined ? [] : [[WORDS.dueAt[language], at(dueAt)] as const]),
    ],
    href: `/access-reviews/packages/${id}`,
    action: { label: WORDS.action[language], isDecision: false },
  }
}

const WORDS = {
  wanted: { 'zh-CN': '请复核权限', en: 'please review entitlements' },
  lead: {
    'zh-CN': '有 {total} 项系统权限由您复核，还有 {open} 项没有决定。',
    en: '{total} entitlements are yours to review; {open} of them are still undecided.',
  },
  revoked: {
    'zh-CN': '到期仍未决定的，宽限期过后按策略收回。',
    en: 'What is undecided then is revoked by policy once the grace is over.',
  },
  askedOn: {
    'zh-CN': '到期仍未决定的，会继续升级，直到有人决定。',
    en: 'What is undecided then climbs on until somebody decides.',
  },
  open: { 'zh-CN': '未决定', en: 'Undecided' },
  ofTotal: { 'zh-CN': '{open} / {total}', en: '{open} of {total}' },
  highRisk: { 'zh-CN': '高风险', en: 'High risk' },
  flagged: { 'zh-CN': '有变化或异常', en: 'Changed or odd' },
  dueAt: { 'zh-CN': '截止', en: 'Due' },
  action: { 'zh-CN': '开始复核', en: 'Review them' },
} as const satisfies Record<string, Text>

import { formatInstant } from '../calendar/index.ts'
import { say, type Text } from '../kernel/text.ts'
import { type CaseDescription, type CaseKind, type Describing, OVER } from '../obligation/index.ts'
import type { ReviewHead } from './access-review.ts'
import { STAGE_OF } from './access-review.ts'
import { SETTLE, SIGN, STANDARDS } from './access-review.words.ts'
import { PRINT_PATH } from './paths.ts'
import { whoRunsIt } from './rules/who-runs-it.ts'

/** Access reviews, as the floor of obligations sees them: somebody sees one through, somebody signs for it. */
export const accessReviewKind: CaseKind = {
  prefix: 'rev',
  workflow: 'access-review',
  standards: { [SETTLE]: STANDARDS[SETTLE], [SIGN]: STANDARDS[SIGN] },
  stageOf: (head) => {
    const stage = STAGE_OF[(head as ReviewHead).status]
    return stage === 'over' ? OVER : stage
  },
  mayNotAnswer: (head, kind) => (kind === SIGN ? ((head as ReviewHead).mostDecidedBy ?? []) : []),
  needs: () => ({ act: 'access-review.run', on: {} }),
  asks: (head, kind, directory, now) => {
    const { startedBy, mostDecidedBy = [] } = head as ReviewHead
    const runner = whoRunsIt(directory, startedBy, now, kind === SIGN ? mostDecidedBy : [])
    return runner === undefined ? undefined : { ...runner, gaps: [] }
  },
  turn: async () => ({ acts: [], answer: undefined }),
  describe,
  onPaper: (id) => `${PRINT_PATH}/${id}`,
}

function describe({ standing, obligation, directory, language, now }: Describing): CaseDescription {
  const { id, name, decideBy, items, packages } = standing.head as ReviewHead
  const isSigning = obligation.kind === SIGN
  const by = formatInstant(decideBy, directory.department.calendar.timeZone, language, now)
  return {
    wanted: (isSigning ? WORDS.sign : WORDS.settle)[language],
    name,
    lead: [say(isSigning ? WORDS.signLead : WORDS.settleLead, language, { by })],
    facts: [
      [WORDS.decideBy[language], by],
      ...(items === undefined ? [] : [[WORDS.items[language], String(items)] as const]),
      ...(packages === undefined ? [] : [[WORDS.reviewers[language], String(packages)] as const]),
    ],
    href: `/access-reviews/${id}`,
    action: { label: (isSigning ? WORDS.openReport : WORDS.open)[language], isDecision: false },
  }
}

const WORDS = {
  settle: { 'zh-CN': '请把权限复核推进到底', en: 'please see an access review through' },
  sign: { 'zh-CN': '请签署权限复核报告', en: 'please sign for an access review' },
  settleLead: {
    'zh-CN': '这次权限复核由您负责：复核人须在 {by} 前作出决定，之后每项收回都要有系统上的证明。',
    en: 'This access review is yours: its reviewers have until {by}, and then each revocation has to be proven on its system.',
  },
  signLead: {
    'zh-CN': '全部决定已经作出，每项收回都有证明。请核对报告并签署。',
    en: 'Everything is decided, and every revocation is proven. Please check the report and sign it.',
  },
  decideBy: { 'zh-CN': '复核截止', en: 'To be decided by' },
  items: { 'zh-CN': '权限', en: 'Entitlements' },
  reviewers: { 'zh-CN': '复核人', en: 'Reviewers' },
  open: { 'zh-CN': '查看进度', en: 'See how far it is' },
  openReport: { 'zh-CN': '查看报告', en: 'See the report' },
} as const satisfies Record<string, Text>

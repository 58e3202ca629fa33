import { formatDate, localDateOf, plusDays } from '../calendar/index.ts'
import { say, type Text } from '../kernel/text.ts'
import { type CaseDescription, type CaseKind, type Describing, OVER, personRefIn } from '../obligation/index.ts'
import type { GapHead } from './gap.ts'
import { GAP_WORKFLOW, whoCloses } from './steps/gap.ts'

/** Gaps that somebody answers for, as the floor of obligations sees them. */
export const bookGapKind: CaseKind = {
  prefix: 'bga',
  address: 'role-book-gaps',
  workflow: GAP_WORKFLOW,
  standards: {
    'role-book.close-gap': {
      'zh-CN': '在认领的期限内补上职责缺口：调整职责书并发布，或补齐岗位人员；补上后本事项自动办结。',
      en: 'Close the gap by the day you named: publish a role book without it, or fill the post. It then closes by itself.',
    },
  },
  stageOf: (head) => ((head as GapHead).status === 'open' ? 'close' : OVER),
  mayNotAnswer: () => [],
  asks(head, _kind, directory, now) {
    const answerer = whoCloses(head as GapHead, directory, now)
    return answerer === undefined ? undefined : { answerer, gaps: [] }
  },
  turn: async () => ({ acts: [], answer: undefined }),
  describe,
}

function describe({ standing, directory, language, now }: Describing): CaseDescription {
  const { title, by, until, reason, book } = standing.head as GapHead
  const { timeZone } = directory.department.calendar
  const values = {
    person: personRefIn(directory, by).name,
    number: book,
    until: formatDate(
      plusDays(localDateOf(until, timeZone), -1),
      language,
      Number(localDateOf(now, timeZone).slice(0, 4)),
    ),
  }
  return {
    wanted: WANTED[language],
    name: title[language],
    lead: [say(LEAD, language, values), CLOSES[language]],
    facts: [[REASON[language], reason]],
    href: '/role-book',
    action: { label: ACTION[language], isDecision: false },
  }
}

const WANTED: Text = { 'zh-CN': '请补上职责缺口', en: 'please close a gap in the role book' }
const LEAD: Text = {
  'zh-CN': '第 {number} 版职责书带着这个缺口发布，由{person}认领，期限到{until}。',
  en: 'Version {number} of the role book was published with this gap. {person} answers for it until {until}.',
}
const CLOSES: Text = {
  'zh-CN': '缺口补上后，本事项自动办结。',
  en: 'This closes by itself once the gap is gone.',
}
const REASON: Text = { 'zh-CN': '认领时的说明', en: 'What was said then' }
const ACTION: Text = { 'zh-CN': '打开职责书', en: 'Open the role book' }

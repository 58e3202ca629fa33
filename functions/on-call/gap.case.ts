import { formatInstant } from '../calendar/index.ts'
import { say } from '../kernel/text.ts'
import { type CaseDescription, type CaseKind, type Describing, OVER, personRefIn } from '../obligation/index.ts'
import type { GapHead } from './gap.ts'
import { ROLE_NAMES, GAP_WORDS as WORDS } from './gap.words.ts'
import { loadSchedules } from './on-call.store.ts'
import { schedulePath } from './paths.ts'

/** Gaps in on-call, as the floor of obligations sees them. */
export const onCallGapKind: CaseKind = {
  prefix: 'ocg',
  address: 'on-call-gaps',
  workflow: 'on-call-gap',
  standards: {
    'on-call.fill-gap': {
      'zh-CN': '空档的每一刻都有人值班：安排代班，或者调整轮值。',
      en: 'Somebody is on call at every moment of the gap: find a cover, or change the rotation.',
    },
  },
  stageOf: (head) => (head.status === 'open' ? 'fill' : OVER),
  mayNotAnswer: () => [],
  turn: async () => ({ acts: [], answer: undefined }),
  describe,
}

async function describe(asked: Describing): Promise<CaseDescription> {
  const { standing, obligation, directory, language, now, store } = asked
  const gap = standing.head as GapHead
  const schedule = (await loadSchedules(store)).find(({ id }) => id === gap.schedule)
  const name = schedule?.name ?? obligation.about.title
  const zone = schedule?.versions.at(-1)?.timeZone ?? directory.department.calendar.timeZone
  const ahead = gap.holes.filter(({ until }) => until > now)
  const hole = ahead[0] ?? gap.holes[0]
  const at = (instant: string | undefined) => formatInstant(instant ?? now, zone, language, now)
  const values = { name, role: ROLE_NAMES[gap.role], from: at(hole?.from), until: at(hole?.until) }
  const isNow = hole !== undefined && hole.from <= now
  return {
    wanted: WORDS.wanted[language],
    name: `${name} ${ROLE_NAMES[gap.role][language]}`,
    lead: [
      say(isNow ? WORDS.now : WORDS.ahead, language, values),
      ...(hole?.missing === undefined
        ? []
        : [say(WORDS.because, language, { person: personRefIn(directory, hole.missing).name })]),
      ...(ahead.length < 2 ? [] : [say(WORDS.more, language, { count: ahead.length - 1 })]),
      WORDS.closes[language],
    ],
    facts: [[WORDS.schedule[language], name]],
    href: schedulePath(gap.schedule),
    action: { label: WORDS.action[language], isDecision: false },
  }
}

import { formatInstant } from '../calendar/index.ts'
import type { Instant } from '../kernel/instant.ts'
import { say } from '../kernel/text.ts'
import { type CaseDescription, type CaseKind, type Describing, personRefIn } from '../obligation/index.ts'
import { ROLE_NAMES } from './gap.words.ts'
import { loadSchedules } from './on-call.store.ts'
import { swapPath } from './paths.ts'
import type { SwapHead } from './swap.ts'
import { SWAP_WORDS as WORDS } from './swap.words.ts'

/** Requests to swap, as the floor of obligations sees them. */
export const onCallSwapKind: CaseKind = {
  prefix: 'ocw',
  workflow: 'on-call-swap',
  standards: {
    'on-call.answer-swap': {
      'zh-CN': '答复换班请求：接受或不接受。',
      en: 'Answer the request to swap: accept it, or decline.',
    },
  },
  stageOf: (head) => (head as SwapHead).stage,
  mayNotAnswer: () => [],
  onlyFor: (head) => (head as SwapHead).receiver,
  turn: async (platform, turning) => (await import('./swap-acts.ts')).lapse(platform, turning),
  describe,
}

async function describe({
  standing,
  obligation,
  directory,
  language,
  now,
  store,
  person,
}: Describing): Promise<CaseDescription> {
  const swap = standing.head as SwapHead
  const schedule = (await loadSchedules(store)).find(({ id }) => id === swap.schedule)
  const name = schedule?.name ?? obligation.about.title
  const zone = schedule?.versions.at(-1)?.timeZone ?? directory.department.calendar.timeZone
  const at = (instant: Instant) => formatInstant(instant, zone, language, now)
  const giver = personRefIn(directory, swap.giver).name
  const receiver = personRefIn(directory, swap.receiver).name
  const values = { giver, name, role: ROLE_NAMES[swap.role], from: at(swap.from), until: at(swap.until) }
  const { inReturn } = swap
  const isMine = person === swap.receiver
  return {
    wanted: WORDS.wanted[language],
    name: `${name} ${at(swap.from)}`,
    lead: [
      say(WORDS.lead, language, values),
      ...(inReturn === undefined
        ? []
        : [say(WORDS.inReturn, language, { giver, from: at(inReturn.from), until: at(inReturn.until) })]),
      ...(isMine ? [] : [say(WORDS.climbed, language, { receiver })]),
    ],
    facts: swap.reason === undefined ? [] : [[WORDS.reason[language], swap.reason]],
    href: swapPath(swap.id),
    action: { label: WORDS.action[language], isDecision: false },
  }
}

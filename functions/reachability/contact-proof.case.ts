import { say } from '../kernel/text.ts'
import { type CaseDescription, type CaseKind, type Describing, OVER, personRefIn } from '../obligation/index.ts'
import { loadSchedules } from '../on-call/index.ts'
import type { ContactProofHead } from './contact-proof.ts'
import { BETWEEN, NO_SCHEDULE, PERSON, TO_GET_PROVEN, TO_PROVE } from './contact-proof.words.ts'
import { schedulesOf } from './rules/who-is-on-schedules.ts'

/** What somebody on call owes: the proof that a page reaches them. */
export const PROVE = 'reachability.prove'

export const contactProofKind: CaseKind = {
  prefix: 'cpf',
  address: 'contact-proofs',
  workflow: 'contact-proof',
  standards: {
    [PROVE]: {
      'zh-CN': '至少一种联系方式经测试确认收到，确认在 90 天内有效。',
      en: 'At least one way of reaching them was tested, and they confirmed that it came; that counts for 90 days.',
    },
  },
  stageOf: (head) => (head.status === 'open' ? 'prove' : OVER),
  mayNotAnswer: () => [],
  // Nobody else can say that something came to them.
  onlyFor: (head) => (head as ContactProofHead).person,
  turn: async () => ({ acts: [], answer: undefined }),
  describe,
}

async function describe({ standing, directory, person, language, now, store }: Describing): Promise<CaseDescription> {
  const proof = standing.head as ContactProofHead
  const isTheirs = person === proof.person
  const words = isTheirs ? TO_PROVE : TO_GET_PROVEN
  const { name } = personRefIn(directory, proof.person)
  const schedules = schedulesOf(await loadSchedules(store), proof.person, now).map((each) => each.name)
  const values = { person: name, schedules: schedules.join(BETWEEN[language]) || NO_SCHEDULE[language] }
  return {
    wanted: words.wanted[language],
    name: isTheirs ? values.schedules : name,
    lead: words.lead.map((each) => say(each, language, values)),
    facts: isTheirs ? [] : [[PERSON[language], name]],
    href: isTheirs ? '/contact' : '/reachability',
    action: { label: words.action[language], isDecision: false },
  }
}

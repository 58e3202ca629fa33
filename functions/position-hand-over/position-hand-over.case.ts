import { formatInstant } from '../calendar/index.ts'
import { byClock } from '../kernel/actor.ts'
import { say } from '../kernel/text.ts'
import type { MailFact } from '../mail/index.ts'
import {
  type CaseDescription,
  type CaseKind,
  type Describing,
  nextTick,
  personRefIn,
  putObligation,
} from '../obligation/index.ts'
import { HAND_OVER_SIGNED } from './events.ts'
import { ON_PAPER, portalPath } from './paths.ts'
import { sumUpOutcome } from './position-hand-over.outcome-mail.ts'
import { contentIn } from './position-hand-over.store.ts'
import { type PositionHandOverHead, SECTIONS } from './position-hand-over.ts'
import {
  ASKS,
  BECAUSE,
  FACTS,
  type OwedKind,
  SECTION_NAMES,
  SIGNING,
  STANDARDS,
  TO_GET_DONE,
} from './position-hand-over.words.ts'
import { GIVER_OWES } from './rules/what-may-i.ts'

/** Only the receiver can confirm, and sign for having received. */
const IN_PERSON: readonly string[] = ['position-hand-over.confirm', SIGNING.receiver]

/** Preparing needs the portal; what comes after can be done on the page without scripts. */
const isForPaper = (kind: OwedKind): boolean => kind === SIGNING.giver || IN_PERSON.includes(kind)

/** Hand-overs of positions, as the floor of obligations sees them. */
export const positionHandOverKind: CaseKind = {
  prefix: 'hov',
  workflow: 'position-hand-over',
  standards: STANDARDS,
  stageOf: (head) => (head as PositionHandOverHead).stage,
  mayNotAnswer: (head, kind) => {
    const { giver, receiver } = head as PositionHandOverHead
    return GIVER_OWES.includes(kind) && giver !== receiver ? [receiver] : []
  },
  onlyFor: (head, kind) => (IN_PERSON.includes(kind) ? (head as PositionHandOverHead).receiver : undefined),
  // The receiver's first day has come.
  turn: async (_, { head, obligation, plan, directory, now }) => ({
    acts: [
      {
        before: head,
        head,
        bumpsVersion: false,
        at: now,
        did: 'position-hand-over.day-came',
        by: byClock,
        what: { obligation: obligation.id },
        rows: [
          putObligation({
            ...obligation,
            plan,
            nextTickAt: nextTick(plan, now, directory.department.calendar, obligation.again),
          }),
        ],
        effects: [{ kind: 'event', event: HAND_OVER_SIGNED, about: { handOver: head.id } }],
      },
    ],
    answer: undefined,
  }),
  describe,
  onPaper: (id) => `${ON_PAPER}/${id}`,
  sumUp: sumUpOutcome,
}

function describe({ standing, obligation, rows, directory, language, person, now }: Describing): CaseDescription {
  const head = standing.head as PositionHandOverHead
  const owes = obligation.kind as OwedKind
  const isForAnother = IN_PERSON.includes(owes) && person !== head.receiver
  const words = isForAnother ? TO_GET_DONE : (ASKS[owes] ?? TO_GET_DONE)
  const position = directory.positions.get(head.position)?.name[language] ?? head.position
  const name = (id: string) => personRefIn(directory, id).name
  const by = formatInstant(head.by, directory.department.calendar.timeZone, language, now)
  const people = { from: name(head.from), giver: name(head.giver), receiver: name(head.receiver) }
  const { returned } = contentIn(rows)
  const facts: MailFact[] = [
    ...(head.from === head.giver ? [] : [[FACTS.from[language], people.from] as const]),
    [FACTS.giver[language], people.giver],
    [FACTS.receiver[language], people.receiver],
    [FACTS.by[language], by],
    ...SECTIONS.flatMap((section): MailFact[] => {
      const why = returned[section]?.reason
      return why === undefined ? [] : [[say(FACTS.returned, language, { section: SECTION_NAMES[section] }), why]]
    }),
  ]
  const side = person === head.receiver ? 'receiver' : person === head.giver ? 'giver' : undefined
  return {
    wanted: words.wanted[language],
    name: position,
    lead: [say(words.lead, language, { ...people, position, by })],
    facts,
    href: isForPaper(owes) && !isForAnother ? `${ON_PAPER}/${head.id}` : portalPath(head.id),
    action: { label: words.action[language], isDecision: false },
    ...(side === undefined ? {} : { because: say(BECAUSE[side], language, { position }) }),
  }
}

import { type AuditEntry, entriesIn } from '../audit-trail/index.ts'
import type { Id } from '../kernel/ids.ts'
import { type Language, say, type Text } from '../kernel/text.ts'
import type { MailFact } from '../mail/index.ts'
import { type CaseDescription, type CaseKind, type Describing, personRefIn } from '../obligation/index.ts'
import { sumUpOutcome } from './acknowledgement.outcome-mail.ts'
import type { Acknowledgement, AcknowledgementHead } from './acknowledgement.ts'
import {
  AS,
  BECAUSE,
  FACTS,
  STANDARDS,
  TO_ANSWER,
  TO_GET_SIGNED,
  TO_SIGN,
  VERSION,
  WHAT_CHANGED,
} from './acknowledgement.words.ts'
import { ON_PAPER, portalPath } from './paths.ts'

/** Signing duty lists, as the floor of obligations sees it. */
export const acknowledgementKind: CaseKind = {
  prefix: 'ack',
  workflow: 'acknowledgement',
  standards: STANDARDS,
  stageOf: (head) => (head as AcknowledgementHead).stage,
  // Nobody answers their own objection.
  mayNotAnswer: (head, kind) => (kind === 'acknowledgement.answer' ? [(head as AcknowledgementHead).person] : []),
  onlyFor: (head, kind) => (kind === 'acknowledgement.sign' ? (head as AcknowledgementHead).person : undefined),
  turn: async () => ({ acts: [], answer: undefined }),
  describe,
  onPaper: (id) => `${ON_PAPER}/${id}`,
  sumUp: sumUpOutcome,
}

function describe({ standing, obligation, rows, ...reader }: Describing): CaseDescription {
  const acknowledgement = standing.head as AcknowledgementHead
  const { directory, language, person } = reader
  const isTheirs = person === acknowledgement.person
  const words = obligation.kind === 'acknowledgement.answer' ? TO_ANSWER : isTheirs ? TO_SIGN : TO_GET_SIGNED
  const position = positionName(
    directory.positions.get(acknowledgement.position)?.name,
    acknowledgement.position,
    language,
  )
  const { book, signedBefore } = acknowledgement
  const values = { person: personRefIn(directory, acknowledgement.person).name, position, book }
  const before =
    words === TO_SIGN && signedBefore !== undefined ? [say(WHAT_CHANGED, language, { before: signedBefore.book })] : []
  return {
    wanted: words.wanted[language],
    name: position,
    lead: [...words.lead.map((each) => say(each, language, values)), ...before],
    facts: factsOf(acknowledgement, values.person, entriesIn(rows), language, isTheirs),
    href: words === TO_SIGN ? `${ON_PAPER}/${acknowledgement.id}` : portalPath(acknowledgement.id),
    action: { label: words.action[language], isDecision: false },
    ...(isTheirs ? { because: say(BECAUSE[acknowledgement.as], language, { position }) } : {}),
  }
}

const positionName = (name: Text | undefined, id: Id, language: Language): string => name?.[language] ?? id

function factsOf(
  { as, book }: Acknowledgement,
  person: string,
  story: readonly AuditEntry[],
  language: Language,
  isTheirs: boolean,
): MailFact[] {
  const said = (did: string) => story.find((entry) => entry.did === did)?.personal?.comment?.value
  const [objection, answer] = [said('acknowledgement.objected'), said('acknowledgement.answered')]
  return [
    ...(isTheirs ? [] : [[FACTS.person[language], person] as const]),
    [FACTS.as[language], AS[as][language]],
    [FACTS.book[language], say(VERSION, language, { book })],
    ...(objection === undefined ? [] : [[FACTS.objection[language], objection] as const]),
    ...(answer === undefined ? [] : [[FACTS.answer[language], answer] as const]),
  ]
}

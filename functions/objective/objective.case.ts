import { formatDate, localDateOf } from '../calendar/index.ts'
import { say } from '../kernel/text.ts'
import { type CaseDescription, type CaseKind, type Describing, OVER } from '../obligation/index.ts'
import type { HeadRow } from '../platform/act.ts'
import type { ObjectiveHead } from './objective.store.ts'
import { FACTS, type Owed, STANDARDS, sayAmount, sayLatest, sayTarget, WORDS } from './objective.words.ts'
import { sayPeriod } from './rules/periods.ts'
import { whoConcludes, whoMeasures } from './rules/who-is-asked.ts'
import { endOf } from './steps/owe.ts'
import { turn } from './steps/turn.ts'

/** Objectives, as the floor of obligations sees them. */
export const objectiveKind: CaseKind = {
  prefix: 'obj',
  workflow: 'objective',
  standards: STANDARDS,
  stageOf: (head) => stageOf(head as ObjectiveHead),
  mayNotAnswer: () => [],
  needs: (_head: HeadRow, obligationKind: string) =>
    obligationKind === 'objective.conclude' ? { act: 'objective.set', on: {} } : undefined,
  asks: (head, obligationKind, directory, now) =>
    obligationKind === 'objective.conclude'
      ? whoConcludes(directory, now)
      : whoMeasures(head as ObjectiveHead, directory, now),
  turn,
  describe,
}

const stageOf = ({ status, owes }: ObjectiveHead): string =>
  status !== 'open' ? OVER : owes === undefined ? 'conclude' : 'measure'

function describe({ standing, obligation, directory, language, now }: Describing): CaseDescription {
  const head = standing.head as ObjectiveHead
  const { measure, owes, year, owner, latest } = head
  const kind = obligation.kind as Owed
  const words = WORDS[kind]
  const period = kind === 'objective.measure' && owes !== undefined ? sayPeriod(owes, language) : undefined
  const isAhead = owes !== undefined && endOf(owes, directory) > now
  const lead = isAhead ? (words.ahead ?? words.now) : words.now
  const { timeZone } = directory.department.calendar
  const thisYear = Number(localDateOf(now, timeZone).slice(0, 4))
  const values = { period: period ?? '', measure: measure.name, year }
  const sayDay = (on: string) => formatDate(on, language, thisYear)
  return {
    wanted: words.wanted[language],
    name: period === undefined ? head.title[language] : nameWith(head.title[language], period, language),
    lead: [say(lead, language, values)],
    facts: [
      [FACTS.measure[language], measure.name[language]],
      [FACTS.target[language], sayTarget(measure)],
      ...(latest === undefined
        ? []
        : [
            [
              FACTS.latest[language],
              sayLatest(sayAmount(latest.value, measure.unit), sayDay(latest.on), language),
            ] as const,
          ]),
      [FACTS.owner[language], directory.positions.get(owner)?.name[language] ?? owner],
    ],
    href: `/objectives/${head.id}`,
    action: { label: words.action[language], isDecision: false },
  }
}

const nameWith = (title: string, period: string, language: string): string =>
  language === 'en' ? `${title}, ${period}` : `${title}（${period}）`

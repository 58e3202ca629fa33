import { type CaseDescription, type CaseKind, type Describing, OVER } from '../obligation/index.ts'
import { factsOf, nameOfIncident } from './incident.facts.ts'
import type { IncidentHead } from './incident.ts'
import { GROUP_ASKED, STANDARDS, WANTED } from './incident.words.ts'
import { factsOfParty, partyOwedBy } from './party.facts.ts'
import { PLAN_STEP, STEPS_TOGETHER } from './plan-step.ts'
import { factsOfPlanStep, namedStep } from './plan-steps.facts.ts'
import { UPDATE_MAIL } from './update-mail-name.ts'

/** Incidents, as the floor of obligations sees them. */
export const incidentKind: CaseKind = {
  prefix: 'inc',
  workflow: 'incident-escalation',
  standards: STANDARDS,
  stageOf: (head) => ((head as IncidentHead).stage === 'over' ? OVER : (head as IncidentHead).stage),
  mayNotAnswer: () => [],
  severityOf: (head) => (head as IncidentHead).severity,
  // The API asks about cases and never turns one: what pages people is loaded by who does.
  turn: async (platform, turning) => (await import('./turn-incident.ts')).turnIncident(platform, turning),
  describe,
  sumUp: async (store, letter, about, reader) =>
    letter === UPDATE_MAIL ? (await import('./incident.update-mail.ts')).sumUpUpdate(store, about, reader) : undefined,
  isDecision: (kind) => kind === 'incident.acknowledge',
  remindsTogether: (kind) => (kind === PLAN_STEP ? STEPS_TOGETHER : undefined),
  // Whoever is paged answers, or the next is paged.
  isOnlyDone: (kind) => kind === 'incident.acknowledge',
}

function describe({ standing, obligation, rows, ...reader }: Describing): CaseDescription {
  const incident = standing.head as IncidentHead
  const { language } = reader
  const party = partyOwedBy(obligation, rows)
  // Of a group it is whoever has its shift: they are asked to help, and not to see to somebody.
  const isOwnGroup = party !== undefined && 'group' in party.who
  const words = isOwnGroup ? GROUP_ASKED : (WANTED[obligation.kind] ?? WANTED['incident.resolve'])
  if (words === undefined) throw new TypeError(`no words for ${obligation.kind}`)
  return {
    wanted: `${words.wanted[language]}${namedStep(obligation, rows, language)}`,
    name: nameOfIncident(incident, language),
    lead: [words.lead[language]],
    facts: [...factsOfPlanStep(obligation, rows, reader), ...factsOfParty(party, reader), ...factsOf(incident, reader)],
    href: `/incidents/${incident.id}`,
    action: { label: words.action[language], isDecision: obligation.kind === 'incident.acknowledge' },
  }
}

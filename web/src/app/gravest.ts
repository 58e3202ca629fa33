import type { IncidentSummary } from '../../../functions/incident/incident.contract.ts'

type Told = Pick<IncidentSummary, 'severity' | 'isExercise' | 'stage'>

/** Open incidents of severity 1 in the order in which everybody should hear of them: first what nobody has taken, drills last. */
export function gravestFirst<Incident extends Told>(open: readonly Incident[]): readonly Incident[] {
  const weight = ({ isExercise, stage }: Told) => Number(isExercise) * 2 + Number(stage !== 'answer')
  return open.filter(({ severity }) => severity === 1).toSorted((one, other) => weight(one) - weight(other))
}

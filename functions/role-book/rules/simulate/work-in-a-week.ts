import type { TriggerName } from '../../duty.ts'
import type { RoleBook } from '../../role-book.ts'
import type { TypicalLoad } from './simulation.ts'

/** How much there is to play in a usual week: each duty, each change, and each duty that something triggers. */
export function workInAWeek({ duties }: Pick<RoleBook, 'duties'>, load: TypicalLoad): number {
  const usual = usualEvents(load)
  const triggered = [...duties.values()].map(({ when }) => (when.kind === 'triggered' ? usual[when.event] : 0))
  return triggered.reduce((sum, each) => sum + each, duties.size + changesIn(load))
}

const changesIn = ({ changes: { low, medium, high } }: TypicalLoad): number => low + medium + high

function usualEvents(load: TypicalLoad): Readonly<Record<TriggerName, number>> {
  const { failing, incidents, reports } = load
  const failed = (changesIn(load) * failing) / 100
  return {
    'change.released': changesIn(load) - failed,
    'change.failed': failed,
    'incident.severity-1': incidents.severity1 / 4,
    'incident.severity-2': incidents.severity2 / 4,
    'machine.reported': reports,
    'person.left': 0,
  }
}

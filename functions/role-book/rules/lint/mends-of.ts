import type { Id } from '../../../kernel/ids.ts'
import type { LintFinding } from '../../role-book.ts'
import { caseOf, type FindingCase } from './finding-words.ts'
import type { LintGround } from './lint-ground.ts'

/** Something that would settle a finding: what to do, to what, and with which help. */
export interface Mend {
  readonly act: MendAct
  readonly position?: Id
  readonly duty?: Id
  readonly service?: Id
  readonly activity?: string
}

export const MEND_ACTS = [
  'add-duty',
  'leave-to-one',
  'name-holder',
  'name-deputy',
  'move-absence',
  'take-authority-away',
  'add-authority',
  'part-positions',
  'move-duty',
  'share-duty',
  'widen-rotation',
  'serve-objective',
  'close-objective',
] as const
export type MendAct = (typeof MEND_ACTS)[number]

/** What would settle a finding, the best first. */
export function mendsOf(finding: LintFinding, ground: LintGround): Mend[] {
  const [position] = finding.positions
  const [duty] = finding.duties
  const at = position === undefined ? {} : { position }
  const by = duty === undefined ? {} : { duty }
  const acts = (...names: readonly MendAct[]): Mend[] => names.map((act) => ({ act, ...at }))
  const MENDS: Readonly<Record<FindingCase, () => Mend[]>> = {
    gap: () => [{ act: 'add-duty', ...cellOf(finding), ...whoCouldTakeIt(finding, ground) }],
    overlap: () => [{ act: 'leave-to-one', ...cellOf(finding), ...at, ...secondDuty(finding, ground) }],
    vacant: () => acts('name-holder', 'name-deputy', 'move-absence'),
    'single-point-of-failure': () => acts('name-deputy', 'name-holder'),
    'nobody-able': () => acts('name-holder'),
    'authority-without-duty': () => acts('take-authority-away', 'add-authority'),
    'authority-lost': () => acts('add-authority', 'take-authority-away'),
    'duty-without-authority': () => acts('add-authority'),
    'climbs-without-authority': () => acts('add-authority'),
    'activity-without-authority': () => [{ act: 'add-authority', ...at, ...by }],
    'position-in-conflict': () => [{ act: 'move-duty', ...at, ...by }],
    'conflicting-duties': () => acts('part-positions'),
    'deputy-in-conflict': () => acts('part-positions'),
    overload: () => [
      { act: 'move-duty', ...by },
      { act: 'share-duty', ...by, ...positionOf(duty, ground) },
    ],
    'on-call-overload': () => [{ act: 'widen-rotation', ...at, ...by }],
    'orphan-objective': () => [{ act: 'serve-objective' }, { act: 'close-objective' }],
    'duty-without-objective': () => [{ act: 'serve-objective', ...at, ...by }],
  }
  return MENDS[caseOf(finding)]()
}

const cellOf = ({ service, activity }: LintFinding): Pick<Mend, 'service' | 'activity'> => ({
  ...(service === undefined ? {} : { service }),
  ...(activity === undefined ? {} : { activity }),
})

const positionOf = (duty: Id | undefined, { book }: LintGround): Pick<Mend, 'position'> => {
  const position = book.duties.get(duty ?? '')?.position
  return position === undefined ? {} : { position }
}

/** One position keeps it; the duty of another lets the service go. */
function secondDuty({ positions, duties }: LintFinding, { book }: LintGround): Pick<Mend, 'duty'> {
  const other = duties.find((each) => book.duties.get(each)?.position !== positions[0])
  return other === undefined ? {} : { duty: other }
}

/**
 * To whom something that nobody answers for would go most naturally: whoever answers for the same activity of other
 * services, of the owning group first; else that group's leader.
 */
function whoCouldTakeIt(
  { service, activity }: LintFinding,
  { coverage, directory }: LintGround,
): Pick<Mend, 'position'> {
  const group = directory.services.get(service ?? '')?.group
  const alike = coverage.filter((each) => each.activity === activity).flatMap(({ accountable }) => accountable)
  const ofGroup = alike.find((each) => directory.positions.get(each)?.group === group)
  const position = ofGroup ?? alike[0] ?? directory.groups.get(group ?? '')?.leader
  return position === undefined ? {} : { position }
}

import { business } from '../../../../functions/calendar/index.ts'
import type { Id } from '../../../../functions/kernel/ids.ts'
import type { Duty, RoleBook } from '../../../../functions/role-book/index.ts'
import { demo } from '../demo.ts'
import type { ServiceName } from '../demo-services.ts'
import { seedId } from '../seed-id.ts'
import type { DemoDuty } from './demo-duty.ts'
import { demoFrame } from './demo-frame.ts'
import { objectiveId } from './demo-objectives.ts'
import { departmentDuties } from './department-duties.ts'
import { developmentDuties } from './development-duties.ts'
import { operationsDuties } from './operations-duties.ts'
import { securityDuties } from './security-duties.ts'
import { supportDuties } from './support-duties.ts'

const DUTIES: readonly DemoDuty[] = [
  ...departmentDuties,
  ...operationsDuties,
  ...developmentDuties,
  ...securityDuties,
  ...supportDuties,
]

/** The role book the demo department works by. */
export const demoBook: RoleBook = {
  duties: new Map(DUTIES.map(dutyOf).map((duty) => [duty.id, duty])),
  frame: demoFrame,
}

function dutyOf({ name, position, covers, objective, authorities = [], ...duty }: DemoDuty): Duty {
  const positionsOf = (names: DemoDuty['responsible'] = []): Id[] => names.map((each) => demo.positions[each])
  return {
    ...duty,
    id: seedId('dut', name),
    position: demo.positions[position],
    responsible: positionsOf(duty.responsible),
    consulted: positionsOf(duty.consulted),
    informed: positionsOf(duty.informed),
    evidence: duty.evidence ?? [],
    allowed: duty.allowed ?? business('PT8H'),
    whenLate: duty.whenLate ?? 'stays',
    ...(covers === undefined
      ? {}
      : { covers: { ...covers, services: covers.services === 'all' ? 'all' : servicesOf(covers.services) } }),
    ...(objective === undefined ? {} : { objective: objectiveId(objective) }),
    authorities: authorities.map(({ services, ...authority }) => ({
      ...authority,
      ...(services === undefined ? {} : { services: servicesOf(services) }),
    })),
  }
}

function servicesOf(names: readonly ServiceName[]): Id[] {
  return names.map((each) => demo.services[each])
}

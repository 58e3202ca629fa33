import { type MattersOf, scheduleFor } from '../on-call/index.ts'
import { listEveryOpen } from './incident.store.ts'

/**
 * The open incidents that a schedule answers for: what whoever gets the shift takes over. The second is not handed
 * anything: they are called when the first does not answer. Drills stay with those who take part.
 */
export const openIncidentsOfShift: MattersOf = async ({ store }, { schedule, role, schedules, directory }) => {
  if (role !== 'primary') return []
  const open = await listEveryOpen(store)
  return open
    .filter(
      ({ service, group, exercise }) =>
        exercise === undefined &&
        scheduleFor(schedules, directory, {
          ...(service === undefined ? {} : { service }),
          ...(group === undefined ? {} : { group }),
        })?.id === schedule.id,
    )
    .map(({ id, number, title }) => ({ case: id, number, title, href: `/incidents/${id}` }))
}

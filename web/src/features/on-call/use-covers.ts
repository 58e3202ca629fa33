import type { ScheduleSummary } from '../../../../functions/on-call/schedule.contract.ts'
import { listGroups, listServices } from '../../../../functions/responsibility/responsibility.contract.ts'
import { useWhole } from '../../lib/use-api.ts'
import { useOnCallWords } from './words.ts'

/** What a schedule answers for, in words. */
export function useCovers(covers: ScheduleSummary['covers']): string {
  const { say, language } = useOnCallWords()
  const groups = useWhole(listGroups, { query: { limit: 100 } })
  const services = useWhole(listServices, { query: { limit: 100 } })
  if (covers.kind === 'department') return say('covers.department')
  if (covers.kind === 'group') return groups.find(({ id }) => id === covers.group)?.name[language] ?? ''
  return covers.services
    .map((service) => services.find(({ id }) => id === service)?.name[language] ?? '')
    .join(say('comma'))
}

import type { Id } from '../../kernel/ids.ts'
import { DAY, type Instant, MINUTE, millisOf } from '../../kernel/instant.ts'
import type { FieldError } from '../../kernel/refusal.ts'
import { type Directory, isActive, positionsOf } from '../../responsibility/index.ts'
import type { ChangeContent } from '../change.ts'
import {
  notStaff,
  repeatedService,
  unknownPerson,
  unknownService,
  windowInThePast,
  windowTooLong,
  windowTooShort,
} from '../errors.ts'

const SHORTEST_WINDOW = 15 * MINUTE
const LONGEST_WINDOW = 7 * DAY

/** Everything that is wrong with what somebody asks for, beyond its form. */
export function faultsOf(content: ChangeContent, requester: Id, directory: Directory, now: Instant): FieldError[] {
  const length = millisOf(content.releaseWindow.until) - millisOf(content.releaseWindow.from)
  return [
    ...content.services.flatMap((service, index) => {
      if (!directory.services.has(service)) return [unknownService(index)]
      return content.services.indexOf(service) < index ? [repeatedService(index)] : []
    }),
    ...faultOfPerson('implementer', content.implementer, directory, now),
    ...(isActive(directory, requester) ? [] : [unknownPerson('requester')]),
    ...(length < SHORTEST_WINDOW ? [windowTooShort()] : length > LONGEST_WINDOW ? [windowTooLong()] : []),
    ...(content.releaseWindow.until <= now ? [windowInThePast()] : []),
  ]
}

function faultOfPerson(path: string, person: Id, directory: Directory, now: Instant): FieldError[] {
  if (!isActive(directory, person)) return [unknownPerson(path)]
  return positionsOf(directory, person, now).length === 0 ? [notStaff(path)] : []
}

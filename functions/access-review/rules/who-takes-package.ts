import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import {
  type Answerer,
  type Directory,
  isThere,
  type LadderStep,
  lastResort,
  mayAct,
  whoAnswers,
} from '../../responsibility/index.ts'
import type { ReviewPackage, WhyThem } from '../package.ts'
import { actedOnIn } from './reach-of.ts'

/**
 * Who a package goes to now: whoever was found when its items were written down; where they are not there any more,
 * whoever has their place, their leader, the head. Nobody to whom one of its entitlements belongs, and nobody whose
 * duties do not reach that far.
 */
export function whoTakesPackage(
  { person, why }: { readonly person: Id; readonly why: WhyThem },
  { subjects, reach }: Pick<ReviewPackage, 'subjects' | 'reach'>,
  directory: Directory,
  now: Instant,
): Answerer | undefined {
  const { position, via } = why
  if (isThere(directory, person, now)) {
    return { person, via, ...(position === undefined ? {} : { position }) }
  }
  const group = position === undefined ? undefined : directory.positions.get(position)?.group
  const steps: LadderStep[] = [
    ...(position === undefined ? [] : [{ who: 'holder', position } as const]),
    ...(group === undefined ? [] : [{ who: 'leader', group } as const]),
    { who: 'head' },
  ]
  const barred = new Set(subjects)
  for (const step of steps) {
    const found = whoAnswers(directory, step, now, barred)
    if (found !== undefined && reachesAll(reach, directory, found.person, now)) return found
  }
  return lastResort(directory, now)
}

const reachesAll = (reach: ReviewPackage['reach'], directory: Directory, person: Id, now: Instant): boolean =>
  actedOnIn({ reach }).every((on) => 'yes' in mayAct(directory, person, 'entitlement.approve', now, on))

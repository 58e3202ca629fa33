import type { Id } from '../../kernel/ids.ts'
import { type ActedOn, RISKS, type Risk } from '../../responsibility/index.ts'
import type { AskedItem, ReviewPackage } from '../package.ts'

/**
 * How far a duty has to reach to decide on these: of each service the highest risk. Only what came by duty counts; what
 * came to somebody’s leader or the head, because nobody’s duty could be asked, is decided by their place.
 */
export function reachOf(items: readonly Pick<AskedItem, 'service' | 'risk' | 'why'>[]): Readonly<Record<Id, Risk>> {
  const reach: Record<Id, Risk> = {}
  for (const { service, risk, why } of items) {
    if (why.because !== 'duty') continue
    const known = reach[service]
    if (known === undefined || RISKS.indexOf(known) < RISKS.indexOf(risk)) reach[service] = risk
  }
  return reach
}

/** The same as what an authority is held against. */
export const actedOnIn = ({ reach }: Pick<ReviewPackage, 'reach'>): ActedOn[] =>
  Object.entries(reach)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([service, risk]) => ({ service, risk }))

import type { Stand } from '../alert.ts'

/**
 * Messages come late, twice and in any order; what is known is always the latest of what was said. Of what began at the
 * same instant, its end is the later word. So any order of the same messages leads to the same stand, and a message that
 * comes again changes nothing.
 */
export function isNewer(said: Stand, known: Stand | undefined): boolean {
  if (known === undefined || said.startsAt > known.startsAt) return true
  return said.startsAt === known.startsAt && said.status === 'resolved' && known.status === 'firing'
}

import type { RotaOut } from '../../../../functions/on-call/rota.contract.ts'
import type { Shift } from './weeks.ts'

/** One line of a calendar: who really has a role, or what one layer says by itself. */
export interface Row {
  readonly role: 'primary' | 'secondary'
  readonly name: string
  readonly shifts: readonly Shift[]
  readonly isLayer?: boolean
}

/** Whether nobody's time is a hole: somebody should be there at every hour, or whoever should is not there. */
export const isHole = ({ person, missing }: Pick<Shift, 'person' | 'missing'>, rota: RotaOut | undefined): boolean =>
  person === null && (missing !== null || rota?.coverage.kind === 'always')

/** How many looks there are to tell people apart by. */
const LOOKS = 6

/** Everybody of a schedule has a look of their own, as far as there are some, whichever weeks are shown. */
export function looksOf(rota: RotaOut | undefined, rows: readonly Row[]): (person: string) => number {
  const known = [...(rota?.primary ?? []), ...(rota?.secondary ?? [])].flatMap(({ people }) => people)
  const shown = rows.flatMap(({ shifts }) => shifts.flatMap(({ person }) => person?.id ?? []))
  const order = [...new Set([...known, ...shown])]
  return (person) => order.indexOf(person) % LOOKS
}

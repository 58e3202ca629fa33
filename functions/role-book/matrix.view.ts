import type { Language } from '../kernel/text.ts'
import { AUTHORITY_NAMES } from '../responsibility/index.ts'
import { naming, viewOfFinding } from './lint.view.ts'
import type { MatrixCellOut } from './matrix.contract.ts'
import type { AcceptedFinding } from './role-book.ts'
import type { Cell } from './rules/matrix/matrix-of.ts'
import type { ParityLine } from './rules/matrix/parity-of.ts'
import type { SeenGround } from './seen-book.ts'

export const viewOfCell = (cell: Cell, named: ReturnType<typeof naming>): MatrixCellOut => ({
  activity: cell.activity,
  state: cell.state,
  accountable: cell.accountable.map(named.position),
  person: cell.answerer === undefined ? null : named.person(cell.answerer.person),
  via: cell.answerer?.via ?? null,
  duties: cell.duties.map(({ id }) => named.duty(id)),
  emptyFrom: cell.empty?.from ?? null,
  emptyUntil: cell.empty?.until ?? null,
})

export function viewOfParityLine(
  line: ParityLine,
  seen: SeenGround,
  accepted: readonly AcceptedFinding[],
  language: Language,
) {
  const named = naming(seen.ground)
  return {
    act: line.act,
    actName: AUTHORITY_NAMES[line.act][language],
    services: line.services?.map(named.service) ?? null,
    upTo: line.upTo ?? null,
    state: line.state,
    duty: 'duty' in line ? named.duty(line.duty) : null,
    finding: 'finding' in line ? viewOfFinding(line.finding, seen, accepted, language) : null,
  }
}

import { business, dateIn, type LocalDate, type Recurrence, sayRecurrence } from '../../calendar/index.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Row } from '../../kernel/table/table.ts'
import type { Text } from '../../kernel/text.ts'
import type { Authority, Directory } from '../../responsibility/index.ts'
import type { BookFrame, Coverage, Duty, Evidence, When } from '../../role-book/index.ts'
import { allowanceIn } from './allowance-cell.ts'
import { namesIn, numberIn, partsOf } from './cells.ts'
import { ALL, authorityIn, evidenceIn, LATE, meant, ON_CALL, STANDING, servicesNamed, TRIGGERS } from './duty-words.ts'
import type { FaultsOf } from './faults.ts'
import { called, positionNamed } from './find-named.ts'
import { parseRecurrence } from './parse-recurrence.ts'

const LONGEST_TITLE = 120
const LONGEST_STANDARD = 2000
const LONGEST_PROCEDURE = 200
const LONGEST_STEPS = 8000
const MOST_EFFORT = 150_000
const USUAL_EFFORT = 30
const USUALLY_ALLOWED = business('P1D')

export interface ReadingDuties {
  readonly directory: Directory
  readonly frame: BookFrame
  readonly today: LocalDate
  readonly holidays: readonly string[]
}

/** What a row says of a duty: over what it was, where it is there already. Empty cells leave things as they are. */
export function dutyIn(
  { cells }: Row,
  id: Id,
  position: Id,
  before: Duty | undefined,
  reading: ReadingDuties,
  faults: FaultsOf,
): Duty | undefined {
  const { directory } = reading
  const listed = <Thing>(column: string, usual: readonly Thing[], read: (cell: string) => Thing[]): readonly Thing[] =>
    cells[column] === undefined ? usual : read(cells[column])
  const positions = (column: 'responsible' | 'consulted' | 'informed') =>
    listed(column, before?.[column] ?? [], (cell) =>
      namesIn(cell).flatMap((said) => positionNamed(directory, said, column, faults)?.id ?? []),
    )
  const procedure = procedureIn(cells, before?.procedure, faults)
  const objective = cells.objective ?? before?.objective
  const covers = coverageIn(cells, before?.covers, reading, faults)
  const duty: Duty = {
    id,
    position,
    responsible: positions('responsible'),
    consulted: positions('consulted'),
    informed: positions('informed'),
    title: bothIn(cells.title, cells.titleEn, before?.title, LONGEST_TITLE, 'title', faults),
    standard: bothIn(cells.standard, cells.standardEn, before?.standard, LONGEST_STANDARD, 'standard', faults),
    evidence: listed('evidence', before?.evidence ?? [], (cell) => evidencesIn(cell, faults)),
    ...(covers === undefined ? {} : { covers }),
    when: whenIn(cells, before?.when, reading, faults),
    allowed: allowedIn(cells.allowed, before, faults),
    whenLate: lateIn(cells.whenLate, before, faults),
    ...(procedure === undefined ? {} : { procedure }),
    ...(objective === undefined ? {} : { objective }),
    authorities: listed('authorities', before?.authorities ?? [], (cell) => authoritiesIn(cell, directory, faults)),
    effort: effortIn(cells.effort, before, faults),
  }
  return faults.found.length > 0 ? undefined : duty
}

/** The Chinese text, and the English one, which is the same where none was written. */
function bothIn(
  chinese: string | undefined,
  english: string | undefined,
  before: Text | undefined,
  most: number,
  column: string,
  faults: FaultsOf,
): Text {
  const said = chinese ?? before?.['zh-CN'] ?? ''
  const isAsBefore = before !== undefined && said === before['zh-CN']
  const text = { 'zh-CN': said, en: english ?? (isAsBefore ? before.en : said) }
  if (text['zh-CN'].length > most) faults.add(column, 'too-long', { most })
  if (text.en.length > most) faults.add(`${column}En`, 'too-long', { most })
  return text
}

function whenIn(
  { when: cell, from: fromCell }: Row['cells'],
  before: When | undefined,
  { directory, today, holidays }: ReadingDuties,
  faults: FaultsOf,
): When {
  const standing: When = before ?? { kind: 'standing' }
  if (cell === undefined) return standing
  const from = fromCell === undefined ? undefined : dateIn(fromCell)
  if (fromCell !== undefined && from === undefined) {
    faults.add('from', 'not-a-date-written', { value: fromCell.slice(0, 30) })
    return standing
  }
  if (meant({ STANDING }, cell) !== undefined) return { kind: 'standing' }
  const hours = /^(?:值班|on call)$/i.test(cell) ? 'always' : meant(ON_CALL, cell)
  if (hours !== undefined) return { kind: 'on-call', hours }
  const [word = '', services] = cell.split(/[:：](?!\d)/)
  const event = meant(TRIGGERS, word)
  if (event !== undefined) {
    const { ids, unknown } = servicesNamed(directory, partsOf(services))
    if (unknown !== undefined) faults.add('when', 'unknown-service-named', { value: unknown })
    return { kind: 'triggered', event, ...(ids.length === 0 ? {} : { services: ids }) }
  }
  const known = before?.kind === 'recurring' ? before.rule : undefined
  const parsed = parseRecurrence(cell, { from: from ?? known?.from, today, holidays })
  if ('yes' in parsed) return { kind: 'recurring', rule: isSaidAlike(parsed.yes, known) ? known : parsed.yes }
  faults.because('when', parsed.no)
  return standing
}

/** A sentence leaves out what makes no difference, so what was said before in the same words is not another rule. */
const isSaidAlike = (rule: Recurrence, known: Recurrence | undefined): known is Recurrence =>
  known !== undefined && rule.from === known.from && sayRecurrence(rule, 'zh-CN') === sayRecurrence(known, 'zh-CN')

function coverageIn(
  { activity, services }: Row['cells'],
  before: Coverage | undefined,
  { directory, frame }: ReadingDuties,
  faults: FaultsOf,
): Coverage | undefined {
  if (activity === undefined) {
    if (services !== undefined && before === undefined) faults.add('activity', 'activity-and-services')
    if (services === undefined || before === undefined) return before
  }
  const code =
    activity === undefined
      ? before?.activity
      : (frame.activities.find((each) => each.code === activity) ?? called(frame.activities, activity))?.code
  if (code === undefined) {
    faults.add('activity', 'unknown-activity-named', { value: (activity ?? '').slice(0, 60) })
    return undefined
  }
  if (services === undefined) return { activity: code, services: before?.services ?? 'all' }
  if (/^所有$/.test(services) || meant({ ALL }, services) !== undefined) return { activity: code, services: 'all' }
  const { ids, unknown } = servicesNamed(directory, partsOf(services))
  if (unknown !== undefined) faults.add('services', 'unknown-service-named', { value: unknown.slice(0, 60) })
  return { activity: code, services: ids }
}

function procedureIn(
  { procedure: cell, steps }: Row['cells'],
  before: Duty['procedure'],
  faults: FaultsOf,
): Duty['procedure'] {
  const link = /https?:\/\/\S+/.exec(cell ?? '')?.[0]
  const title = cell?.replace(link ?? '', '').trim() || before?.title || cell
  if (title === undefined) return undefined
  if (title.length > LONGEST_PROCEDURE) faults.add('procedure', 'too-long', { most: LONGEST_PROCEDURE })
  if ((steps?.length ?? 0) > LONGEST_STEPS) faults.add('steps', 'too-long', { most: LONGEST_STEPS })
  const [at, how] = [link ?? before?.link, steps ?? before?.steps]
  return { title, ...(at === undefined ? {} : { link: at }), ...(how === undefined ? {} : { steps: how }) }
}

function evidencesIn(cell: string, faults: FaultsOf): Evidence[] {
  return cell
    .split(/[;；\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap((part) => {
      const evidence = evidenceIn(part)
      if (evidence === undefined) faults.add('evidence', 'not-evidence', { value: part.slice(0, 60) })
      return evidence ?? []
    })
}

function authoritiesIn(cell: string, directory: Directory, faults: FaultsOf): Authority[] {
  return cell
    .split(/[;；\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap((part) => {
      const authority = authorityIn(part, directory)
      if (!('unknown' in authority)) return [authority]
      faults.add('authorities', 'unknown-authority-named', { value: authority.unknown.slice(0, 60) })
      return []
    })
}

function allowedIn(cell: string | undefined, before: Duty | undefined, faults: FaultsOf): Duty['allowed'] {
  if (cell === undefined) return before?.allowed ?? USUALLY_ALLOWED
  const allowed = allowanceIn(cell)
  if (allowed === undefined) faults.add('allowed', 'not-an-allowance', { value: cell.slice(0, 60) })
  return allowed ?? USUALLY_ALLOWED
}

function lateIn(cell: string | undefined, before: Duty | undefined, faults: FaultsOf): Duty['whenLate'] {
  if (cell === undefined) return before?.whenLate ?? 'stays'
  const late = meant(LATE, cell)
  if (late === undefined) faults.add('whenLate', 'not-late-rule')
  return late ?? 'stays'
}

function effortIn(cell: string | undefined, before: Duty | undefined, faults: FaultsOf): number {
  if (cell === undefined) return before?.effort ?? USUAL_EFFORT
  const minutes = numberIn(cell.replace(/\s*(?:分钟?|minutes?|mins?)$/i, ''))
  if (minutes !== undefined && minutes <= MOST_EFFORT) return minutes
  faults.add('effort', 'not-a-number-written', { value: cell.slice(0, 30) })
  return USUAL_EFFORT
}

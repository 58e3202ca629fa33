import type { Row } from '../../kernel/table/table.ts'
import { findPersonByEmail } from '../../responsibility/index.ts'
import type { Fault, Verdict } from '../exchange.ts'
import { isAddress, languageIn } from './cells.ts'
import { FaultsOf } from './faults.ts'
import type { Drafted, OrganisationIntent, Planned, PlanningFor } from './plan-organisation.ts'

const LONGEST_NAME = 80
type Intent = OrganisationIntent & { readonly row: number }

/** What rows of the table of people come to. Nobody is told apart by anything but their address. */
export function planPeople(
  rows: readonly Row[],
  after: Drafted,
  { idFor }: Pick<PlanningFor, 'idFor'>,
): Planned<OrganisationIntent> {
  const [verdicts, intents, faults]: [Verdict[], Intent[], Fault[]] = [[], [], []]
  const seen = new Map<string, number>()
  for (const each of rows) {
    const found = new FaultsOf('people', each.row)
    const planned = planPerson(each, after, seen, found, idFor)
    faults.push(...found.found)
    if (planned === undefined || found.found.length > 0) continue
    verdicts.push(planned.verdict)
    if (planned.intent !== undefined) intents.push(planned.intent)
  }
  return { verdicts, intents, faults }
}

function planPerson(
  { row, cells }: Row,
  after: Drafted,
  seen: Map<string, number>,
  faults: FaultsOf,
  idFor: PlanningFor['idFor'],
): { verdict: Verdict; intent?: Intent } | undefined {
  const { name, language: languageCell } = cells
  const email = cells.email?.toLowerCase()
  if (name === undefined || email === undefined) return undefined
  if (name.length > LONGEST_NAME) faults.add('name', 'too-long', { most: LONGEST_NAME })
  if (!isAddress(email)) faults.add('email', 'not-an-address', { value: email.slice(0, 60) })
  const language = languageCell === undefined ? undefined : languageIn(languageCell)
  if (languageCell !== undefined && language === undefined) faults.add('language', 'not-a-language')
  const twin = seen.get(email)
  if (twin !== undefined) faults.add('email', 'row-twice', { row: twin })
  else seen.set(email, row)
  const known = findPersonByEmail(after, email)
  if (known?.active === false) faults.add('email', 'person-has-left')
  if (faults.found.length > 0) return undefined
  const verdict = { table: 'people', row, name } as const
  if (known === undefined) {
    const id = idFor('per', email)
    const wish = { name, email, language: language ?? ('zh-CN' as const) }
    after.people.set(id, { id, ...wish, active: true, version: 1 })
    return { verdict: { ...verdict, what: 'created', columns: [] }, intent: { kind: 'add-person', id, wish, row } }
  }
  const wish = {
    ...(name === known.name ? {} : { name }),
    ...(language === undefined || language === known.language ? {} : { language }),
  }
  const columns = Object.keys(wish)
  if (columns.length === 0) return { verdict: { ...verdict, what: 'unchanged', columns } }
  after.people.set(known.id, { ...known, ...wish })
  return {
    verdict: { ...verdict, what: 'changed', columns },
    intent: { kind: 'change-person', id: known.id, wish, row },
  }
}

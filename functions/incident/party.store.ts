/**
 * Questions these rows answer
 *
 * | question                              | row                              |
 * |---------------------------------------|----------------------------------|
 * | who was pulled into an incident       | `agg#<key>` / `party#<nth>`      |
 */
import { partitionOf } from '../audit-trail/audit-trail.store.ts'
import type { Id } from '../kernel/ids.ts'
import { asJson } from '../kernel/json.ts'
import type { Item, Write } from '../platform/store.ts'
import type { IncidentParty } from './party.ts'

const PREFIX = 'party#'

export const putParty = (incident: Id, party: IncidentParty): Write => ({
  put: { pk: partitionOf(incident), sk: `${PREFIX}${String(party.nth).padStart(3, '0')}`, party: asJson(party) },
})

/** Who was pulled in, among the rows of an incident, in order. */
export const partiesIn = (rows: readonly Item[]): IncidentParty[] =>
  rows
    .filter(({ sk }) => sk.startsWith(PREFIX))
    .map(({ party }) => party as unknown as IncidentParty)
    .sort((a, b) => a.nth - b.nth)

import type { AuditEntry } from '../audit-trail/index.ts'
import type { Language } from '../kernel/text.ts'
import type { Directory } from '../responsibility/index.ts'
import type { TimelineEntry } from './timeline.contract.ts'

/** An entry of the audit trail, with names instead of ids. */
export function timelineEntryOf(
  entry: AuditEntry,
  { directory, language }: { readonly directory: Directory; readonly language: Language },
): TimelineEntry {
  const { seq, at, did, by, door, grant, what, personal } = entry
  const position = grant?.position === undefined ? undefined : directory.positions.get(grant.position)
  const name = by.kind === 'system' ? 'Onduty' : (directory.people.get(by.id)?.name ?? by.id)
  return {
    seq,
    at,
    did,
    by: { ...by, name },
    door,
    grant:
      grant === undefined
        ? null
        : {
            authority: grant.authority,
            position: position?.name[language] ?? grant.position ?? null,
            duty: grant.duty ?? null,
            book: grant.book ?? null,
            via: grant.via,
          },
    what: { ...what },
    comment: personal?.comment?.value ?? null,
  }
}

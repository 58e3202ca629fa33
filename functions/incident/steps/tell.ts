import { closing } from '../../obligation/index.ts'
import type { Act } from '../../platform/act.ts'
import { INCIDENT_UPDATED } from '../events.ts'
import type { Incident } from '../incident.ts'
import { owedUpdate, renewed } from './owed.ts'
import { actOf, type Doer, type Gathered, openOf, rulesIn } from './step.ts'

/** Somebody who works on it says something: that is a sign of life, and the lease begins anew. */
export const signOfLife = (gathered: Gathered) => {
  const attend = openOf(gathered.standing, 'incident.attend')
  return attend === undefined
    ? []
    : [renewed(attend, { rules: rulesIn(gathered), directory: gathered.directory, now: gathered.now })]
}

/** Something for the record: what was seen, or what was decided and why. */
export function note(gathered: Gathered, by: Doer, kind: 'note' | 'decision', text: string): Act {
  return actOf(gathered, {
    incident: gathered.head,
    did: kind === 'note' ? 'incident.noted' : 'incident.decided',
    by,
    bumpsVersion: false,
    obligations: signOfLife(gathered),
    personal: { comment: text },
  })
}

/** “Still on it.” */
export const attend = (gathered: Gathered, by: Doer): Act =>
  actOf(gathered, {
    incident: gathered.head,
    did: 'incident.attended',
    by,
    bumpsVersion: false,
    obligations: signOfLife(gathered),
  })

/** What those affected are told, in their own words and language. */
export interface UpdateText {
  readonly 'zh-CN': string
  readonly en?: string | undefined
}

/** Those affected are told where it stands; when they have to be told next is reckoned from now. */
export function tellAffected(gathered: Gathered, by: Doer, text: UpdateText, audiences: readonly string[]): Act {
  const { head, standing, directory, now } = gathered
  const owed = openOf(standing, 'incident.update')
  const done = owed === undefined ? [] : closing(standing.open, owed, 'discharged', by.person, now)
  const incident: Incident = { ...head, lastUpdateAt: now }
  const owner = head.roles.communications ?? head.roles.commander ?? owed?.accountable
  const owing = { incident, rules: rulesIn(gathered), directory, now, nth: standing.all.length }
  const next = owner === undefined ? undefined : owedUpdate(owing, owner)
  return actOf(gathered, {
    incident,
    did: 'incident.updated',
    by,
    obligations: [...done, ...(next === undefined ? [] : [next]), ...signOfLife(gathered)],
    what: { audiences, ...(next === undefined ? {} : { nextBy: next.dueAt }) },
    personal: { comment: text['zh-CN'], ...(text.en === undefined ? {} : { commentEn: text.en }) },
    effects: [
      { kind: 'event', event: INCIDENT_UPDATED, about: { incident: head.id, audiences, seq: head.auditSeq + 1 } },
    ],
  })
}

/** An entry of the story that everybody should see first, or no longer. */
export function pin(gathered: Gathered, by: Doer, entry: number, isPinned: boolean): Act {
  const others = gathered.head.pinned.filter((each) => each !== entry)
  return actOf(gathered, {
    incident: { ...gathered.head, pinned: isPinned ? [...others, entry] : others },
    did: isPinned ? 'incident.pinned' : 'incident.unpinned',
    by,
    bumpsVersion: false,
    what: { entry },
  })
}

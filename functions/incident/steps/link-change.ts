import type { ChangeHead } from '../../change/index.ts'
import type { Act } from '../../platform/act.ts'
import { type ChangeRelation, putLink, removeLink } from '../linked-changes.store.ts'
import { actOf, type Doer, type Gathered } from './step.ts'

type Named = Pick<ChangeHead, 'id' | 'number'>

/** The incident came from a change, or was ended by one. */
export const linkChange = (gathered: Gathered, by: Doer, change: Named, relation: ChangeRelation): Act =>
  actOf(gathered, {
    incident: gathered.head,
    did: 'incident.change-linked',
    by,
    bumpsVersion: false,
    what: { change: change.id, changeNumber: change.number, relation },
    rows: [putLink(gathered.head.id, { change: change.id, relation })],
  })

/** It has nothing to do with it after all. */
export const unlinkChange = (gathered: Gathered, by: Doer, change: Named): Act =>
  actOf(gathered, {
    incident: gathered.head,
    did: 'incident.change-unlinked',
    by,
    bumpsVersion: false,
    what: { change: change.id, changeNumber: change.number },
    rows: [removeLink(gathered.head.id, change.id)],
  })

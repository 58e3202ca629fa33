import { personRefIn } from '../obligation/index.ts'
import type { Act, Outcome } from '../platform/act.ts'
import type { Call } from '../platform/handler.ts'
import type { Platform } from '../platform/platform.ts'
import { loadDirectory } from '../responsibility/index.ts'
import type { commentOnChange, TimelineEntry } from './change.contract.ts'
import { getChangeHead } from './change.store.ts'
import { mustBeAbleToSee } from './rules/who-may-see.ts'

/** A remark in the story of a change. It changes nothing else, and no version. */
export async function remark(
  { store }: Platform,
  { params, body, caller, now }: Call<typeof commentOnChange>,
): Promise<Outcome<TimelineEntry>> {
  const [head, directory] = await Promise.all([getChangeHead(store, params.id), loadDirectory(store)])
  mustBeAbleToSee(directory, caller.person, now, head.requester === caller.person)
  const { actor } = caller
  const act: Act = {
    before: head,
    head,
    bumpsVersion: false,
    at: now,
    did: 'change.commented',
    by: actor,
    personal: { comment: body.text },
  }
  const by = { kind: actor.kind, id: actor.id, name: personRefIn(directory, actor.id).name }
  const entry = { seq: head.auditSeq + 1, at: now, did: act.did, by, door: actor.from.door }
  return { acts: [act], answer: { ...entry, grant: null, what: {}, comment: body.text } }
}

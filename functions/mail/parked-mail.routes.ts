import { NotFoundError } from '../kernel/refusal.ts'
import { type Language, say } from '../kernel/text.ts'
import { type Act, versionAfter } from '../platform/act.ts'
import type { Authorise } from '../platform/authorise.ts'
import { mutation, query, type Route } from '../platform/handler.ts'
import { mustBeVersion } from '../platform/must-be-version.ts'
import { dismissParkedMail, listParkedMails, type ParkedMailOut } from './parked-mail.contract.ts'
import { dismissed, findParkedMail, listParkedMail, type ParkedMailHead } from './parked-mail.store.ts'

const AUTHORITY = 'effects.redrive'

export const parkedMailRoutes = (authorise: Authorise): Route[] => [
  query(listParkedMails, async (platform, call) => {
    await authorise(platform, call, AUTHORITY)
    const { limit, cursor } = call.query
    const found = await listParkedMail(platform.store, { limit, ...(cursor === undefined ? {} : { after: cursor }) })
    const { language } = call.caller
    return { items: found.items.map((head) => view(head, language)), nextCursor: found.next ?? null }
  }),

  mutation(dismissParkedMail, async (platform, call) => {
    const grant = await authorise(platform, call, AUTHORITY)
    const before = await findParkedMail(platform.store, call.params.id)
    if (before === undefined) throw new NotFoundError('parked mail')
    const { language, actor } = call.caller
    if (before.status === 'dismissed') return { acts: [], answer: view(before, language) }
    mustBeVersion(before.version, call.ifMatch)
    const head = dismissed(before)
    const act: Act = { before, head, at: call.now, did: 'mail.dismissed', by: actor, grant }
    return { acts: [act], answer: view(head, language, versionAfter(act)) }
  }),
]

function view(head: ParkedMailHead, language: Language, version = head.version): ParkedMailOut {
  const { id, receivedAt, from, excerpt, reason, obligation, case: about, status } = head
  return {
    ...{ id, receivedAt, status, version },
    from: from ?? null,
    subject: excerpt.subject,
    excerpt: excerpt.text,
    code: reason.code,
    reason: say(reason.text, language, reason.values),
    concerns: [obligation, about].filter((each) => each !== undefined),
  }
}

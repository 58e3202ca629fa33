import { perform } from '../audit-trail/index.ts'
import { isId } from '../kernel/ids.ts'
import { InvalidInputError, NotFoundError } from '../kernel/refusal.ts'
import type { Language, Text } from '../kernel/text.ts'
import { decisionLink } from '../platform/decision-link.ts'
import type { Call, Caller } from '../platform/handler.ts'
import type { Page, PageRequest } from '../platform/page.ts'
import { answerForm } from '../platform/page-form.pages.tsx'
import type { Platform } from '../platform/platform.ts'
import type { Store } from '../platform/store.ts'
import { recentDirectory } from '../responsibility/index.ts'
import type { CaseKinds, Reader } from './case-kind.ts'
import { MY_DESK } from './my-desk-path.ts'
import { acceptObligation, acknowledgeObligation, declineObligation } from './obligation.contract.ts'
import { obligationRoutes } from './obligation.routes.ts'
import { listObligationsByOfferedTo, listObligationsByPerson } from './obligation.store.ts'
import type { Obligation, OpenObligation } from './obligation.ts'
import { type Desk, deskPage, type Matter } from './pages/my-desk.pages.tsx'
import { kindOf } from './standing.ts'

/** Something a person asked for, in a line: what a room above says of its own cases. */
export interface AskedFor {
  readonly name: string
  /** A page that needs no JavaScript. */
  readonly href: string
  readonly stands: string
  readonly next?: { readonly person: string; readonly dueAt: string }
}
export type ListAskedFor = (store: Store, reader: Reader) => Promise<readonly AskedFor[]>

const OWED: Text = {
  'zh-CN': '这里是您的待办。请先登录。',
  en: 'This is what you owe. Please sign in first.',
}
/** A page with more would be slow to read with one thumb, and to load. */
const MOST = 10
const NOTHING_CHOSEN: Text = { 'zh-CN': '请按一个按钮。', en: 'Please press one of the buttons.' }
const ACTS = {
  acknowledge: acknowledgeObligation.operation,
  accept: acceptObligation.operation,
  decline: declineObligation.operation,
} as const

/**
 * What one person owes, was offered and asked for, on a page that needs no JavaScript: from a phone, in an old browser
 * inside another app. Its buttons do exactly what the API's routes do.
 */
export function obligationPages(kinds: CaseKinds, askedFor: readonly ListAskedFor[]): readonly Page[] {
  const deciders = new Map(obligationRoutes(kinds).map(({ contract, decide }) => [contract.operation, decide]))

  async function gather(platform: Platform, request: PageRequest, caller: Caller): Promise<Desk> {
    const { store } = platform
    const { language, now, query } = request
    const person = caller.person
    const after = query.after === undefined || query.after === '' ? {} : { after: query.after }
    const [owed, offered, directory] = await Promise.all([
      listObligationsByPerson(store, person, 'open', { limit: MOST, ...after }),
      listObligationsByOfferedTo(store, person, { limit: MOST }),
      recentDirectory(store),
    ])
    const matter = matterOf(platform, kinds, person, language)
    const reader: Reader = { person, language, directory, now }
    const asked = await Promise.all(askedFor.map((list) => list(store, reader)))
    return {
      ...{ reader, owed: owed.items.map(matter), offered: offered.items.map(matter), asked: asked.flat() },
      ...(owed.next === undefined ? {} : { more: owed.next }),
      token: request.formToken(MY_DESK),
    }
  }

  async function act({ form, now }: PageRequest, caller: Caller, platform: Platform): Promise<void> {
    const { act: wanted = '', obligation = '', note = '' } = form
    const decide = Object.hasOwn(ACTS, wanted) ? deciders.get(ACTS[wanted as keyof typeof ACTS]) : undefined
    if (decide === undefined) throw new InvalidInputError([{ path: 'act', code: 'invalid', message: NOTHING_CHOSEN }])
    if (!isId(obligation, 'obl')) throw new NotFoundError('obligation')
    const body = wanted === 'decline' && note.trim() !== '' ? { note: note.trim().slice(0, 500) } : {}
    const call = { params: { id: obligation }, query: {}, body, caller, now } as unknown as Call
    await perform(platform, () => decide(platform, call))
  }

  const signedIn = ({ caller }: PageRequest): Caller => {
    if (caller === undefined) throw new NotFoundError('page')
    return caller
  }

  return [
    {
      method: 'GET',
      path: MY_DESK,
      signInFor: OWED,
      handle: async (platform, request) => ({ html: deskPage(await gather(platform, request, signedIn(request))) }),
    },
    {
      method: 'POST',
      path: MY_DESK,
      signInFor: OWED,
      handle(platform, request) {
        const caller = signedIn(request)
        return answerForm(
          request,
          () => act(request, caller, platform),
          async (why) => deskPage(await gather(platform, request, caller), why),
        )
      },
    },
  ]
}

const matterOf =
  (platform: Platform, kinds: CaseKinds, person: string, language: Language) =>
  (obligation: Obligation): Matter => {
    const kind = kindOf(kinds, obligation.caseId)
    const open = obligation as OpenObligation
    const { id, round, kind: owed } = obligation
    const isDecision = obligation.accountable === person && kind.isDecision?.(owed) === true
    return {
      obligation: open,
      standard: (obligation.standard ?? kind.standards[owed])?.[language],
      isOnlyDone: kind.isOnlyDone?.(owed) === true,
      ...(isDecision ? { decide: decisionLink(platform, { obligation: id, addressee: person, round }) } : {}),
      ...(kind.onPaper === undefined ? {} : { onPaper: kind.onPaper(obligation.caseId) }),
    }
  }

import type { Id } from '../../kernel/ids.ts'
import type { Reason, Verdict } from '../../kernel/refusal.ts'
import type { OpenObligation } from '../../obligation/index.ts'
import type { Acknowledgement } from '../acknowledgement.ts'

export type Action = 'sign' | 'object' | 'answer' | 'record-refusal'

/** What a question about an acknowledgement is decided on. */
export interface Asking {
  readonly head: Pick<Acknowledgement, 'person' | 'status' | 'stage' | 'page'>
  readonly open: readonly Pick<OpenObligation, 'kind' | 'accountable'>[]
  readonly person: Id
  /** The list the caller read; absent while only asked what they may do. */
  readonly page?: string
}

/**
 * Whether somebody may take a step. Only the person themselves signs or objects, and only to the list they read; whoever
 * it has climbed to answers the objection, or records that it is not signed.
 */
export function mayI(action: Action, asking: Asking): Verdict {
  return action === 'sign' || action === 'object' ? maySign(asking) : maySeeToIt(action, asking)
}

function maySign({ head, person, page }: Asking): Verdict {
  if (person !== head.person) return { no: notTheSigner }
  if (head.stage === 'over') return { no: isOver }
  if (head.status === 'objected') return { no: objectionOpen }
  if (page !== undefined && page !== head.page) return { no: listHasChanged }
  return { yes: true }
}

function maySeeToIt(action: 'answer' | 'record-refusal', { head, open, person }: Asking): Verdict {
  const kind = action === 'answer' ? 'acknowledgement.answer' : 'acknowledgement.sign'
  if (head.stage === 'over') return { no: isOver }
  if (action === 'answer' && head.status !== 'objected') return { no: noObjection }
  if (action === 'record-refusal' && head.status === 'objected') return { no: objectionOpen }
  if (action === 'record-refusal' && person === head.person) return { no: ownRefusal }
  return open.some((each) => each.kind === kind && each.accountable === person) ? { yes: true } : { no: notAccountable }
}

const notTheSigner: Reason = {
  code: 'not-the-signer',
  text: { 'zh-CN': '职责清单只能由本人签收。', en: 'Only the person whose duty list it is can sign it.' },
}

const isOver: Reason = {
  code: 'acknowledgement-over',
  text: { 'zh-CN': '这份签收已经结束，不能再办理。', en: 'This is over, and nothing can be done to it any more.' },
}

const objectionOpen: Reason = {
  code: 'objection-open',
  text: { 'zh-CN': '异议尚未答复，请等答复后再办理。', en: 'An objection still waits for its answer.' },
}

const noObjection: Reason = {
  code: 'no-objection',
  text: { 'zh-CN': '没有需要答复的异议。', en: 'There is no objection to answer.' },
}

const ownRefusal: Reason = {
  code: 'own-refusal',
  text: {
    'zh-CN': '本人有不同意见请提出异议，不能自己登记拒签。',
    en: 'Who does not agree objects; nobody records their own refusal.',
  },
}

const notAccountable: Reason = {
  code: 'not-accountable',
  text: { 'zh-CN': '只有当前责任人可以这样做。', en: 'Only the person who is accountable now may do this.' },
}

const listHasChanged: Reason = {
  code: 'list-has-changed',
  text: {
    'zh-CN': '您看到的清单与需要签收的不一致，请重新打开后再签收。',
    en: 'The list you read is not the one to be signed. Open it again and sign then.',
  },
}

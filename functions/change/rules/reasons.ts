import type { Reason } from '../../kernel/refusal.ts'

const reason = (code: string, zh: string, en: string): Reason => ({ code, text: { 'zh-CN': zh, en } })

export const assessorIsRequester = reason(
  'assessor-is-requester',
  '申请人不能评估自己提出的变更。',
  'Whoever asked for a change does not assess it.',
)
export const assessorIsImplementer = reason(
  'assessor-is-implementer',
  '实施人不能评估自己要实施的变更。',
  'Whoever carries a change out does not assess it.',
)
export const authoriserIsRequester = reason(
  'authoriser-is-requester',
  '您是这项变更的申请人或修改过它，不能由您授权；代理他人时也不行。',
  'You asked for this change or edited it, so you cannot authorise it, not even as somebody’s deputy.',
)
export const authoriserIsImplementer = reason(
  'authoriser-is-implementer',
  '您是这项变更的实施人，不能由您授权。',
  'You will carry this change out, so you cannot authorise it.',
)
export const authoriserIsAssessor = reason(
  'authoriser-is-assessor',
  '您评估了这项变更，授权须由另一人作出。',
  'You assessed this change; somebody else has to authorise it.',
)
export const testerIsImplementer = reason(
  'tester-is-implementer',
  '实施人不能验证自己的变更。',
  'Whoever carries a change out does not test it.',
)
export const reviewerIsRequester = reason(
  'reviewer-is-requester',
  '申请人不能回顾自己提出的变更。',
  'Whoever asked for a change does not review it.',
)
export const reviewerIsImplementer = reason(
  'reviewer-is-implementer',
  '实施人不能回顾自己实施的变更。',
  'Whoever carried a change out does not review it.',
)
export const notImplementer = reason(
  'not-implementer',
  '只有实施人（或接手发布的人）可以记录发布结果。',
  'Only the implementer, or whoever took the release over, records how it went.',
)
export const notRequesterOrImplementer = reason(
  'not-requester-or-implementer',
  '只有申请人和实施人可以修改这项变更。',
  'Only its requester and its implementer may edit this change.',
)
export const notRequester = reason(
  'not-requester',
  '只有申请人，或有取消变更权限的岗位，可以撤回这项变更。',
  'Only its requester, or a position with the authority to cancel changes, may withdraw this change.',
)
export const notEditable = reason(
  'change-not-editable',
  '变更已经发布或结束，内容不能再改。',
  'The change is released or over; its content stays as it is.',
)
export const windowHasPassed = reason(
  'window-has-passed',
  '发布窗口已过，请先由申请人改定新的窗口。',
  'The release window has passed; its requester has to choose another first.',
)
export const windowNotOpen = reason(
  'window-not-open',
  '发布窗口尚未开始（{from}）。',
  'The release window is not open yet ({from}).',
)
export const authorisationLapsed = reason(
  'authorisation-no-longer-stands',
  '授权人已离职或不再有此权限，须重新授权：请修改内容后再次提交。',
  'Whoever authorised it has left or lost the authority. Edit the change, and it is asked again.',
)
export const contentHasChanged = reason(
  'content-has-changed',
  '内容在您阅读之后有修改，请看过新内容再决定。',
  'It was edited after you read it. Please read it again before you decide.',
)
export const staleVersion = reason(
  'stale-version',
  '在您打开之后已有变化，请刷新后再试。',
  'It has changed since you opened it. Please reload and try again.',
)
export const wrongStatus = reason(
  'wrong-status',
  '变更当前处于“{status}”，不能进行这一步。',
  'The change is “{status}” now; this step is not possible.',
)
export const commentNeeded = reason('comment-needed', '请写明原因。', 'Please give the reason.')

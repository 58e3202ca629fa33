import type { Reason } from '../../kernel/refusal.ts'

const reason = (code: string, zh: string, en: string): Reason => ({ code, text: { 'zh-CN': zh, en } })

export const ownEntitlement = reason(
  'own-entitlement',
  '这是您自己的权限，须由其他人复核；代理他人时也不行。',
  'This is your own entitlement: somebody else has to look at it, even where you act for somebody.',
)
export const notAsked = reason('not-asked', '这份复核不由您负责。', 'This package is not yours to decide.')
export const packageEnded = reason(
  'package-ended',
  '这份复核已经结束（{status}），决定不能再改。',
  'This package has ended ({status}); its decisions stand.',
)
export const signerDecidedMost = reason(
  'signer-decided-most',
  '这次复核的决定大半由您作出，报告须由其他人签署。',
  'You decided more than half of this review, so somebody else has to sign for it.',
)
export const reviewNotReady = reason(
  'review-not-ready',
  '这次复核现在不能签署（{status}）：须等全部决定作出、每项收回都有证明。',
  'This review cannot be signed now ({status}): all has to be decided, and every revocation proven.',
)
export const reviewNotDeciding = reason(
  'review-not-deciding',
  '这次复核已过了可以取消的阶段（{status}）。',
  'This review can be cancelled no more ({status}).',
)
export const reportHasChanged = reason(
  'report-has-changed',
  '您看到的报告不是现在这一份，请重新打开后再签署。',
  'The report you saw is not the present one; open it again before you sign.',
)
export const stillUndecided = reason('still-undecided', '还有 {count} 项没有作出决定。', '{count} are still undecided.')
export const notSafeInBulk = reason(
  'not-safe-in-bulk',
  '有 {count} 项不能批量保留：风险不低、有变化或有冲突，请逐项查看。全部都没有保存。',
  '{count} cannot be kept in bulk: their risk is not low, something about them changed, or they conflict. Look at each; nothing was saved.',
)
export const staleVersion = reason(
  'stale-version',
  '内容已有变化（现为第 {version} 版），请刷新后再操作。',
  'This has changed in the meantime (its version is {version} now); read it again before you act.',
)

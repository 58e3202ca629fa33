import type { Reason } from '../../kernel/refusal.ts'

const reason = (code: string, zh: string, en: string): Reason => ({ code, text: { 'zh-CN': zh, en } })

export const wrongStatus = reason(
  'wrong-status',
  '这项权限目前的状态不能这样做。',
  'The entitlement is not in a state in which this can be done.',
)
export const approverIsRequester = reason(
  'approver-is-requester',
  '申请由您提出，须由其他人审批。',
  'You asked for this, so somebody else has to approve it.',
)
export const approverHasIt = reason(
  'approver-has-it',
  '权限是给您本人的，须由其他人审批。',
  'This is a right for yourself, so somebody else has to approve it.',
)
export const grantsToOneself = reason(
  'grants-to-oneself',
  '不能给自己开通权限，须由其他人办理。',
  'Nobody grants a right to themselves; somebody else has to do it.',
)
export const granterIsApprover = reason(
  'granter-is-approver',
  '审批由您作出，须由其他人开通。',
  'You approved this, so somebody else has to grant it.',
)
export const provesOwn = reason(
  'proves-own',
  '收回的是您本人的权限，须由其他人办理并留证。',
  'It is your own right that is revoked, so somebody else has to do it and prove it.',
)
export const reviewerTookIt = reason(
  'reviewer-took-it',
  '紧急取用由您发起，须由其他人复核。',
  'You took this right in an emergency, so somebody else has to review that.',
)
export const notRequester = reason(
  'not-requester',
  '只有申请人或权限使用人可以撤回。',
  'Only who asked for it, or who was to have it, may withdraw it.',
)
export const notTheirs = reason('not-theirs', '这不是您的权限。', 'This right is not yours.')
export const groundIsGone = reason(
  'ground-is-gone',
  '申请所依据的岗位或职责已不存在，不能再开通；请撤回后重新申请。',
  'The position or duty it was asked for is no longer there, so it cannot be given; it has to be asked for anew.',
)
export const untilInThePast = reason(
  'until-in-the-past',
  '申请的期限已经过去。',
  'The time it was asked for is over already.',
)
export const conflictPrevents = reason(
  'conflict-prevents',
  '与“{other}”冲突，不能由同一人拥有：{why}',
  'It conflicts with “{other}”, and nobody may have both: {why}',
)
export const mitigationNeeded = reason(
  'mitigation-needed',
  '与“{other}”冲突：{why} 批准时必须写明如何控制这一风险。',
  'It conflicts with “{other}”: {why} To approve it, say what is done about that.',
)
export const contentHasChanged = reason(
  'content-has-changed',
  '您看到的不是现在的内容，请重新读取。',
  'What you saw is not what it says now; read it again.',
)
export const alreadyAsked = reason(
  'already-asked',
  '此人已经申请了这项权限，正在等待审批。',
  'This person has asked for this right already; it waits for a decision.',
)
export const alreadyHasIt = reason(
  'already-has-it',
  '此人已经拥有这项权限；到期前 30 天起可以申请续期。',
  'This person has this right already; it can be asked for again within 30 days of its end.',
)
export const notYourPosition = reason('not-their-position', '您不在这个岗位上。', 'You are not in this position.')
export const rightRetired = reason(
  'right-retired',
  '这项权限或它所属的系统已停用，不能再申请。',
  'This right or its system is retired; nobody can ask for it any more.',
)
export const noBreakGlass = reason(
  'no-break-glass',
  '这项权限不允许紧急取用，请按流程申请。',
  'This right cannot be taken in an emergency; please ask for it.',
)
export const noWebhook = reason(
  'no-webhook',
  '这个系统没有使用接口开通。',
  'This system is not connected by a webhook.',
)
export const sameRight = reason('same-right', '请选择两项不同的权限。', 'Choose two different rights.')
export const conflictExists = reason(
  'conflict-exists',
  '这两项权限之间已经有规则。',
  'There is a rule between these two rights already.',
)
export const partDiffers = reason(
  'part-differs',
  '这份上报的这一部分已经收到，内容不同。请用新的名称重新上报。',
  'This part of the report has come before and said something else. Please report anew under another name.',
)
export const partMissing = reason(
  'part-missing',
  '各部分须从 1 开始依次上报，前面还有部分没有收到。',
  'Parts come in order, beginning with 1; one before this has not come.',
)
export const reportClosed = reason(
  'report-closed',
  '这份上报已经结束，请用新的名称重新上报。',
  'This report is complete. Please report anew under another name.',
)
export const noCsv = reason(
  'no-csv',
  '这个系统不是用 CSV 文件办理的。',
  'Orders of this system are not carried out by CSV file.',
)
export const fileHasFaults = reason(
  'file-has-faults',
  '文件里有 {count} 处错误，没有记录任何内容。请按报告改正后重试。',
  'There are {count} faults in the file; nothing was recorded. Correct them by the report and try again.',
)
export const fileChangesNothing = reason(
  'file-changes-nothing',
  '文件里没有新的结果，没有需要记录的内容。',
  'Everything the file says is on record already; there is nothing to do.',
)
export const fileIsAnother = reason(
  'file-is-another',
  '检查之后，文件或系统内容有了变化，请重新检查再提交。',
  'The file, or what it meets here, is another than the one that was checked; check it again first.',
)

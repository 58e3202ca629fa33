import type { JsonObject } from '../kernel/json.ts'
import { type FieldError, RefusalError, type RefusalStatus } from '../kernel/refusal.ts'
import { type Filling, say } from '../kernel/text.ts'

type Words = readonly [status: RefusalStatus, chinese: string, english: string]

/** Why the book may not become what somebody wants it to be. */
const REFUSALS = {
  'draft-is-over': [409, '这份草稿已经结束，不能再改。', 'This draft has ended and cannot be worked on any more.'],
  'draft-not-drafting': [409, '这份草稿已经提交评审。', 'This draft has been submitted for review already.'],
  'draft-not-in-review': [
    409,
    '这份草稿不在评审中，请先由起草人提交。',
    'This draft is not in review; it has to be submitted first.',
  ],
  'draft-not-reviewed': [
    409,
    '这份草稿还没有通过评审，不能发布。',
    'Nobody has accepted this draft in a review yet, so it cannot be published.',
  ],
  'draft-is-behind': [
    409,
    '起草期间已有新版职责书发布（第 {newest} 版），请先并入新版。',
    'Version {newest} was published in the meantime; carry the draft over to it first.',
  ],
  'draft-not-behind': [409, '草稿已基于最新版本，无需并入。', 'The draft is on the newest version already.'],
  'draft-conflicts': [
    409,
    '有 {count} 处双方都改过，请逐一选择保留哪一方。',
    'Changed on both sides in {count} places: say for each which one counts.',
  ],
  'not-a-conflict': [409, '这一处没有冲突，无需选择。', 'There is nothing to settle here.'],
  'draft-changes-nothing': [422, '草稿与最新版本没有差别。', 'The draft says the same as the newest version.'],
  'draft-not-sound': [
    409,
    '有 {count} 处内容需要改正后才能继续。',
    '{count} places have to be corrected before it can go on.',
  ],
  'content-has-changed': [
    409,
    '内容在您查看之后有改动，请重新查看后再决定。',
    'The content has changed since you looked at it; look again before you decide.',
  ],
  'reviewer-is-editor': [
    403,
    '您参与过这份草稿的起草或修改，不能评审。',
    'You worked on this draft, so somebody else has to review it.',
  ],
  'publisher-is-editor': [
    403,
    '您参与过这份草稿的起草或修改，不能发布。',
    'You worked on this draft, so somebody else has to publish it.',
  ],
  'accepter-is-editor': [
    403,
    '您参与过这份草稿的起草或修改，不能认领其中的缺口。',
    'You worked on this draft, so somebody else has to answer for what is missing in it.',
  ],
  'book-has-begun': [
    409,
    '职责书已有版本，请在最新版本上起草。',
    'The role book has begun already; draft on its newest version.',
  ],
  'too-many-drafts': [
    409,
    '最多同时起草 {most} 份，请先发布或放弃其中一份。',
    'At most {most} drafts can be open; publish or abandon one first.',
  ],
  'too-many-accepted': [
    409,
    '一份草稿最多认领 {most} 个问题；问题太多，请先补齐职责。',
    'At most {most} findings of a draft can be accepted; with so many, mend the book first.',
  ],
  'too-many-duties': [409, '一个岗位最多 {most} 项职责。', 'A position has {most} duties at most.'],
  'unknown-finding': [
    409,
    '这份草稿没有这个问题，请重新查看检查结果。',
    'The check finds no such thing in this draft; look at its findings again.',
  ],
  'finding-cannot-be-accepted': [
    409,
    '这个问题不能认领，必须在草稿中改正。',
    'Nobody can answer for this one: it has to be mended in the draft.',
  ],
  'findings-refused': [
    409,
    '有 {count} 个问题必须先改正，才能发布。',
    'It cannot be published before {count} findings are mended.',
  ],
  'findings-not-accepted': [
    409,
    '有 {count} 个问题无人认领：请改正，或由有权发布的人写明原因和期限后认领。',
    '{count} findings have nobody who answers for them: mend them, or have somebody who may publish accept each until a day.',
  ],
  'planned-version-ahead': [
    409,
    '第 {versions} 版已计划在这一天或之后生效。请另选日期，或明确由本版取代。',
    'Version {versions} is planned to take over on that day or later. Choose another day, or say that this one replaces it.',
  ],
  'publisher-must-stay': [
    409,
    '按此版本将没有人能够起草、评审或发布下一版职责书。',
    'Under this version nobody could draft, review or publish the next one.',
  ],
} as const satisfies Record<string, Words>

export type BookRefusal = keyof typeof REFUSALS

/** The refusal of this code, to be thrown. `values` fill its text; they and `evidence` come with it. */
export function refused(
  code: BookRefusal,
  values: Readonly<Record<string, string | number>> = {},
  evidence: JsonObject = {},
): RefusalError {
  const [status, chinese, english]: Words = REFUSALS[code]
  return new RefusalError(status, { code, text: { 'zh-CN': chinese, en: english }, values }, { ...values, ...evidence })
}

/** What is wrong with a field of a duty, a frame or a date. */
const FAULTS = {
  'nothing-to-change': ['没有需要修改的内容。', 'There is nothing to change.'],
  'comment-needed': ['请写明需要修改的地方。', 'Please say what has to be changed.'],
  'unknown-position': ['没有这个岗位。', 'There is no such position.'],
  'unknown-service': ['没有这项服务。', 'There is no such service.'],
  'unknown-activity': ['职责书里没有这项工作。', 'The book has no such activity.'],
  'unknown-authority': ['没有这项权限。', 'There is no such authority.'],
  'unknown-objective': ['没有这个目标。', 'There is no such objective.'],
  'listed-twice': ['重复了。', 'This is listed twice.'],
  'accountable-is-responsible': [
    '负责岗位本身不必再列为执行岗位：不列执行岗位，即由负责岗位自己做。',
    'The accountable position is not listed as responsible: with none listed it does the work itself.',
  ],
  'has-another-part': ['这个岗位在本职责中已有其他角色。', 'This position has another part in this duty already.'],
  'limits-without-number': ['只有数值类凭证才有上下限。', 'Only a number has limits.'],
  'least-above-most': ['下限不能大于上限。', 'The least acceptable is above the most.'],
  'same-sides': ['冲突的两方必须不同。', 'The two sides have to be different.'],
  'list-too-long': [
    '这个岗位的职责清单太长，请精简文字。',
    'The duty list of this position is too long; shorten its texts.',
  ],
  'date-out-of-range': ['日期须在 {least} 至 {most} 之间。', 'The day has to be from {least} to {most}.'],
} as const satisfies Record<string, readonly [chinese: string, english: string]>

export type BookFault = keyof typeof FAULTS

/** `path` as the caller wrote it: `authorities/0/services/1`. */
export function fault(path: string, code: BookFault, values: Readonly<Record<string, Filling>> = {}): FieldError {
  const [chinese, english] = FAULTS[code]
  const text = { 'zh-CN': chinese, en: english }
  return { path, code, message: { 'zh-CN': say(text, 'zh-CN', values), en: say(text, 'en', values) } }
}

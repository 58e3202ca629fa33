import type { JsonObject } from '../kernel/json.ts'
import { InvalidInputError, type Reason, RefusalError } from '../kernel/refusal.ts'

const FORBIDDEN = new Set(['authority-missing', 'person-not-active', 'verifier-is-remediator', 'not-accountable'])

/** 403 for whoever may not, 409 for what cannot be now; the present state comes along. */
export const refused = (reason: Reason, evidence: JsonObject): RefusalError => {
  const act = reason.values?.act
  return new RefusalError(
    FORBIDDEN.has(reason.code) ? 403 : 409,
    reason,
    typeof act === 'string' ? { ...evidence, authority: act } : evidence,
  )
}

export const oneFilterOnly = () =>
  new InvalidInputError([
    {
      path: 'status',
      code: 'one-filter-only',
      message: {
        'zh-CN': '状态与来源只能选一个。',
        en: 'Filter by status or by source, not by both.',
      },
    },
  ])

export const unknownOwner = () =>
  new InvalidInputError([
    {
      path: 'owner',
      code: 'unknown-person',
      message: { 'zh-CN': '没有此人，或此人已离职。', en: 'There is no such person, or they have left.' },
    },
  ])

export const ownerWithoutPosition = () =>
  new InvalidInputError([
    {
      path: 'owner',
      code: 'person-without-position',
      message: {
        'zh-CN': '此人在信息技术部没有岗位。',
        en: 'This person holds no position in the department.',
      },
    },
  ])

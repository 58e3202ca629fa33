import type { JsonObject } from '../kernel/json.ts'
import { InvalidInputError, type Reason, RefusalError } from '../kernel/refusal.ts'
import type { Text } from '../kernel/text.ts'

const FORBIDDEN = new Set([
  'authority-missing',
  'person-not-active',
  'not-accountable',
  'not-involved',
  'reviewer-commanded',
  'reviewer-wrote',
  'judge-is-doer',
])

/** 403 for whoever may not, 409 for what cannot be now; the present state comes along. */
export const refused = (reason: Reason, evidence: JsonObject): RefusalError => {
  const act = reason.values?.act
  return new RefusalError(
    FORBIDDEN.has(reason.code) ? 403 : 409,
    reason,
    typeof act === 'string' ? { ...evidence, authority: act } : evidence,
  )
}

const wrong = (path: string, code: string, message: Text) => new InvalidInputError([{ path, code, message }])

export const oneFilterOnly = () =>
  wrong('status', 'one-filter-only', { 'zh-CN': '筛选条件只能选一个。', en: 'Filter by one thing only.' })

export const oneSourceOnly = () =>
  wrong('review', 'one-source-only', {
    'zh-CN': '来源只能是一份复盘或一次演练。',
    en: 'It comes from one review, or from one drill.',
  })

export const unknownOwner = () =>
  wrong('owner', 'unknown-person', {
    'zh-CN': '没有此人，或此人已离职。',
    en: 'There is no such person, or they have left.',
  })

export const ownerWithoutPosition = () =>
  wrong('owner', 'person-without-position', {
    'zh-CN': '此人在信息技术部没有岗位。',
    en: 'This person holds no position in the department.',
  })

export const unknownReview = () =>
  wrong('review', 'unknown-review', { 'zh-CN': '没有这份复盘。', en: 'There is no such review.' })

export const unknownDrill = () =>
  wrong('drill', 'unknown-drill', { 'zh-CN': '没有这次演练。', en: 'There is no such drill.' })

export const duePassed = () =>
  wrong('due', 'due-passed', { 'zh-CN': '日期已过，请选今天之后。', en: 'This day is over; choose a later one.' })

export const dueTooFar = () =>
  wrong('due', 'due-too-far', {
    'zh-CN': '日期太远，请选一年以内。',
    en: 'Too far off; choose a day within a year.',
  })

export const dueMissing = () =>
  wrong('due', 'due-missing', {
    'zh-CN': '没有见效或暂时看不出时，须给出新的日期。',
    en: 'Where it did not help, or cannot be told yet, a new day is needed.',
  })

export const dueNotWanted = () =>
  wrong('due', 'due-not-wanted', { 'zh-CN': '已见效时不需要新的日期。', en: 'Where it helped, no new day is wanted.' })

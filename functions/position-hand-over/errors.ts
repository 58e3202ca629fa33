import { type Reason, RefusalError } from '../kernel/refusal.ts'
import type { PositionHandOverHead } from './position-hand-over.ts'

/** 403 for whoever may not, 422 for what was not said rightly, 409 for what cannot be now; the state comes along. */
const FORBIDDEN = new Set(['not-the-giver', 'not-the-receiver', 'not-the-leader', 'person-not-active'])
const UNSAID = new Set(['note-needed', 'not-of-this-hand-over', 'items-or-reason', 'items-too-long'])

export const refused = (reason: Reason, head?: Pick<PositionHandOverHead, 'stage' | 'version'>, thing?: string) =>
  new RefusalError(FORBIDDEN.has(reason.code) ? 403 : UNSAID.has(reason.code) ? 422 : 409, reason, {
    ...(head === undefined ? {} : { state: head.stage, version: head.version }),
    ...(thing === undefined ? {} : { thing }),
  })

export const oneFilterOnly = () =>
  new RefusalError(422, {
    code: 'one-filter-only',
    text: { 'zh-CN': '人员、岗位和状态只能选一个。', en: 'Name a person, a position or a status: one of them.' },
  })

export const unknownPosition = () =>
  new RefusalError(422, {
    code: 'unknown-position',
    text: { 'zh-CN': '没有这个岗位。', en: 'There is no such position.' },
  })

export const unknownPerson = () =>
  new RefusalError(422, {
    code: 'unknown-person',
    text: { 'zh-CN': '没有这个人。', en: 'There is no such person.' },
  })

export const giverIsReceiver = () =>
  new RefusalError(422, {
    code: 'giver-is-receiver',
    text: { 'zh-CN': '移交人和接任人不能是同一个人。', en: 'Nobody hands a position over to themselves.' },
  })

export const neverHadThePosition = () =>
  new RefusalError(409, {
    code: 'never-had-the-position',
    text: { 'zh-CN': '此人没有担任过这个岗位。', en: 'This person never held the position.' },
  })

export const receiverNotInPosition = () =>
  new RefusalError(409, {
    code: 'receiver-not-in-position',
    text: {
      'zh-CN': '接任人还没有任职，请先在岗位上登记任职（可以填写将来的日期）。',
      en: 'The receiver does not hold the position, nor will. Enter them there first, from a day ahead if need be.',
    },
  })

export const handOverOpen = (handOver: string) =>
  new RefusalError(
    409,
    {
      code: 'hand-over-open',
      text: {
        'zh-CN': '此人在这个岗位上的交接正在进行。',
        en: 'Their hand-over of this position is going on already.',
      },
    },
    { handOver },
  )

export const dateOutOfRange = () =>
  new RefusalError(422, {
    code: 'date-out-of-range',
    text: { 'zh-CN': '完成日期须在今天之后、一年之内。', en: 'The day has to be ahead, and within a year.' },
  })

import type { FieldError, Reason } from '../kernel/refusal.ts'
import { InvalidInputError, NotFoundError, RefusalError } from '../kernel/refusal.ts'
import type { OccurrenceStatus } from './occurrence.ts'

/** 409: it has ended already. */
export const occurrenceOver = (state: OccurrenceStatus, version: number) =>
  new RefusalError(
    409,
    {
      code: 'occurrence-over',
      text: { 'zh-CN': '这一次已经了结。', en: 'This has ended already.' },
    },
    { state, version },
  )

export const noSuchOccurrence = () => new NotFoundError('duty occurrence')

/** 409: no machine can open this duty. */
export const notTriggeredByMachines = () =>
  new RefusalError(409, {
    code: 'not-triggered-by-machines',
    text: {
      'zh-CN': '现行职责书中，这项职责不由系统上报触发。',
      en: 'In the role book in force, this duty is not opened by what machines report.',
    },
  })

export const refused = (no: Reason) => new RefusalError(403, no)

export const oneFilterOnly = (path: string) =>
  new InvalidInputError([
    {
      path,
      code: 'one-filter-only',
      message: {
        'zh-CN': '岗位、职责、责任人只能选一个。',
        en: 'Ask for a position, a duty or a person, not for several at once.',
      },
    },
  ])

export const wrongEvidence = (errors: readonly FieldError[]) => new InvalidInputError(errors)

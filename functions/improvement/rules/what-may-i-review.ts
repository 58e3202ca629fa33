import type { Grant } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Reason, Verdict } from '../../kernel/refusal.ts'
import type { OpenObligation } from '../../obligation/index.ts'
import { type Directory, isActive, mayAct, notActive } from '../../responsibility/index.ts'
import type { PostIncidentReview, ReviewStatus, ReviewWords } from '../review.ts'
import { whatIsMissing } from './what-is-missing.ts'

export const REVIEW_ACTIONS = ['save', 'submit', 'accept', 'send-back', 'add-action'] as const
export type ReviewAction = (typeof REVIEW_ACTIONS)[number]

/** Who asks, when, at what organisation. */
export interface Asking {
  readonly directory: Directory
  readonly person: Id
  readonly now: Instant
}

const WHEN: Readonly<Record<ReviewAction, readonly ReviewStatus[]>> = {
  save: ['draft'],
  submit: ['draft'],
  accept: ['submitted'],
  'send-back': ['submitted'],
  'add-action': ['draft', 'submitted', 'accepted'],
}

/** Whether somebody may take a step of a review, and by which grant. */
export function mayIReview(
  action: ReviewAction,
  review: PostIncidentReview,
  words: ReviewWords,
  open: readonly OpenObligation[],
  { directory, person, now }: Asking,
): Verdict<Grant> {
  if (!isActive(directory, person)) return { no: notActive }
  if (!WHEN[action].includes(review.status)) return { no: wrongStatus }
  const relation: Verdict<Grant> = { yes: { authority: `post-incident-review.${action}`, via: 'relation' } }
  const owes = open.some(({ kind, accountable }) => kind === 'post-incident-review.write' && accountable === person)
  if (action === 'add-action') return relation
  if (action === 'save') return owes || isPart(review, person) ? relation : { no: notInvolved }
  if (action === 'submit') {
    if (!owes) return { no: notAccountable }
    return whatIsMissing(words).length === 0 ? relation : { no: incomplete }
  }
  if (review.commanded.includes(person)) return { no: commanded }
  if (review.submittedBy === person) return { no: wrote }
  return mayAct(directory, person, 'improvement.close', now)
}

/** Whoever had a part in the incident, or is to write. */
const isPart = ({ involved, author }: PostIncidentReview, person: Id): boolean =>
  author.person === person || involved.includes(person)

const wrongStatus: Reason = {
  code: 'wrong-status',
  text: { 'zh-CN': '复盘目前的状态不能这样做。', en: 'The review is not in a state in which this can be done.' },
}
const notAccountable: Reason = {
  code: 'not-accountable',
  text: {
    'zh-CN': '复盘由责任人提交；您不是现在的责任人。',
    en: 'Whoever is accountable hands it in, and that is not you.',
  },
}
const notInvolved: Reason = {
  code: 'not-involved',
  text: {
    'zh-CN': '复盘由责任人和参与这起故障的人一起写。',
    en: 'It is written by whoever is accountable, with those who had a part in the incident.',
  },
}
const incomplete: Reason = {
  code: 'review-incomplete',
  text: {
    'zh-CN': '提交前请写明影响，并至少写一个原因。',
    en: 'Before it is handed in, say what the impact was, and at least one cause.',
  },
}
const commanded: Reason = {
  code: 'reviewer-commanded',
  text: {
    'zh-CN': '这起故障由您指挥过，复盘须由其他人评审。',
    en: 'You led this incident, so somebody else has to accept its review.',
  },
}
const wrote: Reason = {
  code: 'reviewer-wrote',
  text: {
    'zh-CN': '复盘由您提交，须由其他人评审。',
    en: 'You handed it in, so somebody else has to accept it.',
  },
}

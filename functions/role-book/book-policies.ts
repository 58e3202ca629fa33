import { business } from '../calendar/index.ts'
import { type DeclaredPolicy, type Policy, usualLadder } from '../obligation/index.ts'

/** What a draft owes: that it is finished, that somebody else reviews it, that it is published. */
export type OwedOfDraft = 'draft' | 'review' | 'publish'
export type DraftPolicy = Policy<OwedOfDraft>

const decided = usualLadder(business('P3D'), [
  { after: 'due', to: 'deputy' },
  { after: business('P4D'), to: 'leader' },
  { after: business('P5D'), to: 'head' },
])

export const ROLE_BOOK_DRAFT: DeclaredPolicy<OwedOfDraft> = {
  name: 'role-book-draft',
  title: { 'zh-CN': '职责书草稿', en: 'Draft of the role book' },
  stages: {
    // Two working weeks to write, a third until the head asks why it lies there.
    draft: {
      title: { 'zh-CN': '起草', en: 'Draft' },
      ladder: usualLadder(business('P10D'), [
        { after: 'due', to: 'leader' },
        { after: business('P15D'), to: 'head' },
      ]),
    },
    // 3, 4, 5 working days: within a week the head of IT has it.
    review: { title: { 'zh-CN': '评审', en: 'Review' }, ladder: decided },
    publish: { title: { 'zh-CN': '发布', en: 'Publish' }, ladder: decided },
  },
}

/** A gap that a version was published with: stretched to the day by which it is to be closed. */
export const ROLE_BOOK_GAP: DeclaredPolicy<'close'> = {
  name: 'role-book-gap',
  title: { 'zh-CN': '职责缺口', en: 'Gap in the role book' },
  stages: {
    close: {
      title: { 'zh-CN': '补上缺口', en: 'Close the gap' },
      // Whoever accepted it named the day; two working days after that the head has it.
      ladder: usualLadder(business('P1D'), [
        { after: 'due', to: 'leader' },
        { after: business('P3D'), to: 'head' },
      ]),
    },
  },
}

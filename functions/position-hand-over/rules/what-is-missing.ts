import type { Id } from '../../kernel/ids.ts'
import type { Reason } from '../../kernel/refusal.ts'
import type { Content, Section } from '../position-hand-over.ts'

/** What there is to be decided on now. */
export interface ToDecide {
  readonly obligations: readonly { readonly obligation: Id }[]
  readonly entitlements: readonly { readonly entitlement: Id }[]
}

/** Why a part cannot be handed to the receiver yet; nothing when it can. The duties are as the role book says. */
export function whatIsMissing(section: Section, content: Content, toDecide: ToDecide): Reason | undefined {
  switch (section) {
    case 'duties':
      return undefined
    case 'knowledge':
      return content.knowledge.items.length > 0 || content.knowledge.nothing !== undefined
        ? undefined
        : knowledgeMissing
    case 'obligations':
      return undecided(
        toDecide.obligations.map(({ obligation }) => obligation),
        content.obligations.map(({ obligation }) => obligation),
      )
    case 'entitlements':
      return undecided(
        toDecide.entitlements.map(({ entitlement }) => entitlement),
        content.entitlements.map(({ entitlement }) => entitlement),
      )
  }
}

function undecided(there: readonly Id[], decided: readonly Id[]): Reason | undefined {
  const left = there.filter((id) => !decided.includes(id)).length
  return left === 0 ? undefined : { ...choicesMissing, values: { left } }
}

const choicesMissing: Reason = {
  code: 'section-not-ready',
  text: {
    'zh-CN': '还有 {left} 项没有决定如何处理，请逐项决定后再提交。',
    en: '{left} of these are not decided on yet; decide on each first.',
  },
}

const knowledgeMissing: Reason = {
  code: 'section-not-ready',
  text: {
    'zh-CN': '请写明接任人需要知道的事项；没有的，请说明原因。',
    en: 'Write down what the successor has to know, or why there is nothing.',
  },
}

import { say, type Text } from '../kernel/text.ts'
import type { Describing } from '../obligation/index.ts'
import { atIn, factOf } from './change.facts.ts'
import type { WholeChange } from './change.store.ts'

/** What the release window means for a step that comes before the release. */
export interface WindowNote {
  /** It can no longer be authorised as it stands. */
  readonly hasEnded: boolean
  readonly words: string
}

const BEFORE_THE_RELEASE: readonly string[] = ['change.assess', 'change.authorise', 'change.test']

const ENDED: Text = {
  'zh-CN': '发布窗口已于 {until} 结束，这项变更已无法按原计划发布，需要{requester}修改窗口后重新送审，或撤回。',
  en: 'Its release window ended on {until}, so it can no longer be released as planned: {requester} has to move the window and submit it again, or withdraw it.',
}
const OPENS_EARLIER: Text = {
  'zh-CN': '发布窗口 {from} 开始，早于处理期限；要赶上窗口，请提前处理。',
  en: 'Its release window opens on {from}, before your deadline. Please deal with it earlier so that the window can be used.',
}

/** Nothing where the window lies behind the deadline, as it should. */
export function windowNote(whole: WholeChange, describing: Describing): WindowNote | undefined {
  const { obligation, now, language } = describing
  const { from, until } = whole.content.releaseWindow
  if (!BEFORE_THE_RELEASE.includes(obligation.kind)) return undefined
  if (now >= until) {
    const values = { until: atIn(describing, until), requester: factOf('requester', whole, describing) }
    return { hasEnded: true, words: say(ENDED, language, values) }
  }
  if (now >= obligation.dueAt || obligation.dueAt <= from) return undefined
  return { hasEnded: false, words: say(OPENS_EARLIER, language, { from: atIn(describing, from) }) }
}

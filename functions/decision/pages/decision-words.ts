import type { Actor } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Language, Text } from '../../kernel/text.ts'
import { personRefIn } from '../../obligation/index.ts'
import type { Directory } from '../../responsibility/index.ts'

export const WORDS = {
  due: { 'zh-CN': '期限 {due}', en: 'Due {due}' },
  overdue: { 'zh-CN': '期限 {due}，已逾期', en: 'Due {due}, overdue' },
  round: { 'zh-CN': '第 {round} 次提交', en: 'submission {round}' },
  whole: { 'zh-CN': '阅读全文', en: 'Read all of it' },
  portal: { 'zh-CN': '在门户中打开', en: 'Open in the portal' },
  decide: { 'zh-CN': '您的决定', en: 'Your decision' },
  asHolder: { 'zh-CN': '您以“{position}”的身份作出决定。', en: 'You decide as {position}.' },
  asDeputy: { 'zh-CN': '您代理“{position}”作出决定。', en: 'You decide as deputy for {position}.' },
  exactly: {
    'zh-CN': '决定只对这一版内容有效；内容一经修改即作废，需重新决定。',
    en: 'The decision holds for exactly this content. If it is edited, the decision is void and asked again.',
  },
  you: { 'zh-CN': '当前登录：{name}', en: 'Signed in as {name}' },
  signOut: { 'zh-CN': '退出登录', en: 'Sign out' },
  mayNot: { 'zh-CN': '您不能作出这个决定', en: 'You cannot decide this' },
  partly: { 'zh-CN': '另一项不可选：{reason}', en: 'The other answer is not possible: {reason}' },
  notCounted: { 'zh-CN': '这次提交没有生效', en: 'What you sent just now has not been recorded' },
} as const satisfies Readonly<Record<string, Text>>

/** What a closed or expired link says: a heading, and a sentence where the case itself has none. */
export const EXPLANATIONS = {
  edited: {
    title: { 'zh-CN': '内容已修改', en: 'It was edited' },
    text: {
      'zh-CN': '发出这封邮件之后，内容有修改，原来的问题已作废。需要您决定时，会另有邮件发给您。',
      en: 'It was edited after this mail was sent, so this question is void. If you are asked again, it is in another mail.',
    },
  },
  over: {
    title: { 'zh-CN': '已不需要决定', en: 'Nothing left to decide' },
  },
  'too-old': {
    title: { 'zh-CN': '链接已过期', en: 'This link has expired' },
    text: {
      'zh-CN': '链接在 60 天后失效，请在门户中打开后处理。',
      en: 'Links expire after 60 days. Please open it in the portal.',
    },
  },
  elsewhere: {
    title: { 'zh-CN': '请在门户中处理', en: 'Please go on in the portal' },
    text: {
      'zh-CN': '这一步需要在门户中完成。',
      en: 'This step is done in the portal.',
    },
  },
} as const

export const RECORDED_TITLE: Text = { 'zh-CN': '决定已记录', en: 'This is decided' }

const YOU: Text = { 'zh-CN': '您', en: 'You' }

/** Who did it, to whoever reads it. */
export function byWhom(directory: Directory, by: Pick<Actor, 'kind' | 'id'>, reader: Id, language: Language): string {
  if (by.kind === 'system') return 'Onduty'
  return by.id === reader ? YOU[language] : personRefIn(directory, by.id).name
}

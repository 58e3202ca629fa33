import type { Text } from '../../../kernel/text.ts'
import type { MendAct } from './mends-of.ts'

const text = (chinese: string, english: string): Text => ({ 'zh-CN': chinese, en: english })

interface MendWords {
  readonly text: Text
  /** Where it is done in the portal. */
  readonly href: '/role-book' | '/positions' | '/objectives' | '/people'
}

/** How a mend is offered, with `{names}` of what it is about. */
export const MEND_WORDS: Readonly<Record<MendAct, MendWords>> = {
  'add-duty': {
    text: text(
      '给“{position}”增加一条职责，覆盖“{service}”的“{activity}”。',
      'Give “{position}” a duty that covers “{activity}” of “{service}”.',
    ),
    href: '/role-book',
  },
  'leave-to-one': {
    text: text(
      '只留“{position}”负责；从职责“{duty}”中去掉“{service}”。',
      'Leave it to “{position}”, and take “{service}” out of the duty “{duty}”.',
    ),
    href: '/role-book',
  },
  'name-holder': { text: text('给“{position}”指定任职人。', 'Name a holder for “{position}”.'), href: '/positions' },
  'name-deputy': {
    text: text('给“{position}”指定代理人。', 'Name a deputy for “{position}”.'),
    href: '/positions',
  },
  'move-absence': {
    text: text('调整请假时间，错开没有人的时段。', 'Have an absence moved, so that somebody is there.'),
    href: '/people',
  },
  'take-authority-away': {
    text: text('取消“{position}”的这项权限。', 'Take this authority away from “{position}”.'),
    href: '/positions',
  },
  'add-authority': {
    text: text(
      '在“{position}”的一条职责里写明“{act}”的权限。',
      'Let a duty of “{position}” name the authority “{act}”.',
    ),
    href: '/role-book',
  },
  'part-positions': {
    text: text('让不同的人担任：{positions}。', 'Have different people in these positions: {positions}.'),
    href: '/positions',
  },
  'move-duty': {
    text: text('把职责“{duty}”移到别的岗位。', 'Move the duty “{duty}” to another position.'),
    href: '/role-book',
  },
  'share-duty': {
    text: text(
      '给“{position}”再增加一名任职人，或把“{duty}”拆成两条。',
      'Name another holder for “{position}”, or split “{duty}” in two.',
    ),
    href: '/positions',
  },
  'widen-rotation': {
    text: text(
      '让更多的人轮值“{duty}”：增加任职人，或增加执行岗位。',
      'Let more people share “{duty}”: further holders, or further positions that do it.',
    ),
    href: '/role-book',
  },
  'serve-objective': {
    text: text('在相应的职责里填写它服务的目标。', 'Name the objective in the duty that serves it.'),
    href: '/role-book',
  },
  'close-objective': {
    text: text('如果不再需要，关闭这个目标。', 'Close the objective if it is not pursued any more.'),
    href: '/objectives',
  },
}

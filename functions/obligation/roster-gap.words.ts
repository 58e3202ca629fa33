import type { Text } from '../kernel/text.ts'

/** What somebody owes because somebody else is missing, or cannot be reached. */
export type RosterKind =
  | 'roster.fill-gap'
  | 'roster.name-successor'
  | 'roster.cover-absence'
  | 'roster.cover-hours'
  | 'roster.fix-address'

/** What has to be achieved. */
export const STANDARDS: Readonly<Record<RosterKind, Text>> = {
  'roster.fill-gap': {
    'zh-CN': '为空缺的岗位指定任职人或代理人。',
    en: 'Give the position somebody who is there: a holder or a deputy.',
  },
  'roster.name-successor': {
    'zh-CN': '为即将空缺的岗位指定接任人，中间不留空档。',
    en: 'Give the position a holder who follows the last one without a gap.',
  },
  'roster.cover-absence': {
    'zh-CN': '任职人和代理人都不在岗的日子里，岗位有人顶替。',
    en: 'Give the position somebody who is there on the days when holder and deputy are both away.',
  },
  'roster.cover-hours': {
    'zh-CN': '这个岗位的职责昼夜不能断人，请把缺人的时段补上。',
    en: 'A duty of the position needs somebody day and night: cover the hours in which nobody is there.',
  },
  'roster.fix-address': {
    'zh-CN': '发往此人邮箱的邮件被退回，请核实并更正邮箱地址。',
    en: 'Mail to this person comes back. Find out their right address and correct it.',
  },
}

/** As it stands in front of a subject. */
export const WANTED: Readonly<Record<RosterKind, Text>> = {
  'roster.fill-gap': { 'zh-CN': '请补齐空缺岗位', en: 'please fill a vacant position' },
  'roster.name-successor': { 'zh-CN': '请指定接任人', en: 'please name a successor' },
  'roster.cover-absence': { 'zh-CN': '请安排人员顶岗', en: 'please arrange cover' },
  'roster.cover-hours': { 'zh-CN': '请补上值守空档', en: 'please cover hours without anybody' },
  'roster.fix-address': { 'zh-CN': '请更正邮箱地址', en: 'please correct a mail address' },
}

interface Lead {
  /**
   * `{name}` of the position or person, `{date}` of the first day on which nobody is there; of hours `{from}` and
   * `{until}`.
   */
  readonly now: readonly Text[]
  /** While that day is still to come. */
  readonly ahead?: readonly Text[]
  readonly action: Text
}

const POSITIONS: Text = { 'zh-CN': '打开岗位列表', en: 'Open the positions' }
const OR_GIVE_IT_UP: Text = {
  'zh-CN': '如果不再保留这个岗位，请取消它的全部权限，本事项会自动结束。',
  en: 'If the post is not needed any more, take its authorities away; this then closes by itself.',
}
const COVER: Text = {
  'zh-CN': '请再指定一名届时在岗的任职人或代理人，或者调整请假时间。',
  en: 'Please name a holder or a deputy who is there, or have an absence moved.',
}

export const LEADS: Readonly<Record<RosterKind, Lead>> = {
  'roster.fill-gap': {
    now: [
      {
        'zh-CN':
          '有一件事轮到这个岗位处理，但岗位上没有人：没有任职人，或任职人和代理人都不在岗。请指定任职人或代理人。',
        en: 'Something had to go to this position and nobody was there: it has no holder, or holder and deputy are both away. Please give it a holder or a deputy.',
      },
    ],
    action: POSITIONS,
  },
  'roster.name-successor': {
    ahead: [
      {
        'zh-CN': '从{date}起，“{name}”将没有任职人：现任任职人的任期届满，还没有安排接任的人。请在此之前指定接任人。',
        en: 'From {date} on nobody will hold “{name}”: its last holder’s time ends and nobody follows. Please name a successor before then.',
      },
      OR_GIVE_IT_UP,
    ],
    now: [
      {
        'zh-CN': '“{name}”已经没有任职人，也没有安排接任的人。代理人只是临时顶替，请指定接任人。',
        en: 'Nobody holds “{name}” any more, and nobody is to follow. A deputy only stands in: please name a successor.',
      },
      OR_GIVE_IT_UP,
    ],
    action: POSITIONS,
  },
  'roster.cover-absence': {
    ahead: [
      {
        'zh-CN': '{date}全天，“{name}”的任职人和代理人都不在岗，这一天轮到这个岗位的事将无人处理。',
        en: 'On {date} everybody who holds or stands in for “{name}” is away for the whole working day, and whatever comes to it would have nobody.',
      },
      COVER,
    ],
    now: [
      {
        'zh-CN': '今天“{name}”的任职人和代理人都不在岗，轮到这个岗位的事无人处理。',
        en: 'Everybody who holds or stands in for “{name}” is away today, and whatever comes to it has nobody.',
      },
      COVER,
    ],
    action: POSITIONS,
  },
  'roster.cover-hours': {
    ahead: [
      {
        'zh-CN':
          '{from}至{until}，“{name}”没有人在岗：没有任职人，或任职人和代理人都不在。这个岗位负责的事昼夜都要有人，夜里和周末也一样。',
        en: 'From {from} until {until} nobody is there for “{name}”: it has no holder then, or holder and deputy are both away. Its duties need somebody at every hour, at night and at weekends too.',
      },
      COVER,
    ],
    now: [
      {
        'zh-CN': '“{name}”现在没有人在岗，到{until}为止。这个岗位负责的事昼夜都要有人。',
        en: 'Nobody is there for “{name}” now, until {until}. Its duties need somebody at every hour.',
      },
      COVER,
    ],
    action: POSITIONS,
  },
  'roster.fix-address': {
    now: [
      {
        'zh-CN': '发给{name}的邮件被退回，{name}的待办已转给下一责任人。请核实并更正邮箱地址。',
        en: 'Mail to {name} comes back, and what {name} owed has gone to whoever is next. Please find out the right address and correct it.',
      },
    ],
    action: { 'zh-CN': '打开人员列表', en: 'Open the people' },
  },
}

export const GROUP: Text = { 'zh-CN': '所属组', en: 'Group' }
export const ADMINISTRATOR: Text = { 'zh-CN': '由谁在系统中登记', en: 'Entered by' }

import type { Text } from '../../../kernel/text.ts'
import type { LintFinding, LintKind } from '../../role-book.ts'

/** What a finding says: in one line, in a sentence, and why it matters. `{names}` are filled by explain-finding.ts. */
export interface FindingWords {
  readonly title: Text
  readonly what: Text
  readonly why: Text
}

/** Which words say a finding: its kind, or one of the cases that a kind has. */
export type FindingCase =
  | LintKind
  | 'nobody-able'
  | 'authority-lost'
  | 'climbs-without-authority'
  | 'activity-without-authority'
  | 'position-in-conflict'
  | 'deputy-in-conflict'

/** Which of the cases of its kind a finding is. */
export function caseOf({ kind, values, people, service, activity, key }: LintFinding): FindingCase {
  switch (kind) {
    case 'single-point-of-failure':
      return people.length === 0 ? 'nobody-able' : kind
    case 'authority-without-duty':
      return values?.isLost === 1 ? 'authority-lost' : kind
    case 'duty-without-authority':
      if (activity !== undefined) return 'activity-without-authority'
      return service === undefined ? 'climbs-without-authority' : kind
    case 'conflicting-duties':
      if (!key.endsWith(`:${people[0] ?? ''}`)) return 'position-in-conflict'
      return values?.isDeputy === 1 ? 'deputy-in-conflict' : kind
    default:
      return kind
  }
}

const text = (chinese: string, english: string): Text => ({ 'zh-CN': chinese, en: english })

const PART_THEM = text(
  '一个人同时有这两样，就没有人能发现他的差错，也没有人能拦住他。{conflict}',
  'Somebody who has both is checked by nobody, and stopped by nobody. {conflict}',
)

export const FINDING_WORDS: Readonly<Record<FindingCase, FindingWords>> = {
  gap: {
    title: text('无人负责：{service} · {activity}', 'Nobody answers: {service} · {activity}'),
    what: text(
      '“{service}”需要“{activity}”，但没有任何一条职责覆盖它。',
      '“{service}” needs “{activity}”, and no duty covers it.',
    ),
    why: text(
      '没有写进职责的事，出了问题才会有人发现，而那时谁都可以说不归自己管。',
      'What is in nobody’s duties is noticed only when it has gone wrong, and then everybody may say it was not theirs.',
    ),
  },
  overlap: {
    title: text('责任重叠：{service} · {activity}', 'Two answer for one thing: {service} · {activity}'),
    what: text(
      '“{service}”的“{activity}”由 {count} 个岗位同时负责：{positions}。',
      '{count} positions are accountable for “{activity}” of “{service}”: {positions}.',
    ),
    why: text(
      '两个人都负责，等于没有人负责：各自都以为对方会做。一件事只能有一个负责岗位，所以这样的职责书不能发布。',
      'When two are accountable, neither is: each thinks the other does it. One thing has one accountable position, so a book like this cannot be published.',
    ),
  },
  vacant: {
    title: text('岗位空缺：{position}', 'Nobody there: {position}'),
    what: text(
      '从{from}到{until}，“{position}”没有人在岗；未来 {days} 天里共 {times} 段、{hours} 小时（{when}）。',
      'From {from} until {until} nobody is there for “{position}”; within {days} days {times} times, {hours} hours in all ({when}).',
    ),
    why: text(
      '这个岗位负责 {count} 条职责。没有人在岗的时候，轮到它的事不会有人做，出了故障也没有人应答。',
      'It answers for {count} duties. While nobody is there, what comes to it is not done, and nobody answers when something breaks.',
    ),
  },
  'single-point-of-failure': {
    title: text('只靠一个人：{positions}', 'One person only: {positions}'),
    what: text(
      '{count} 条职责只有{people}一个人能做：{positions}没有别的任职人或代理人。',
      '{count} duties can be done by {people} alone: {positions} has nobody else, neither holder nor deputy.',
    ),
    why: text(
      '这个人请假、生病或离职的当天，这些事就停了，也没有人知道怎么接手。',
      'The day this person is on leave, ill or gone, these things stop, and nobody knows how to take them over.',
    ),
  },
  'nobody-able': {
    title: text('无人能做：{positions}', 'Nobody can do it: {positions}'),
    what: text(
      '{count} 条职责交给了{positions}，而这里既没有任职人，也没有代理人。',
      '{count} duties are given to {positions}, which has neither a holder nor a deputy.',
    ),
    why: text(
      '职责写在一个空岗位上，等于没有人做。',
      'A duty that is written down for an empty post is done by nobody.',
    ),
  },
  'authority-without-duty': {
    title: text('有权无责：{position} · {act}', 'Authority without a duty: {position} · {act}'),
    what: text(
      '“{position}”单独被授予了“{act}”，但它的职责里没有一条需要这项权限。',
      '“{position}” was given “{act}” by itself, and none of its duties needs it.',
    ),
    why: text(
      '权限只随职责而来：职责书生效后，这项权限不再起作用。留着它，以后没有人说得清它从哪里来。',
      'Authority comes from duties alone: once the book is in force this one does not count. Left standing, nobody will be able to say where it came from.',
    ),
  },
  'authority-lost': {
    title: text('权限将无人拥有：{act}', 'Nobody would have it: {act}'),
    what: text(
      '“{position}”现在有“{act}”的权限，而这份职责书里没有任何职责需要它。',
      '“{position}” may “{act}” today, and no duty in this book needs that.',
    ),
    why: text(
      '职责书生效的那一刻，全部门不再有人能做这件事。如果还需要，请把它写进某个岗位的职责。',
      'The moment the book takes effect nobody in the department may do it any more. If it is still needed, some position needs a duty for it.',
    ),
  },
  'duty-without-authority': {
    title: text('有责无权：{position} · {act}', 'Duty without authority: {position} · {act}'),
    what: text(
      '“{service}”的变更由“{position}”授权，但它没有一条职责给它“{act}”的权限。',
      'Changes to “{service}” are authorised by “{position}”, and no duty of it allows “{act}”.',
    ),
    why: text('变更会在这里停住，一级一级往上走，每次都是。', 'Changes stop here and have to climb, every time.'),
  },
  'climbs-without-authority': {
    title: text('升级到此也无权决定：{position}', 'Climbs to somebody who may not decide: {position}'),
    what: text(
      '没有人授权的变更会升级到“{position}”，但它没有一条职责给它“{act}”的权限。',
      'A change that nobody authorises climbs to “{position}”, and no duty of it allows “{act}”.',
    ),
    why: text(
      '升级到一个不能决定的岗位，只是浪费时间，还要继续往上。',
      'Climbing to a post that cannot decide costs time and goes on climbing.',
    ),
  },
  'activity-without-authority': {
    title: text('有责无权：{position} · {act}', 'Duty without authority: {position} · {act}'),
    what: text(
      '“{position}”的职责“{duty}”负责“{activity}”，却没有“{act}”的权限。',
      'The duty “{duty}” makes “{position}” look after “{activity}”, which cannot be done without “{act}”.',
    ),
    why: text(
      '要人负责，又不给权限，出了事只能推：不是不做，是做不了。',
      'Who answers for something they are not allowed to do can only pass it on.',
    ),
  },
  'conflicting-duties': {
    title: text('职责冲突：{people}', 'Conflicting duties: {people}'),
    what: text(
      '{people}任职的岗位（{positions}）合起来同时有“{one}”和“{other}”。',
      '{people} holds positions ({positions}) that together have both “{one}” and “{other}”.',
    ),
    why: PART_THEM,
  },
  'deputy-in-conflict': {
    title: text('代理时职责冲突：{people}', 'Conflicting duties as a deputy: {people}'),
    what: text(
      '{people}一旦代理，就同时有“{one}”和“{other}”（岗位：{positions}）。',
      'Whenever {people} stands in, they have both “{one}” and “{other}” (positions: {positions}).',
    ),
    why: PART_THEM,
  },
  'position-in-conflict': {
    title: text('职责冲突：{positions}', 'Conflicting duties: {positions}'),
    what: text(
      '“{positions}”一个岗位同时有“{one}”和“{other}”，谁任职都是如此。',
      'The position “{positions}” has both “{one}” and “{other}”, whoever holds it.',
    ),
    why: PART_THEM,
  },
  overload: {
    title: text('工作量过大：{people}', 'Too much work: {people}'),
    what: text(
      '按职责书推算，{people}在{from}起的一周有 {hours} 小时的工作，超过 {most} 小时。最重的是：{duties}。',
      'By the book {people} has {hours} hours of work in the week from {from}, more than {most}. Heaviest: {duties}.',
    ),
    why: text(
      '做不完的职责不会都做好，只会挑着做。故障、变更和临时的事还没有算在内。',
      'Duties that do not fit into a week are not all done; some are left out. Incidents, changes and whatever else comes are not even counted.',
    ),
  },
  'on-call-overload': {
    title: text('值班过于频繁：{people}', 'On call too often: {people}'),
    what: text(
      '{people}有 {share}% 的时间在值班（{duties}），超过 {most}%。',
      '{people} is on call {share} % of the time ({duties}), more than {most} %.',
    ),
    why: text(
      '四分之一以上的时间都在等电话，人撑不久，也留不住。要轮得开，至少四个人。',
      'Nobody bears waiting for the phone for more than a quarter of their life, and good people leave. A rotation needs four people at least.',
    ),
  },
  'orphan-objective': {
    title: text('目标没有职责支撑：{objective}', 'No duty serves it: {objective}'),
    what: text('没有任何一条职责服务于目标“{objective}”。', 'No duty serves the objective “{objective}”.'),
    why: text('没有人为它做任何事的目标，年底只能靠运气。', 'An objective nobody does anything for is left to luck.'),
  },
  'duty-without-objective': {
    title: text('职责没有对应目标：{position}', 'Duties without an objective: {position}'),
    what: text(
      '“{position}”有 {count} 条职责没有对应正在推进的目标：{duties}。',
      '{count} duties of “{position}” serve no objective that is pursued: {duties}.',
    ),
    why: text(
      '说不出为什么要做的事，值得问一问是否还要做。',
      'It is worth asking whether something has to be done when nobody can say what for.',
    ),
  },
}

/** How hours without anybody were counted. */
export const ATTENDANCE_WORDS: Readonly<Record<string, Text>> = {
  business: text('只算工作时间', 'working hours only'),
  always: text('昼夜都算', 'day and night'),
}

import { formatAllowance, localDateOf } from '../../calendar/index.ts'
import type { Id } from '../../kernel/ids.ts'
import { say, type Text } from '../../kernel/text.ts'
import { deputiesOf, holdersOf } from '../../responsibility/index.ts'
import { type Duty, dutiesOf, type PublishedBook } from '../../role-book/index.ts'
import { COLON, sayAuthority, sayEvidence } from '../rules/duty-words.ts'
import { positionName } from '../rules/find-named.ts'
import { coveredServices, sayWhen, type Writing } from '../tables/cells-of.ts'
import type { Block, Paper } from './paper.ts'

const text = (chinese: string, english: string): Text => ({ 'zh-CN': chinese, en: english })

const WORDS = {
  list: text('岗位职责表', 'Duty list'),
  book: text('职责书', 'Role book'),
  foot: text('职责书第 {number} 版，自 {from} 起生效', 'Role book, version {number}, in force from {from}'),
  noBook: text('尚无生效的职责书', 'No role book is in force yet'),
  pageOf: text('第 {page} 页，共 {pages} 页', 'Page {page} of {pages}'),
  position: text('岗位', 'Position'),
  group: text('所属组', 'Group'),
  ofDepartment: text('部门直属', 'Of the department itself'),
  holders: text('任职人', 'Holders'),
  deputies: text('代理人', 'Deputies'),
  nobody: text('空缺', 'Vacant'),
  none: text('无', 'None'),
  version: text('版本', 'Version'),
  asOf: text('打印日期', 'Printed on'),
  count: text('职责数', 'Duties'),
  standard: text('完成标准', 'Completion standard'),
  when: text('周期或触发', 'When'),
  allowed: text('时限', 'Time allowed'),
  stays: text('，逾期仍须完成', '; stays until it is done'),
  lapses: text('，逾期记为未做', '; lapses when the next one opens'),
  evidence: text('证据', 'Evidence'),
  responsible: text('执行', 'Responsible'),
  consulted: text('征询', 'Consulted'),
  informed: text('知会', 'Informed'),
  covers: text('保障', 'Looks after'),
  procedure: text('规程', 'Procedure'),
  authorities: text('所需权限', 'Authorities'),
  holderSigns: text('任职人签字', 'Signature of the holder'),
  leaderSigns: text('负责人签字', 'Signature of the leader'),
  date: text('日期', 'Date'),
  noDuties: text('该岗位在本版职责书中没有职责。', 'This position has no duties in this version.'),
  activities: text('活动', 'Activities'),
  always: text('全天候', 'day and night'),
  business: text('工作时间', 'in working hours'),
  conflicts: text('不相容职责', 'Separation of duties'),
  note: text('说明', 'Note'),
} as const

/** The duty list of one position, to print and to sign. */
export function dutyListPaper(published: PublishedBook, position: Id, writing: Writing): Paper {
  const { language } = writing
  const duties = dutiesOf(published.book, position)
  const word = (key: keyof typeof WORDS) => WORDS[key][language]
  return {
    title: word('list'),
    subtitle: positionName(writing.directory, position, language),
    foot: footOf(published, writing),
    pageOf: word('pageOf'),
    blocks: [
      {
        kind: 'facts',
        rows: [
          ...factsOfPosition(position, writing),
          [word('version'), footOf(published, writing)],
          [word('asOf'), today(writing)],
        ],
      },
      ...(duties.length === 0 ? [{ kind: 'text', text: word('noDuties') } as const] : []),
      ...duties.flatMap((duty, nth) => blocksOf(duty, nth + 1, published, writing, 2)),
      { kind: 'signatures', date: word('date'), who: [word('holderSigns'), word('leaderSigns')] },
    ],
  }
}

/** The whole book: what it is measured by, then position by position. */
export function roleBookPaper(published: PublishedBook, writing: Writing): Paper {
  const { directory, language } = writing
  const { book, version } = published
  const word = (key: keyof typeof WORDS) => WORDS[key][language]
  const positions = [...directory.positions.keys()]
    .map((id) => ({ id, name: positionName(directory, id, language), duties: dutiesOf(book, id) }))
    .filter(({ duties }) => duties.length > 0)
    .toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
  return {
    title: word('book'),
    subtitle: directory.department.name[language],
    foot: footOf(published, writing),
    pageOf: word('pageOf'),
    blocks: [
      {
        kind: 'facts',
        rows: [
          [word('version'), footOf(published, writing)],
          [word('count'), String(book.duties.size)],
          [word('note'), version.note],
          [word('asOf'), today(writing)],
        ],
      },
      ...frameBlocks(published, writing),
      ...positions.flatMap(({ id, name, duties }): Block[] => [
        { kind: 'heading', level: 1, text: name },
        { kind: 'facts', rows: factsOfPosition(id, writing) },
        ...duties.flatMap((duty, nth) => blocksOf(duty, nth + 1, published, writing, 2)),
      ]),
    ],
  }
}

const today = ({ directory, now }: Writing): string => localDateOf(now, directory.department.calendar.timeZone)

function footOf({ version: { number, from } }: PublishedBook, { directory, language }: Writing): string {
  if (number === 0) return WORDS.noBook[language]
  const day = localDateOf(from, directory.department.calendar.timeZone)
  return say(WORDS.foot, language, { number, from: day })
}

function factsOfPosition(id: Id, { directory, language, now }: Writing): (readonly [string, string])[] {
  const position = directory.positions.get(id)
  const group = position?.group === undefined ? undefined : directory.groups.get(position.group)
  const names = (people: readonly { readonly name: string }[]) => people.map(({ name }) => name).join('、')
  return [
    [WORDS.position[language], position?.name[language] ?? id],
    [WORDS.group[language], group?.name[language] ?? WORDS.ofDepartment[language]],
    [WORDS.holders[language], names(holdersOf(directory, id, now)) || WORDS.nobody[language]],
    [WORDS.deputies[language], names(deputiesOf(directory, id, now)) || WORDS.none[language]],
  ]
}

function blocksOf(duty: Duty, nth: number, { book }: PublishedBook, writing: Writing, level: 2 | 3): Block[] {
  const { directory, language } = writing
  const positions = (ids: readonly Id[]) => ids.map((id) => positionName(directory, id, language)).join('\n')
  const activity = book.frame.activities.find(({ code }) => code === duty.covers?.activity)
  const isStanding = duty.when.kind === 'standing' || duty.when.kind === 'on-call'
  const rows: [keyof typeof WORDS, string | undefined][] = [
    ['standard', duty.standard[language]],
    ['when', sayWhen(duty.when, writing)],
    ['allowed', isStanding ? undefined : `${formatAllowance(duty.allowed, language)}${WORDS[duty.whenLate][language]}`],
    ['evidence', duty.evidence.map((each) => evidenceLine(each, language)).join('\n')],
    [
      'covers',
      activity === undefined
        ? undefined
        : `${activity.name[language]}${COLON[language]}${coveredServices(duty, writing) ?? ''}`,
    ],
    ['procedure', procedureLines(duty)],
    ['authorities', duty.authorities.map((each) => sayAuthority(each, directory, language)).join('\n')],
    ['responsible', positions(duty.responsible)],
    ['consulted', positions(duty.consulted)],
    ['informed', positions(duty.informed)],
  ]
  return [
    { kind: 'heading', level, text: `${nth}. ${duty.title[language]}` },
    {
      kind: 'facts',
      rows: rows.flatMap(([label, value]) =>
        value === undefined || value === '' ? [] : [[WORDS[label][language], value] as const],
      ),
    },
  ]
}

/** In one language: on paper nobody needs both. */
const evidenceLine = (evidence: Duty['evidence'][number], language: Writing['language']): string => {
  const title = evidence.title[language]
  return sayEvidence({ ...evidence, title: { 'zh-CN': title, en: title } }, language)
}

const procedureLines = ({ procedure }: Duty): string =>
  [procedure?.title, procedure?.link, procedure?.steps].filter((each) => each !== undefined).join('\n')

function frameBlocks({ book: { frame } }: PublishedBook, { language }: Writing): Block[] {
  const { activities, conflicts } = frame
  const hours = (each: 'business' | 'always') => WORDS[each][language]
  return [
    ...(activities.length === 0
      ? []
      : ([
          { kind: 'heading', level: 2, text: WORDS.activities[language] },
          { kind: 'facts', rows: activities.map((each) => [each.name[language], hours(each.hours)] as const) },
        ] as const)),
    ...(conflicts.length === 0
      ? []
      : ([
          { kind: 'heading', level: 2, text: WORDS.conflicts[language] },
          ...conflicts.map(({ why }) => ({ kind: 'text', text: why[language] }) as const),
        ] as const)),
  ]
}

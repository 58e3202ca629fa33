import { type OccurrenceOut, readPositionFigures, readPositionRecord } from '../../../functions/duty/duty.contract.ts'
import { listEntitlements } from '../../../functions/entitlement/entitlement.contract.ts'
import type { RouteContract } from '../../../functions/kernel/contract.ts'
import { readPositionStory, type StoryItem } from '../../../functions/position-story/position-story.contract.ts'
import { listDuties } from '../../../functions/role-book/duty.contract.ts'
import type { Asked } from './fixture-answers.ts'
import { me, nth, people } from './fixture-department.ts'
import { occurrences } from './fixture-duties.ts'

const self = { id: me.id, name: me.name }
const colleague = { id: people[4]?.id ?? '', name: people[4]?.name ?? '' }
const byPerson = (person: typeof self) => ({ kind: 'person', ...person }) as const
const LONG_AGO = '2025-06-02T01:00:00.000Z'
const day = (date: string, time: string): string => new Date(`${date}T${time}:00+08:00`).toISOString()

const act = (number: number, at: string, more: Partial<Extract<StoryItem, { kind: 'act' }>>): StoryItem => ({
  ...{ kind: 'act', key: `act#${number}`, at, by: byPerson(self), comment: null },
  did: 'change.authorised',
  grant: { authority: 'change.authorise', position: '服务器管理员', duty: nth('dut', 1), book: 3, via: 'holder' },
  duty: { id: nth('dut', 1), title: '审批服务器变更' },
  about: { id: nth('chg', 3), name: 'CHG-1042 邮件网关 TLS 证书更换' },
  ...more,
})

const dutyTold = (occurrence: OccurrenceOut): StoryItem => ({
  ...{ kind: 'duty', key: occurrence.id, at: occurrence.opensAt, occurrence },
})

/** One of each kind: a post that changed hands, with a long word of comment and a duty list that changed. */
const STORY: readonly StoryItem[] = [
  ...occurrences.slice(0, 3).map(dutyTold),
  act(1, day('2026-01-06', '15:20'), { comment: '同意。发布前请再核对一次证书链，回退步骤已确认。' }),
  {
    ...{ kind: 'place', key: 'place#1', at: day('2026-01-05', '18:00'), what: 'ended', as: 'holder' },
    ...{ person: colleague, from: LONG_AGO, until: day('2026-01-05', '18:00') },
  },
  {
    ...{ kind: 'place', key: 'place#2', at: day('2026-01-05', '18:00'), what: 'begun', as: 'holder' },
    ...{ person: self, from: day('2026-01-05', '18:00'), until: null },
  },
  ...occurrences.slice(3, 5).map(dutyTold),
  act(2, day('2026-01-04', '10:00'), {
    by: byPerson(colleague),
    did: 'audit.personal-details-erased',
    grant: { authority: 'audit.erase', position: '服务器管理员', duty: null, book: null, via: 'deputy' },
    duty: null,
    about: { id: nth('obl', 1), name: null },
  }),
  {
    ...{ kind: 'signature', key: 'signature#1', at: day('2026-01-03', '11:00'), did: 'acknowledgement.signed' },
    ...{ by: byPerson(colleague), grant: null, comment: null, about: { id: nth('ack', 1), name: null } },
    ...{ person: colleague, book: 3 },
  },
  {
    ...{
      kind: 'book',
      key: 'book#3',
      at: day('2026-01-01', '00:00'),
      version: 3,
      note: '年度修订：备份由服务器组负责。',
    },
    publishedBy: self,
    added: [{ id: nth('dut', 1), title: '核查备份结果' }],
    changed: [{ id: nth('dut', 2), title: '机房巡检' }],
    removed: [],
  },
]

const counts = (onTime: number, late: number, missed: number) => ({
  ...{ counted: onTime + late + missed, onTime, late, missed, waived: 1, byDeputy: 3, lateBySystem: 0 },
  onTimeShare: onTime / (onTime + late + missed),
})

export const positionAnswers = (): readonly (readonly [RouteContract, (asked: Asked) => unknown])[] => [
  [
    readPositionStory,
    ({ query: { kind } }) => ({
      items: STORY.filter((each) => kind === undefined || each.kind === kind),
      nextCursor: null,
    }),
  ],
  [
    readPositionFigures,
    () => ({
      isWhole: true,
      periods: [
        { days: 30, ...counts(38, 2, 1) },
        { days: 90, ...counts(120, 6, 2) },
        { days: 365, ...counts(470, 15, 9) },
      ],
    }),
  ],
  [readPositionRecord, () => ({ last: occurrences.slice(2, 5), ...counts(38, 2, 1) })],
  [listDuties, () => ({ items: [], nextCursor: null })],
  [listEntitlements, () => ({ items: [], nextCursor: null })],
]

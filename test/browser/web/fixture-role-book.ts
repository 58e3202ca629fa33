import type { RouteContract } from '../../../functions/kernel/contract.ts'
import {
  type BookVersionOut,
  compareRoleBooks,
  type DutyOut,
  listRoleBookDuties,
  listRoleBooks,
  readDutyHistory,
  readRoleBook,
} from '../../../functions/role-book/role-book.contract.ts'
import type { Asked } from './fixture-answers.ts'
import { nth, positions, ref } from './fixture-department.ts'

const text = (zh: string, en: string) => ({ 'zh-CN': zh, en })
const [, , server, database] = positions

const duty: DutyOut = {
  id: nth('dut', 1),
  position: database?.id ?? '',
  ...{ responsible: [], consulted: [], informed: [], authorities: [], evidence: [] },
  title: text('每日备份检查', 'Check the nightly backup'),
  standard: text('十点前确认前一晚备份可恢复。', 'By ten the backup of the night is known to be restorable.'),
  when: {
    kind: 'recurring',
    rule: { every: { unit: 'day', interval: 1 }, at: ['09:00'], onDayOff: 'skip', from: '2026-01-05' },
  },
  allowed: { clock: 'wall', iso: 'PT1H' },
  ...{ whenLate: 'stays', effort: 20, version: 2, hash: 'a'.repeat(64) },
  names: Object.fromEntries([server, database].map((each) => [each?.id ?? '', each?.name ?? text('', '')])),
}

const version = (number: number, state: BookVersionOut['state']): BookVersionOut => ({
  ...{ number, state, from: `2026-01-0${number}T16:00:00.000Z`, publishedAt: '2026-01-01T02:00:00.000Z' },
  ...{ publishedBy: ref(1), reviewedBy: ref(3), note: '备份职责移交。', hash: 'b'.repeat(64), duties: 1 },
  ...{ added: 0, changed: 1, removed: 0, accepted: [], draft: null },
})
const versions = [version(2, 'in-force'), version(1, 'past')]

const { version: _, hash: __, names, ...after } = duty

/** One duty that went from one position to another with the second version. */
export const roleBookAnswers = (): readonly (readonly [RouteContract, (asked: Asked) => unknown])[] => [
  [listRoleBooks, () => ({ items: versions, nextCursor: null })],
  [
    readRoleBook,
    () => ({
      ...versions[0],
      frame: { activities: [], needs: {}, conflicts: [] },
      positions: [{ id: duty.position, name: database?.name, duties: 1 }],
    }),
  ],
  [
    listRoleBookDuties,
    ({ query: { q = '' } }) => ({ items: duty.title['zh-CN'].includes(q) ? [duty] : [], nextCursor: null }),
  ],
  [
    readDutyHistory,
    () => ({
      items: [{ version: 2, from: versions[0]?.from, change: 'changed', fields: ['position'], duty: after }],
      nextCursor: null,
    }),
  ],
  [
    compareRoleBooks,
    () => ({
      ...{ base: 1, frame: null, names, nextCursor: null },
      summary: { added: 0, changed: 1, removed: 0, moved: 1, conflicts: 0 },
      items: [
        {
          ...{ duty: duty.id, change: 'changed', fields: ['position'], moves: [], conflict: null },
          before: { ...after, position: server?.id },
          after,
        },
      ],
    }),
  ],
]

import {
  type AcknowledgementOut,
  listAcknowledgements,
  readAcknowledgement,
  readAcknowledgementTimeline,
  readWhoSigned,
  signDutyList,
} from '../../../functions/acknowledgement/acknowledgement.contract.ts'
import type { RouteContract } from '../../../functions/kernel/contract.ts'
import type { Asked } from './fixture-answers.ts'
import { me, nth, positions } from './fixture-department.ts'

const post = { id: positions[2]?.id ?? '', name: positions[2]?.name ?? { 'zh-CN': '', en: '' } }
const self = { id: me.id, name: me.name }
const at = '2026-01-06T01:00:00.000Z'

const duty = (
  number: number,
  zh: string,
  en: string,
  standard: string,
): AcknowledgementOut['list'][number]['duty'] => ({
  ...{ id: nth('dut', number), position: post.id, responsible: [], consulted: [], informed: [] },
  ...{ title: { 'zh-CN': zh, en }, standard: { 'zh-CN': standard, en: standard }, evidence: [] },
  ...{ when: { kind: 'standing' }, allowed: { clock: 'business', iso: 'PT4H' }, whenLate: 'stays' },
  ...{ authorities: [{ act: 'change.assess' }], effort: 30 },
})

/** A list whose second version changed one duty, added one and took one away. */
const list = (): AcknowledgementOut => ({
  ...{ id: nth('ack', 1), version: 1, person: self, position: post, as: 'holder', book: 2, page: 'a'.repeat(64) },
  ...{ status: 'open', signedBefore: { book: 1, at }, askedAt: at, closedAt: null },
  list: [
    {
      ...{ duty: duty(1, '核查备份结果', 'Check the backup', '每日 9:30 前确认。'), when: '常设职责' },
      ...{ change: 'changed', fields: ['standard'], before: duty(1, '核查备份结果', 'Check the backup', '每日确认。') },
    },
    {
      duty: duty(2, '机房巡检', 'Round of the machine room', '逐项记录。'),
      when: '常设职责',
      change: 'added',
      fields: [],
      before: null,
    },
  ],
  removed: [duty(3, '打印机维护', 'Printers', '可用。')],
  ...{ names: {}, objections: [], obligations: [], actions: ['sign', 'object'] },
})

const summary = ({
  list: _,
  removed: __,
  names: ___,
  objections: ____,
  obligations: _____,
  actions: ______,
  ...rest
}: AcknowledgementOut) => rest

/** Duty lists to sign, as the API answers them. */
export function signatureAnswers(): (readonly [RouteContract, (asked: Asked) => unknown])[] {
  const mine = list()
  const page = (items: readonly unknown[]) => ({ items, nextCursor: null })
  return [
    [listAcknowledgements, () => page([summary(mine)])],
    [
      readWhoSigned,
      () =>
        page([
          {
            position: post,
            group: null,
            people: [
              {
                ...{ person: self, as: 'holder', state: mine.status, acknowledgement: mine.id, book: 2 },
                signed: { book: 1, at },
              },
            ],
          },
        ]),
    ],
    [readAcknowledgement, () => mine],
    [readAcknowledgementTimeline, () => page([])],
    [signDutyList, () => summary(Object.assign(mine, { status: 'signed', closedAt: at, version: 2, actions: [] }))],
  ]
}

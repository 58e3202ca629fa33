import type { RouteContract } from '../../../functions/kernel/contract.ts'
import type { ObligationOut } from '../../../functions/obligation/obligation.contract.ts'
import {
  confirmSection,
  decideOnEntitlements,
  decideOnObligations,
  type HandOverOut,
  handOverSummary,
  listPositionHandOvers,
  prepareSection,
  readPositionHandOver,
  readPositionHandOverTimeline,
  recordKnowledge,
  returnSection,
  signPositionHandOver,
  startPositionHandOver,
} from '../../../functions/position-hand-over/position-hand-over.contract.ts'
import type { Asked } from './fixture-answers.ts'
import { at } from './fixture-changes.ts'
import { me, nth, positions, ref } from './fixture-department.ts'
import { obligations } from './fixture-obligations.ts'

const post = (number: number) => {
  const { id, name } = positions[number - 1] as (typeof positions)[number]
  return { id, name }
}
const self = { id: me.id, name: me.name }
const both = (zh: string, en: string) => ({ 'zh-CN': zh, en })
type Section = HandOverOut['sections'][number]

const part = (section: Section['section'], more: Partial<Section> = {}): Section => ({
  ...{ section, prepared: null, confirmed: null, returned: null },
  ...more,
})

const duty = (position: string, number: number, title: string, standard: string, when: string) => ({
  duty: {
    ...{ id: nth('dut', number), position, responsible: [], consulted: [], informed: [], evidence: [], effort: 30 },
    ...{ title: both(title, title), standard: both(standard, standard), when: { kind: 'standing' as const } },
    ...{ allowed: { clock: 'business' as const, iso: 'PT4H' }, whenLate: 'stays' as const, authorities: [] },
  },
  when,
})

const owed = (
  kind: string,
  dueAt: string,
  accountable: ObligationOut['accountable'],
  caseId: string,
): ObligationOut => ({
  ...(obligations[0] as ObligationOut),
  ...{ id: nth('obl', 9100 + Number(caseId.slice(-2))), caseId, kind, accountable, dueAt, number: null, offer: null },
  ...{
    standard: '四个部分逐项整理清楚，交接任人确认。',
    title: '岗位交接',
    openedAt: at('06 09:00'),
    isOverdue: false,
  },
})

const open = (number: number, title: string, more: Partial<HandOverOut['open'][number]> = {}) => ({
  ...{ obligation: nth('obl', 9200 + number), title, standard: '按方案完成，留下记录。', choice: null, note: null },
  ...{ state: 'with-giver' as const, dueAt: at('09 18:00'), outcome: null },
  ...more,
})

const right = (number: number, title: string, more: Partial<HandOverOut['entitlements'][number]> = {}) => ({
  ...{ entitlement: nth('ent', number), title, status: 'active', choice: null, note: null, asked: null, outcome: null },
  ...more,
})

/** I give my post: one part came back, one is undecided. */
const given = (): HandOverOut => ({
  ...{ id: nth('hov', 1), version: 4, position: post(2), from: self, giver: self, receiver: ref(4) },
  ...{ by: at('20 18:00'), takesEffectAt: at('12 00:00'), status: 'open', stage: 'prepare', book: 3, names: {} },
  ...{ startedAt: at('06 09:00'), closedAt: null, contentHash: 'c'.repeat(64), cancelled: null },
  sections: [
    part('duties', { prepared: { by: self, at: at('06 10:00') } }),
    part('obligations', {
      returned: { by: ref(4), at: at('06 17:00'), reason: '存储扩容还没有说明谁去和厂商对接。' },
    }),
    part('entitlements'),
    part('knowledge'),
  ],
  duties: [
    duty(post(2).id, 11, '组织每周运维例会', '会前一天发出议题，会后当天发出纪要。', '每周一 9:30'),
    duty(post(2).id, 12, '复核备份恢复演练', '每季度至少一次，结果留档。', '每季度末的最后一个工作日'),
  ],
  open: [
    open(1, 'CHG-1042 存储阵列扩容', { choice: 'hand-over' }),
    open(2, 'CHG-1036 回顾邮件网关升级', { choice: 'keep', note: '回顾会周五开完，由我收尾。' }),
    open(3, '核查虚拟化平台容量'),
  ],
  entitlements: [
    right(1, 'ENT-0012 虚拟化平台 · 管理员'),
    right(2, 'ENT-0031 备份系统 · 操作员'),
    right(3, 'ENT-0044 统一身份认证 · 只读审计', { choice: 'stays', note: '审计协查还要用一个月。' }),
  ],
  knowledge: {
    items: [{ title: '备份失败时先看哪里', text: '先看存储阵列 2 号控制器的缓存告警，再看备份窗口。', link: null }],
    nothing: null,
  },
  signatures: { giver: null, receiver: null },
  obligations: [owed('position-hand-over.prepare', at('13 18:00'), self, nth('hov', 1))],
  actions: ['prepare'],
})

/** I receive another post: everything is prepared, two parts are confirmed. */
const received = (number: number): HandOverOut => {
  const prepared = { by: ref(3), at: at('06 15:00') }
  const confirmed = { by: self, at: at('07 09:00') }
  return {
    ...given(),
    ...{
      id: nth('hov', number),
      position: post(number + 1),
      from: ref(3),
      giver: ref(3),
      receiver: self,
      stage: 'confirm',
    },
    sections: [
      part('duties', { prepared, confirmed }),
      part('obligations', { prepared, confirmed }),
      part('entitlements', { prepared }),
      part('knowledge', { prepared }),
    ],
    open: [open(1, 'CHG-1042 存储阵列扩容', { choice: 'hand-over' })],
    entitlements: [right(1, 'ENT-0012 虚拟化平台 · 管理员', { choice: 'transfer' })],
    obligations: [owed('position-hand-over.confirm', at('12 18:00'), self, nth('hov', number))],
    actions: ['confirm'],
  }
}

const summaryOf = (handOver: HandOverOut) =>
  Object.fromEntries(Object.keys(handOverSummary.shape).map((name) => [name, handOver[name as keyof HandOverOut]]))

/** Hand-overs of positions, as the API answers them; steps move them on as far as the portal shows it. */
export function handOverAnswers(): (readonly [RouteContract, (asked: Asked) => unknown])[] {
  const all = [given(), received(2), received(3)]
  const page = (items: readonly unknown[]) => ({ items, nextCursor: null })
  const found = ({ params }: Asked) => all.find(({ id }) => id === params.id)
  const step = (change: (handOver: HandOverOut, asked: Asked) => void) => (asked: Asked) => {
    const handOver = found(asked)
    if (handOver === undefined) return undefined
    change(handOver, asked)
    handOver.version += 1
    return summaryOf(handOver)
  }
  /** Another content has another hash, and nobody has signed it. */
  const edit = (change: (handOver: HandOverOut, asked: Asked) => void) =>
    step((handOver, asked) => {
      change(handOver, asked)
      handOver.contentHash = String(handOver.version).padStart(64, 'd')
      handOver.signatures = { giver: null, receiver: null }
    })
  const sectionIn = ({ sections }: HandOverOut, { body }: Asked) => {
    const section = sections.find((each) => each.section === body.section)
    if (section === undefined) throw new Error(`no part ${body.section}`)
    return section
  }
  const choose = (rows: { choice: string | null; note: string | null }[], idOf: string, { body }: Asked) => {
    for (const chosen of body.choices as { choice: string; note?: string }[]) {
      const row = rows.find((each) => Object(each)[idOf] === Object(chosen)[idOf])
      if (row !== undefined) Object.assign(row, { choice: chosen.choice, note: chosen.note ?? null })
    }
  }
  return [
    [
      listPositionHandOvers,
      ({ query: { position } }) =>
        page(all.filter((each) => position === undefined || each.position.id === position).map(summaryOf)),
    ],
    [startPositionHandOver, () => summaryOf(all[0] as HandOverOut)],
    [readPositionHandOver, found],
    [
      readPositionHandOverTimeline,
      () =>
        page([
          {
            ...{ seq: 1, at: at('06 09:00'), did: 'position-hand-over.started', door: 'portal', grant: null, what: {} },
            ...{ by: { kind: 'person', ...ref(1) }, comment: null },
          },
        ]),
    ],
    [decideOnObligations, edit((handOver, asked) => choose(handOver.open, 'obligation', asked))],
    [decideOnEntitlements, edit((handOver, asked) => choose(handOver.entitlements, 'entitlement', asked))],
    [
      recordKnowledge,
      edit((handOver, { body: { items, nothing } }) => {
        handOver.knowledge = {
          items: (items as { title: string; text?: string; link?: string }[]).map((item) => ({
            text: null,
            link: null,
            ...item,
          })),
          nothing: (nothing as string | undefined) ?? null,
        }
      }),
    ],
    [
      prepareSection,
      step((handOver, asked) => {
        Object.assign(sectionIn(handOver, asked), { prepared: { by: self, at: asked.now }, returned: null })
      }),
    ],
    [
      confirmSection,
      step((handOver, asked) => {
        Object.assign(sectionIn(handOver, asked), { confirmed: { by: self, at: asked.now } })
        if (handOver.sections.some(({ confirmed }) => confirmed === null)) return
        Object.assign(handOver, { stage: 'sign', actions: ['confirm', 'sign-as-receiver'] })
      }),
    ],
    [
      returnSection,
      step((handOver, asked) => {
        const returned = { by: self, at: asked.now, reason: String(asked.body.reason) }
        Object.assign(sectionIn(handOver, asked), { prepared: null, confirmed: null, returned })
      }),
    ],
    [
      signPositionHandOver,
      step((handOver, { now }) => {
        handOver.signatures.receiver = { by: self, at: now }
        handOver.actions = []
      }),
    ],
  ]
}

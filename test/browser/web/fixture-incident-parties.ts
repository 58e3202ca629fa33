import type { IncidentSummary } from '../../../functions/incident/incident.contract.ts'
import { listParties } from '../../../functions/incident/party.contract.ts'
import { answerForParty, pullInParty, takePartyLink } from '../../../functions/incident/party-steps.contract.ts'
import { addVendor, changeVendor, listVendors, type VendorOut } from '../../../functions/incident/vendor.contract.ts'
import type { RouteContract } from '../../../functions/kernel/contract.ts'
import type { Asked } from './fixture-answers.ts'
import { groups, me, NOW, nth, positions, services } from './fixture-department.ts'

const minutes = (count: number): string => new Date(Date.parse(NOW) + count * 60_000).toISOString()
const self = { id: me.id, name: me.name }

const vendors: readonly VendorOut[] = [
  {
    ...{ id: nth('vnd', 1), name: '云信邮件', services: [services[0]?.id ?? ''], owner: positions[1]?.id ?? null },
    contacts: [
      { name: '值班热线', email: 'noc@vendor.example', phone: '400-000-0000', language: 'zh-CN' },
      { name: 'Jane Smith', email: 'jane@vendor.example', phone: null, language: 'en' },
    ],
    ...{ contract: '7×24，一级故障 30 分钟内响应。合同 2026-014。', isOn: true, version: 3 },
  },
  {
    ...{ id: nth('vnd', 2), name: '北辰软件', services: [], owner: null, contract: '', isOn: true, version: 1 },
    contacts: [{ name: '技术支持', email: 'support@north.example', phone: '010-5550-0199', language: 'zh-CN' }],
  },
  {
    ...{ id: nth('vnd', 3), name: '旧机房托管商', services: [], owner: null, contract: '', isOn: false, version: 2 },
    contacts: [{ name: '前台', email: 'desk@old.example', phone: null, language: 'zh-CN' }],
  },
]

const parties = [
  {
    ...{ nth: 1, kind: 'vendor', id: vendors[0]?.id, name: '云信邮件', state: 'silent', accountable: self },
    task: '请检查贵司邮件网关的 TLS 证书链，并告知预计恢复时间。',
    ...{ obligation: nth('obl', 420), askedAt: minutes(-35), answerBy: minutes(-5) },
    contacts: vendors[0]?.contacts.map(({ name, email, phone }) => ({ name, email, phone })),
  },
  {
    ...{ nth: 2, kind: 'group', id: groups[1]?.id, name: '应用开发组', state: 'on-it', accountable: self },
    ...{ task: '请看登录接口的慢查询。', obligation: nth('obl', 421), askedAt: minutes(-30), answerBy: minutes(45) },
    contacts: [],
  },
  {
    ...{ nth: 3, kind: 'vendor', id: vendors[1]?.id, name: '北辰软件', state: 'done', accountable: null },
    ...{ task: '请提供连接池的推荐参数。', obligation: nth('obl', 422), askedAt: minutes(-28), answerBy: minutes(2) },
    contacts: [{ name: '技术支持', email: 'support@north.example', phone: '010-5550-0199' }],
  },
]

/** Vendors, and who was pulled into the incident that is worked on: silent, on it, done. */
export const partyAnswers = (
  worked: IncidentSummary | undefined,
): readonly (readonly [RouteContract, (asked: Asked) => unknown])[] => [
  [listVendors, () => ({ items: vendors, nextCursor: null })],
  [addVendor, ({ body }) => ({ ...vendors[1], ...body, contacts: vendors[1]?.contacts })],
  [changeVendor, () => vendors[0]],
  [listParties, ({ params: { id } }) => ({ items: id === worked?.id ? parties : [] })],
  [pullInParty, () => worked],
  [answerForParty, () => worked],
  [takePartyLink, ({ body }) => ({ contact: body.contact, link: 'https://onduty.example/v/01K9ZQ6V80-001-fixture' })],
]

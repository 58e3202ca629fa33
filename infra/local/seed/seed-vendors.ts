import { perform } from '../../../functions/audit-trail/index.ts'
import { vendorRoutes } from '../../../functions/incident/vendor.routes.ts'
import { listVendorsByName } from '../../../functions/incident/vendor.store.ts'
import type { Outcome } from '../../../functions/platform/act.ts'
import type { Call, Caller } from '../../../functions/platform/handler.ts'
import type { Platform } from '../../../functions/platform/platform.ts'
import { demo } from './demo.ts'

const head: Caller = {
  actor: { kind: 'person', id: demo.people.chenJianguo, from: { door: 'portal' } },
  person: demo.people.chenJianguo,
  language: 'zh-CN',
}

/** Who stands behind services here, and whom to ask there, in which order. */
const VENDORS = [
  {
    name: '云信邮件科技',
    contacts: [
      { name: '7×24 值班热线', email: 'noc@yunxin-mail.example', phone: '400-820-0101', language: 'zh-CN' },
      { name: '客户经理 许婷', email: 'xu.ting@yunxin-mail.example', phone: '138-0000-0101', language: 'zh-CN' },
    ],
    services: [demo.services.mail],
    contract: '合同 2026-014：7×24 支持，一级故障 30 分钟内响应，4 小时内恢复。',
    isOn: true,
  },
  {
    name: 'Northlake Networks',
    contacts: [
      { name: 'Support desk', email: 'support@northlake.example', phone: '+49 30 000000', language: 'en' },
      { name: '北湖网络 中国区', email: 'china@northlake.example', phone: '400-820-0202', language: 'zh-CN' },
    ],
    services: [demo.services.firewall, demo.services.officeNetwork],
    contract: '合同 2025-077：工作日 08:00–20:00，硬件故障次日上门更换。',
    isOn: true,
  },
]

/** Vendors that can be pulled into incidents. A start that was stopped here leaves it as far as it has come. */
export async function seedVendors(platform: Platform): Promise<void> {
  if ((await listVendorsByName(platform.store, { limit: 1 })).items.length > 0) return
  const decide = vendorRoutes.find(({ contract }) => contract.operation === 'add-vendor')?.decide
  if (decide === undefined) throw new TypeError('no route adds a vendor')
  const quiet: Platform = { ...platform, kick() {} }
  for (const body of VENDORS) {
    const call = { body, params: undefined, query: undefined, caller: head, now: platform.clock.now() }
    await perform(quiet, () => decide(quiet, call as unknown as Call) as Promise<Outcome<unknown>>)
  }
}

import { vendorRoutes } from '../../../functions/incident/vendor.routes.ts'
import { listVendorsByName } from '../../../functions/incident/vendor.store.ts'
import type { Platform } from '../../../functions/platform/platform.ts'
import { demo } from './demo.ts'
import { does } from './in-the-portal.ts'

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
  for (const body of VENDORS) await does(platform, vendorRoutes, { by: 'chenJianguo', operation: 'add-vendor', body })
}

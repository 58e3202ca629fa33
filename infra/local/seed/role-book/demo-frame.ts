import type { BookFrame } from '../../../../functions/role-book/index.ts'
import { demo } from '../demo.ts'
import type { ServiceName } from '../demo-services.ts'
import { both } from './demo-duty.ts'

/** What every service of the demo may need somebody for. */
export const ACTIVITIES = [
  { code: 'operate', name: both('日常运维', 'Daily operation'), hours: 'business' },
  { code: 'monitor', name: both('监控告警', 'Monitoring'), hours: 'business' },
  { code: 'backup', name: both('备份与恢复', 'Backup and restore'), hours: 'business' },
  { code: 'patch', name: both('补丁与漏洞', 'Patching'), hours: 'business' },
  { code: 'access', name: both('权限管理', 'Access'), hours: 'business' },
] as const
export type ActivityCode = (typeof ACTIVITIES)[number]['code']

const NEEDS: Readonly<Record<ServiceName, readonly ActivityCode[]>> = {
  virtualisation: ['operate', 'monitor', 'backup', 'patch'],
  officeNetwork: ['operate', 'monitor'],
  firewall: ['operate', 'monitor', 'patch'],
  domain: ['operate', 'monitor', 'backup', 'patch', 'access'],
  database: ['operate', 'monitor', 'backup', 'patch', 'access'],
  backup: ['operate', 'monitor'],
  mail: ['operate', 'monitor', 'backup', 'patch'],
  files: ['operate', 'backup', 'access'],
  monitoring: ['operate'],
  vpn: ['operate', 'monitor', 'access'],
  erp: ['operate', 'monitor', 'backup', 'access'],
  mes: ['operate', 'monitor', 'backup', 'access'],
  oa: ['operate', 'monitor', 'backup'],
  portal: ['operate', 'monitor'],
  desktops: ['operate', 'patch'],
}

/** What the duties of the demo are measured by. */
export const demoFrame: BookFrame = {
  activities: ACTIVITIES,
  needs: Object.fromEntries(
    Object.entries(NEEDS).map(([service, activities]) => [demo.services[service as ServiceName], activities]),
  ),
  conflicts: [
    {
      id: 'approve-and-provision',
      between: [{ act: 'entitlement.approve' }, { act: 'entitlement.provision' }],
      why: both(
        '审批权限的人不应自己开通权限。',
        'Whoever approves an entitlement should not be the one who grants it.',
      ),
    },
    {
      id: 'operate-and-audit',
      between: [{ act: 'entitlement.provision' }, { act: 'access-review.run' }],
      why: both('开通权限的人不应组织对权限的复核。', 'Whoever grants entitlements should not run their review.'),
    },
  ],
}

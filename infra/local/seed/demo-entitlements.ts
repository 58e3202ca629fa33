import type { Text } from '../../../functions/kernel/text.ts'
import type { PersonName } from './demo-people.ts'
import type { ServiceName } from './demo-services.ts'
import type { PositionName } from './groups-and-positions.ts'

interface DemoRight {
  readonly name: Text
  readonly lets: Text
  readonly risk: 'low' | 'medium' | 'high'
  readonly longestDays: number
  readonly positions: readonly PositionName[]
  readonly breakGlass?: boolean
  /** Who has it since before anybody kept records, for which post, and for how many days more. */
  readonly holders: readonly (readonly [PersonName, PositionName, number])[]
}

interface DemoSystem {
  readonly name: Text
  readonly service: ServiceName
  readonly rights: readonly DemoRight[]
}

const both = (chinese: string, english: string): Text => ({ 'zh-CN': chinese, en: english })

/** Rights on real systems, and who has them when the demo begins. */
export const SYSTEMS: readonly DemoSystem[] = [
  {
    name: both('AD 域', 'Active Directory'),
    service: 'domain',
    rights: [
      {
        name: both('域管理员', 'Domain administrator'),
        lets: both('管理全部域账号、组策略和域控。', 'Manages all accounts, policies and controllers of the domain.'),
        risk: 'high',
        longestDays: 180,
        positions: ['serverAdministrator'],
        breakGlass: true,
        holders: [
          ['liWei', 'serverAdministrator', 120],
          ['zhangLei', 'serverAdministrator', 160],
        ],
      },
      {
        name: both('账号重置', 'Reset accounts'),
        lets: both('解锁账号、重置密码，不能改组。', 'Unlocks accounts and resets passwords; changes no groups.'),
        risk: 'low',
        longestDays: 360,
        positions: ['serviceDesk'],
        holders: [
          ['xieFang', 'serviceDesk', 300],
          ['hanXue', 'serviceDesk', 300],
          ['tangLiang', 'serviceDesk', 25],
        ],
      },
    ],
  },
  {
    name: both('核心数据库', 'Core database'),
    service: 'database',
    rights: [
      {
        name: both('数据库管理员', 'Database administrator'),
        lets: both('修改参数、结构和账号。', 'Changes settings, structures and accounts.'),
        risk: 'high',
        longestDays: 180,
        positions: ['databaseAdministrator'],
        breakGlass: true,
        holders: [['liuYang', 'databaseAdministrator', 150]],
      },
      {
        name: both('生产只读', 'Read production'),
        lets: both('查询生产数据，敏感字段脱敏。', 'Reads production data; sensitive fields are masked.'),
        risk: 'medium',
        longestDays: 90,
        positions: ['developer', 'erpOwner', 'mesOwner'],
        holders: [
          ['wuQian', 'developer', 60],
          ['huBin', 'developer', 12],
          ['zhouHao', 'erpOwner', 80],
        ],
      },
    ],
  },
  {
    name: both('VPN 网关', 'VPN gateway'),
    service: 'vpn',
    rights: [
      {
        name: both('远程运维', 'Remote operation'),
        lets: both('从公司外访问服务器网段。', 'Reaches the servers from outside the company.'),
        risk: 'medium',
        longestDays: 180,
        positions: ['serverAdministrator', 'databaseAdministrator', 'networkEngineer'],
        holders: [
          ['liWei', 'serverAdministrator', 90],
          ['linTao', 'networkEngineer', 170],
          ['heJun', 'networkEngineer', 170],
        ],
      },
    ],
  },
  {
    name: both('ERP', 'ERP'),
    service: 'erp',
    rights: [
      {
        name: both('应用管理员', 'Application administrator'),
        lets: both('维护参数、角色和接口。', 'Maintains settings, roles and interfaces.'),
        risk: 'high',
        longestDays: 180,
        positions: ['erpOwner'],
        holders: [['zhouHao', 'erpOwner', 140]],
      },
    ],
  },
]

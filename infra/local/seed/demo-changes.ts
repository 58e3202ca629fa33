import { DAY, HOUR, type Instant, plusMillis } from '../../../functions/kernel/instant.ts'
import type { PersonName } from './demo-people.ts'
import type { ServiceName } from './demo-services.ts'

/** A step of a demo change: who takes it is whoever owes it. */
export type DemoStep =
  | 'assess'
  | { readonly reject: string }
  | 'authorise'
  | { readonly test: string }
  | { readonly release: string }
  | { readonly failRelease: string }
  | { readonly review: string }

export interface DemoChange {
  readonly by: PersonName
  readonly implementer: PersonName
  readonly title: string
  readonly description: string
  readonly services: readonly ServiceName[]
  readonly risk: 'low' | 'medium' | 'high'
  readonly riskReason?: string
  readonly backOutPlan: string
  readonly testPlan: string
  /** Hours from now until the window opens, and how long it stays open. */
  readonly windowIn: readonly [hours: number, length: number]
  readonly steps: readonly DemoStep[]
}

/** The window of a demo change, from an instant on. */
export const windowOf = ({ windowIn: [hours, length] }: DemoChange, now: Instant) => {
  const from = plusMillis(now, hours * HOUR)
  return { from, until: plusMillis(from, length * HOUR) }
}

const WEEK = (7 * DAY) / HOUR

/** Changes as such a department has them on an ordinary day, one in each state. */
export const DEMO_CHANGES: readonly DemoChange[] = [
  {
    by: 'zhangLei',
    implementer: 'liWei',
    title: '邮件系统 TLS 证书更换',
    description:
      '现有证书将于月底到期。更换为新签发的证书，并补全中间证书。更换期间收发邮件会中断两到三分钟，手机客户端会自动重连。',
    services: ['mail'],
    risk: 'medium',
    riskReason: '影响全公司收发邮件，但时间很短，且可以立即换回。',
    backOutPlan: '保留旧证书和旧配置；如新证书不被信任，十分钟内换回旧证书并重启服务。',
    testPlan: '更换后从内网、外网和手机各发一封邮件，并用检测工具核对证书链。',
    windowIn: [WEEK, 2],
    steps: ['assess'],
  },
  {
    by: 'liuYang',
    implementer: 'liuYang',
    title: '核心数据库参数调整：连接数上限',
    description: '月结期间连接数多次触顶。将连接数上限由 400 调整为 600，并相应调整内存参数。',
    services: ['database', 'erp'],
    risk: 'high',
    riskReason: '数据库需要重启，ERP 与 MES 会中断约五分钟。',
    backOutPlan: '恢复调整前的参数文件并重启，约五分钟。',
    testPlan: '在测试库按相同步骤执行，压测一小时；正式调整后观察监控半小时。',
    windowIn: [WEEK + 60, 3],
    steps: [],
  },
  {
    by: 'zhouHao',
    implementer: 'wuQian',
    title: 'OA 系统请假流程增加调休类型',
    description: '人力资源部提出：请假单增加“调休”类型，并同步到考勤。',
    services: ['oa'],
    risk: 'low',
    backOutPlan: '回退到上一个发布版本。',
    testPlan: '在测试环境走完整的请假和销假流程，人力资源部确认。',
    windowIn: [100, 2],
    steps: ['assess', 'authorise'],
  },
  {
    by: 'linTao',
    implementer: 'heJun',
    title: '边界防火墙策略清理',
    description: '清理半年内没有命中的 37 条策略，先停用，观察两周后删除。',
    services: ['firewall'],
    risk: 'medium',
    backOutPlan: '逐条重新启用，每条不超过一分钟。',
    testPlan: '停用后检查业务系统连通性清单，共 24 项。',
    windowIn: [48, 4],
    steps: ['assess', 'authorise', { test: '已在备机上演练，24 项连通性检查全部通过。' }],
  },
  {
    by: 'zhangLei',
    implementer: 'yangFan',
    title: '虚拟化平台主机补丁（第一批）',
    description: '对三台主机安装厂商安全补丁，逐台迁移虚拟机后重启。',
    services: ['virtualisation'],
    risk: 'medium',
    backOutPlan: '主机回退到补丁前快照，虚拟机留在其余主机上运行。',
    testPlan: '先在测试集群安装并运行三天；正式安装后核对虚拟机心跳。',
    windowIn: [-1, 6],
    steps: ['assess', 'authorise', { test: '测试集群运行三天无异常。' }, { release: '三台主机全部完成，无业务中断。' }],
  },
  {
    by: 'huBin',
    implementer: 'xuPeng',
    title: '门户首页改版上线',
    description: '按市场部设计稿更新门户首页，启用新的内容缓存。',
    services: ['portal'],
    risk: 'low',
    backOutPlan: '切回旧版本目录，一分钟内完成。',
    testPlan: '在预发布环境检查主要浏览器和手机端。',
    windowIn: [-2, 6],
    steps: [
      'assess',
      'authorise',
      { test: '预发布环境检查通过，截图已存档。' },
      { failRelease: '上线后部分地区页面空白，已确认为缓存规则遗漏。' },
    ],
  },
  {
    by: 'heJun',
    implementer: 'heJun',
    title: 'VPN 网关固件升级',
    description: '升级到厂商推荐的稳定版本，修复已公开的漏洞。',
    services: ['vpn'],
    risk: 'medium',
    backOutPlan: '网关支持双分区，启动旧分区即可恢复。',
    testPlan: '备机先行升级，十名同事远程试用一天。',
    windowIn: [-3, 6],
    steps: [
      'assess',
      'authorise',
      { test: '备机升级后试用一天，无断线。' },
      { release: '主机升级完成，远程用户全部恢复连接。' },
      { review: '升级顺利，漏洞扫描已复核。备机先行的做法值得保留。' },
    ],
  },
  {
    by: 'liWei',
    implementer: 'yangFan',
    title: '文件服务器迁移到新存储',
    description: '将文件服务的数据迁移到新购存储，迁移期间只读。',
    services: ['files'],
    risk: 'high',
    riskReason: '涉及全部部门的共享文件，迁移时间长。',
    backOutPlan: '旧存储保留三十天，改回挂载即可。',
    testPlan: '抽取三个部门的目录试迁移并核对校验值。',
    windowIn: [30, 10],
    steps: ['assess', { reject: '正值月结，财务部要读写共享文件。请改到下月第一个周末，并补充分部门的通知计划。' }],
  },
]

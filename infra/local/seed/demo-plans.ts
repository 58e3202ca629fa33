import type { PlanContent, PlanStep } from '../../../functions/emergency-plan/plan.ts'
import type { Text } from '../../../functions/kernel/text.ts'
import { demo } from './demo.ts'

interface DemoPlan {
  readonly content: PlanContent
  /** How long ago it was published. */
  readonly daysAgo: number
}

const both = (chinese: string, english: string): Text => ({ 'zh-CN': chinese, en: english })
type More = Pick<PlanStep, 'detail' | 'options'> & { readonly kind?: PlanStep['kind'] }
const step = (
  key: string,
  title: Text,
  role: PlanStep['role'],
  minutes: number,
  after: readonly string[] = [],
  { kind = 'action', ...more }: More = {},
): PlanStep => ({ key, title, kind, role, minutes, after, ...more })

const MAIL: PlanContent = {
  title: both('邮件系统中断', 'The mail system is down'),
  owner: demo.positions.operationsLeader,
  services: [demo.services.mail],
  severities: [1, 2],
  drillEveryDays: 180,
  steps: [
    step('scope', both('确认影响范围', 'Find out who is hit'), 'operations', 10, [], {
      detail: both(
        '用外部邮箱收发各一封；看网关队列和存储空间。',
        'Send a mail in and one out; look at the queue and the disk.',
      ),
    }),
    step('tell-staff', both('公告全员', 'Tell all staff'), 'communications', 15, [], {
      detail: both('用企业微信和短信，不要用邮件。', 'By chat and text message, not by mail.'),
    }),
    step('which-way', both('切换还是修复', 'Switch over or repair'), 'commander', 10, ['scope'], {
      kind: 'decision',
      options: [
        { key: 'switch', title: both('切到备用网关', 'Switch to the standby gateway'), opens: ['switch-over'] },
        { key: 'repair', title: both('原地修复', 'Repair in place'), opens: ['repair'] },
      ],
    }),
    step('switch-over', both('切换到备用网关', 'Switch to the standby gateway'), 'operations', 20, ['which-way']),
    step('repair', both('修复主网关', 'Repair the main gateway'), 'operations', 60, ['which-way']),
    step('verify', both('收发测试，清理积压', 'Test, and clear the queue'), 'operations', 20, [
      'switch-over',
      'repair',
    ]),
    step('all-clear', both('公告恢复', 'Say that it works again'), 'communications', 10, ['verify']),
  ],
  contacts: [
    { person: demo.people.liWei, reach: '内线 8021', what: '邮件系统管理员' },
    { position: demo.positions.operationsLeader, reach: '值班手机 6601', what: '协调系统运维组' },
    { name: '云信邮件科技 7×24 热线', reach: '400-820-0101', what: '网关与反垃圾' },
  ],
}

const DATABASE: PlanContent = {
  title: both('核心数据库故障', 'The core database fails'),
  owner: demo.positions.databaseAdministrator,
  services: [demo.services.database],
  severities: [1, 2],
  drillEveryDays: 180,
  steps: [
    step('freeze', both('停止写入，保护现场', 'Stop writing, keep what is there'), 'operations', 5),
    step('diagnose', both('判断是硬件、存储还是数据损坏', 'Hardware, storage or damaged data?'), 'operations', 15, [
      'freeze',
    ]),
    step('how', both('切换备库还是恢复备份', 'Fail over or restore'), 'commander', 10, ['diagnose'], {
      kind: 'decision',
      options: [
        { key: 'fail-over', title: both('切换备库', 'Fail over'), opens: ['fail-over'] },
        { key: 'restore', title: both('从备份恢复', 'Restore the backup'), opens: ['restore'] },
      ],
    }),
    step('fail-over', both('切换到备库', 'Fail over to the standby'), 'operations', 15, ['how']),
    step('restore', both('恢复到最近时间点', 'Restore to the last point in time'), 'operations', 120, ['how'], {
      detail: both('先恢复到隔离环境核对，再对外提供。', 'Restore beside, compare, then open it.'),
    }),
    step('tell-owners', both('通知 ERP、MES 负责人', 'Tell the owners of ERP and MES'), 'communications', 15, [
      'freeze',
    ]),
    step('check', both('业务核对数据', 'The business checks the data'), 'operations', 60, ['fail-over', 'restore']),
    step('record', both('记录丢失的时间段', 'Write down what is missing'), 'scribe', 30, ['check']),
  ],
  contacts: [
    { position: demo.positions.databaseAdministrator, reach: '内线 8035', what: '数据库' },
    { person: demo.people.zhouHao, what: 'ERP 负责人' },
    { name: '存储厂商支持', reach: '400-810-0303', what: '存储硬件' },
  ],
}

/** What is done whatever has failed, where no plan is nearer to it. */
const ANY_SERIOUS: PlanContent = {
  title: both('一级故障通用预案', 'Any serious incident'),
  owner: demo.positions.operationsLeader,
  services: [],
  severities: [1],
  drillEveryDays: 180,
  steps: [
    step('scope', both('确认影响范围', 'Find out who is hit'), 'operations', 10, [], {
      detail: both(
        '哪些人、哪些业务、从什么时候开始；写进时间线。',
        'Who, which business, since when; into the timeline.',
      ),
    }),
    step('changes', both('查近 24 小时的变更', 'Look at the changes of the last 24 hours'), 'operations', 15),
    step('first-word', both('首次通报', 'Send the first update'), 'communications', 15, ['scope']),
    step('which-way', both('先怎样恢复', 'Which way back first'), 'commander', 10, ['scope', 'changes'], {
      kind: 'decision',
      options: [
        { key: 'back-out', title: both('回退最近的变更', 'Back the last change out'), opens: ['back-out'] },
        { key: 'standby', title: both('启用备用手段', 'Go over to the standby'), opens: ['standby'] },
        { key: 'repair', title: both('原地修复', 'Repair in place'), opens: ['repair'] },
      ],
    }),
    step('back-out', both('按回退方案回退', 'Back out as the change says'), 'operations', 30, ['which-way']),
    step('standby', both('切换到备用手段', 'Switch to the standby'), 'operations', 30, ['which-way']),
    step('repair', both('修复，需要时请供应商协助', 'Repair; ask the vendor where needed'), 'operations', 120, [
      'which-way',
    ]),
    step('verify', both('请业务确认恢复', 'The business says that it works'), 'operations', 20, [
      'back-out',
      'standby',
      'repair',
    ]),
    step('all-clear', both('通报恢复', 'Say that it works again'), 'communications', 10, ['verify']),
    step('log', both('记下时间点和决定', 'Write down times and decisions'), 'scribe', 30, ['scope']),
  ],
  contacts: [
    { position: demo.positions.operationsLeader, reach: '值班手机 6601', what: '协调系统运维组' },
    { position: demo.positions.securityLeader, reach: '内线 8050', what: '协调网络安全组' },
    { position: demo.positions.supportLeader, reach: '服务台 6666', what: '对用户的口径' },
  ],
}

const RANSOMWARE: PlanContent = {
  title: both('勒索软件', 'Ransomware'),
  owner: demo.positions.securityLeader,
  // It shows where people sit: many desktops at once, rarely anything else.
  services: [demo.services.desktops],
  severities: [1],
  drillEveryDays: 365,
  steps: [
    step('isolate', both('隔离受感染的网段', 'Cut the infected network off'), 'operations', 10, [], {
      detail: both('断网，不要关机：内存里有证据。', 'Pull the network, not the power: memory is evidence.'),
    }),
    step('backup-offline', both('备份系统离线', 'Take the backup off the network'), 'operations', 10),
    step('report', both('报告管理层和法务', 'Tell management and legal'), 'communications', 30),
    step('accounts', both('停用可疑账号，更换管理密码', 'Disable accounts, change admin passwords'), 'operations', 30, [
      'isolate',
    ]),
    step('scope', both('查清感染范围和入口', 'Find out how far, and how it came in'), 'operations', 120, ['isolate']),
    step('rebuild-or-clean', both('重建还是清除', 'Rebuild or clean'), 'commander', 30, ['scope'], {
      kind: 'decision',
      options: [
        { key: 'rebuild', title: both('全部重建', 'Rebuild'), opens: ['rebuild'] },
        { key: 'clean', title: both('逐台清除', 'Clean'), opens: ['clean'] },
      ],
    }),
    step('rebuild', both('从干净的备份重建', 'Rebuild from a clean backup'), 'operations', 480, ['rebuild-or-clean']),
    step('clean', both('逐台清除并复查', 'Clean each, and check again'), 'operations', 480, ['rebuild-or-clean']),
    step('log', both('保存全部证据', 'Keep all evidence'), 'scribe', 60, ['isolate']),
    step('reopen', both('分批恢复网络', 'Reopen the network in parts'), 'operations', 120, [
      'rebuild',
      'clean',
      'accounts',
    ]),
  ],
  contacts: [
    { position: demo.positions.securityLeader, reach: '内线 8050', what: '隔离与取证' },
    { name: '网安部门报案', reach: '110', what: '报案与取证' },
    { name: '应急响应服务商', reach: '400-860-0404', what: '取证与清除' },
  ],
}

/** Plans people here would have. That of the database was not drilled in time: it is red. */
export const DEMO_PLANS: readonly DemoPlan[] = [
  { content: MAIL, daysAgo: 100 },
  { content: DATABASE, daysAgo: 200 },
  { content: RANSOMWARE, daysAgo: 40 },
  { content: ANY_SERIOUS, daysAgo: 30 },
]

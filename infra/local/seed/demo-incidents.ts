import { demo } from './demo.ts'
import type { PersonName } from './demo-people.ts'
import type { ServiceName } from './demo-services.ts'
import type { Moment } from './moment.ts'

/** Something somebody did about an incident, so many minutes after it was raised. */
export interface DemoDeed {
  readonly after: number
  readonly by: PersonName
  /** Of the incident's steps: `acknowledge`, `note` … */
  readonly does: string
  readonly body?: object
}

export interface DemoIncident {
  readonly raised: Moment
  readonly by: PersonName
  readonly service: ServiceName
  readonly wish: {
    readonly title: string
    readonly description: string
    readonly impact: 'broad' | 'partial' | 'single'
    readonly urgency: 'high' | 'medium' | 'low'
  }
  readonly deeds: readonly DemoDeed[]
  /** What its review says so far, and what follows from it. */
  readonly review?: {
    readonly by: PersonName
    readonly words: object
    readonly action: { readonly owner: PersonName; readonly inDays: number; readonly wish: object }
  }
}

/** Two incidents that are over. The one that hit a whole department is being reviewed. */
export const DEMO_INCIDENTS: readonly DemoIncident[] = [
  {
    raised: [-3, '10:12'],
    by: 'shenJia',
    service: 'erp',
    wish: {
      title: 'ERP 登录后一直转圈，财务无法过账',
      description: '从 10 点左右开始，财务部几乎所有人登录 ERP 后页面一直转圈，过账提交不了。',
      ...{ impact: 'partial', urgency: 'medium' },
    },
    deeds: [
      { after: 4, by: 'zhaoJing', does: 'acknowledge' },
      {
        after: 7,
        by: 'zhaoJing',
        does: 'assign-role',
        body: { role: 'operations', person: demo.people.xuPeng },
      },
      {
        after: 11,
        by: 'xuPeng',
        does: 'note',
        body: { comment: '应用服务器的数据库连接池已用满（200/200），大量会话在等一张凭证表的锁。' },
      },
      {
        after: 15,
        by: 'zhaoJing',
        does: 'update',
        body: {
          'zh-CN': '已定位到 ERP 数据库会话阻塞，正在处理，预计 30 分钟内恢复。请暂时不要反复提交凭证。',
          en: 'Sessions of the ERP database block each other. We expect to be back within 30 minutes; please do not submit vouchers again and again.',
          audiences: ['it', 'affected'],
        },
      },
      {
        after: 19,
        by: 'zhaoJing',
        does: 'note',
        body: { kind: 'decision', comment: '先终止阻塞源头的月结报表任务，不重启应用服务器，避免影响仓库出库。' },
      },
      {
        after: 24,
        by: 'xuPeng',
        does: 'mitigate',
        body: { comment: '月结报表任务已终止，会话释放，登录和过账恢复。' },
      },
      {
        after: 58,
        by: 'zhaoJing',
        does: 'resolve',
        body: {
          cause: '报表锁表',
          comment: '月结报表在白天全表加锁，占满连接池。任务已改到 22:00 执行，观察半小时无新增等待。',
        },
      },
    ],
    review: {
      by: 'zhaoJing',
      words: {
        impact: '10:00 至 10:36 财务部 23 人无法登录或过账，约 60 张凭证推迟提交，数据没有丢失。',
        causes: [
          { kind: 'procedure', text: '月结报表由用户自行触发，没有限定执行时间，白天运行时对凭证表整表加锁。' },
          { kind: 'monitoring', text: '连接池使用率没有告警，用户报障时已经用满 10 分钟。' },
        ],
        wentWell: '会话阻塞视图上个月刚做好，十分钟内找到了源头。',
      },
      action: {
        owner: 'xuPeng',
        inDays: 21,
        wish: {
          title: 'ERP 连接池使用率超过 80% 时告警',
          description: '连接池使用率和锁等待时长接入监控平台，超过阈值告警到应用开发值班。',
          kind: 'detect',
        },
      },
    },
  },
  {
    raised: [-2, '15:40'],
    by: 'zhengJie',
    service: 'files',
    wish: {
      title: '质检部共享文件夹打不开',
      description: '质检部有几台电脑提示“没有权限访问”，其他部门正常。',
      ...{ impact: 'partial', urgency: 'low' },
    },
    deeds: [
      { after: 22, by: 'zhangLei', does: 'acknowledge' },
      {
        after: 30,
        by: 'zhangLei',
        does: 'note',
        body: { comment: '这几台电脑的用户都在昨天合并的安全组里，新组没有加到共享权限中。' },
      },
      {
        after: 41,
        by: 'zhangLei',
        does: 'resolve',
        body: { cause: '权限配置遗漏', comment: '已把合并后的安全组加入共享权限，质检部确认可以打开。' },
      },
    ],
  },
]

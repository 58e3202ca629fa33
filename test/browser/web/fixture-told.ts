import type { ChangeStatus, ChangeSummary } from '../../../functions/change/change.contract.ts'

/** A change of the fixture, as briefly as it can be told. People and services by their numbers. */
export interface Told {
  readonly number: number
  readonly title: string
  readonly status: ChangeStatus
  readonly risk: ChangeSummary['risk']
  readonly service: number
  readonly requester: number
  readonly implementer: number
  readonly window: readonly [string, string]
  readonly owner: number | null
  readonly due: string | null
  readonly submitted: string
}

/** Newest first. */
export const told: readonly Told[] = [
  {
    number: 1044,
    title: '核心交换机固件升级至 17.9.4',
    status: 'submitted',
    risk: 'high',
    service: 6,
    requester: 11,
    implementer: 10,
    window: ['10 22:00', '11 02:00'],
    owner: 3,
    due: '07 17:30',
    submitted: '06 17:05',
  },
  {
    number: 1043,
    title: '打印服务器迁移到新虚拟化集群',
    status: 'authorised',
    risk: 'low',
    service: 8,
    requester: 13,
    implementer: 13,
    window: ['09 18:30', '09 20:00'],
    owner: 2,
    due: '12 11:00',
    submitted: '06 14:20',
  },
  {
    number: 1042,
    title: '邮件网关 TLS 证书更换',
    status: 'assessed',
    risk: 'medium',
    service: 1,
    requester: 4,
    implementer: 4,
    window: ['09 22:00', '10 00:00'],
    owner: 2,
    due: '07 11:05',
    submitted: '05 09:40',
  },
  {
    number: 1041,
    title: 'OA 待办接口超时时间调整',
    status: 'scheduled',
    risk: 'low',
    service: 2,
    requester: 7,
    implementer: 8,
    window: ['08 20:00', '08 21:00'],
    owner: 8,
    due: '08 21:00',
    submitted: '05 09:10',
  },
  {
    number: 1040,
    title: '统一身份认证启用硬件令牌二次验证',
    status: 'tested',
    risk: 'medium',
    service: 5,
    requester: 11,
    implementer: 11,
    window: ['07 10:00', '07 13:00'],
    owner: 11,
    due: '07 13:00',
    submitted: '04 15:30',
  },
  {
    number: 1038,
    title: '生产数据库连接池与日志参数调整',
    status: 'assessed',
    risk: 'high',
    service: 3,
    requester: 5,
    implementer: 5,
    window: ['08 23:00', '09 02:00'],
    owner: 2,
    due: '07 09:00',
    submitted: '02 11:15',
  },
  {
    number: 1036,
    title: 'ERP 月结批处理错峰',
    status: 'failed',
    risk: 'medium',
    service: 7,
    requester: 8,
    implementer: 7,
    window: ['06 20:00', '06 23:00'],
    owner: 6,
    due: '09 15:00',
    submitted: '02 10:00',
  },
  {
    number: 1029,
    title: '虚拟化平台新增两台宿主机',
    status: 'released',
    risk: 'medium',
    service: 4,
    requester: 3,
    implementer: 4,
    window: ['05 18:30', '05 22:00'],
    owner: 2,
    due: '08 16:20',
    submitted: '02 09:00',
  },
  {
    number: 1027,
    title: '备份存储扩容 40 TB',
    status: 'closed',
    risk: 'low',
    service: 4,
    requester: 4,
    implementer: 3,
    window: ['04 09:00', '04 12:00'],
    owner: null,
    due: null,
    submitted: '01 10:00',
  },
  {
    number: 1025,
    title: '生产数据库直接删除历史归档表',
    status: 'rejected',
    risk: 'high',
    service: 3,
    requester: 5,
    implementer: 5,
    window: ['04 23:00', '05 01:00'],
    owner: null,
    due: null,
    submitted: '01 09:30',
  },
]

import type { Text } from '../../../functions/kernel/text.ts'
import { AUTHORITIES, type AuthorityName } from '../../../functions/responsibility/index.ts'

/** The four groups an IT department starts with, and the position that leads each. */
export const GROUPS = {
  operations: { name: { 'zh-CN': '系统运维组', en: 'System Operations' }, leader: 'operationsLeader' },
  development: { name: { 'zh-CN': '应用开发组', en: 'Application Development' }, leader: 'developmentLeader' },
  security: { name: { 'zh-CN': '网络安全组', en: 'Network Security' }, leader: 'securityLeader' },
  support: { name: { 'zh-CN': '技术支持组', en: 'Technical Support' }, leader: 'supportLeader' },
} as const satisfies Record<string, { readonly name: Text; readonly leader: string }>
export type GroupName = keyof typeof GROUPS

/** Members raise changes, assess those of their peers, and test. */
const MEMBER = ['change.raise', 'change.assess', 'change.test'] as const
/** What nobody answers climbs to the leader, so a leader may do each step. */
const LEADER = [...MEMBER, 'change.authorise', 'change.review', 'change.cancel'] as const
/** Whoever authorises does not assess, so that one change never needs the same person twice. */
const CHANGE_MANAGER = ['change.raise', 'change.authorise', 'change.review', 'change.cancel'] as const
const OWNER = ['change.raise', 'change.test'] as const
const ADMINISTRATOR = ['directory.administer', 'effects.redrive', 'audit.verify', 'token.issue'] as const
/** Fulfils requests to erase; finding what to erase is the administrator's, so it takes two. */
const DATA_PROTECTION = ['audit.erase'] as const

interface Post {
  readonly name: Text
  /** None: a post of the department itself. */
  readonly group?: GroupName
  readonly authorities: readonly AuthorityName[]
}

export const POSITIONS = {
  head: { name: { 'zh-CN': '信息技术部经理', en: 'Head of IT' }, authorities: AUTHORITIES },
  administrator: { name: { 'zh-CN': '系统管理员', en: 'IT Administrator' }, authorities: ADMINISTRATOR },

  operationsLeader: {
    name: { 'zh-CN': '系统运维组组长', en: 'System Operations Leader' },
    group: 'operations',
    authorities: LEADER,
  },
  changeManager: {
    name: { 'zh-CN': '变更经理', en: 'Change Manager' },
    group: 'operations',
    authorities: CHANGE_MANAGER,
  },
  serverAdministrator: {
    name: { 'zh-CN': '服务器管理员', en: 'Server Administrator' },
    group: 'operations',
    authorities: MEMBER,
  },
  databaseAdministrator: {
    name: { 'zh-CN': '数据库管理员', en: 'Database Administrator' },
    group: 'operations',
    authorities: MEMBER,
  },
  platformEngineer: {
    name: { 'zh-CN': '虚拟化与存储工程师', en: 'Virtualisation and Storage Engineer' },
    group: 'operations',
    authorities: MEMBER,
  },
  backupAdministrator: {
    name: { 'zh-CN': '备份管理员', en: 'Backup Administrator' },
    group: 'operations',
    authorities: MEMBER,
  },

  developmentLeader: {
    name: { 'zh-CN': '应用开发组组长', en: 'Application Development Leader' },
    group: 'development',
    authorities: LEADER,
  },
  erpOwner: { name: { 'zh-CN': 'ERP 应用负责人', en: 'ERP Owner' }, group: 'development', authorities: OWNER },
  mesOwner: { name: { 'zh-CN': 'MES 应用负责人', en: 'MES Owner' }, group: 'development', authorities: OWNER },
  developer: {
    name: { 'zh-CN': '应用开发工程师', en: 'Application Developer' },
    group: 'development',
    authorities: MEMBER,
  },

  securityLeader: {
    name: { 'zh-CN': '网络安全组组长', en: 'Network Security Leader' },
    group: 'security',
    authorities: [...LEADER, ...DATA_PROTECTION],
  },
  networkEngineer: {
    name: { 'zh-CN': '网络工程师', en: 'Network Engineer' },
    group: 'security',
    authorities: MEMBER,
  },
  securityEngineer: {
    name: { 'zh-CN': '安全工程师', en: 'Security Engineer' },
    group: 'security',
    authorities: MEMBER,
  },

  supportLeader: {
    name: { 'zh-CN': '技术支持组组长', en: 'Technical Support Leader' },
    group: 'support',
    authorities: LEADER,
  },
  serviceDesk: {
    name: { 'zh-CN': '服务台工程师', en: 'Service Desk Engineer' },
    group: 'support',
    authorities: MEMBER,
  },
  desktopEngineer: {
    name: { 'zh-CN': '桌面工程师', en: 'Desktop Engineer' },
    group: 'support',
    authorities: MEMBER,
  },
} as const satisfies Record<string, Post>
export type PositionName = keyof typeof POSITIONS

/** The posts as plain values: their groups by name, if they have one. */
export const postOf = (name: PositionName): Post => POSITIONS[name]

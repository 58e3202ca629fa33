import type { Text } from '../../../functions/kernel/text.ts'
import type { GroupName, PositionName } from './groups-and-positions.ts'

interface ProvidedService {
  readonly name: Text
  readonly group: GroupName
  /** Where it is not the change manager. */
  readonly changeAuthority?: PositionName
  readonly dependsOn: readonly string[]
}

/** What IT provides here; each stands behind what it depends on. */
export const SERVICES = {
  virtualisation: {
    name: { 'zh-CN': '虚拟化平台', en: 'Virtualisation Platform' },
    group: 'operations',
    dependsOn: [],
  },
  officeNetwork: { name: { 'zh-CN': '办公网络', en: 'Office Network' }, group: 'security', dependsOn: [] },
  firewall: { name: { 'zh-CN': '防火墙', en: 'Firewall' }, group: 'security', dependsOn: [] },
  domain: {
    name: { 'zh-CN': 'AD 域控', en: 'Domain Controllers' },
    group: 'operations',
    dependsOn: ['virtualisation', 'officeNetwork'],
  },
  database: {
    name: { 'zh-CN': '核心数据库', en: 'Core Database' },
    group: 'operations',
    dependsOn: ['virtualisation'],
  },
  backup: {
    name: { 'zh-CN': '备份系统', en: 'Backup System' },
    group: 'operations',
    dependsOn: ['virtualisation'],
  },
  mail: {
    name: { 'zh-CN': '邮件系统', en: 'Mail System' },
    group: 'operations',
    dependsOn: ['domain', 'virtualisation', 'firewall'],
  },
  files: {
    name: { 'zh-CN': '文件服务', en: 'File Service' },
    group: 'operations',
    dependsOn: ['domain', 'virtualisation'],
  },
  monitoring: {
    name: { 'zh-CN': '监控平台', en: 'Monitoring Platform' },
    group: 'operations',
    dependsOn: ['virtualisation', 'officeNetwork'],
  },
  vpn: { name: { 'zh-CN': 'VPN 远程接入', en: 'VPN' }, group: 'security', dependsOn: ['firewall', 'domain'] },
  erp: {
    name: { 'zh-CN': 'ERP 系统', en: 'ERP' },
    group: 'development',
    changeAuthority: 'erpOwner',
    dependsOn: ['database', 'domain'],
  },
  mes: {
    name: { 'zh-CN': 'MES 制造执行系统', en: 'MES' },
    group: 'development',
    changeAuthority: 'mesOwner',
    dependsOn: ['database', 'officeNetwork'],
  },
  oa: {
    name: { 'zh-CN': 'OA 办公系统', en: 'Office Automation' },
    group: 'development',
    dependsOn: ['database', 'domain', 'mail'],
  },
  portal: {
    name: { 'zh-CN': '企业门户', en: 'Company Portal' },
    group: 'development',
    dependsOn: ['oa', 'domain'],
  },
  desktops: {
    name: { 'zh-CN': '桌面终端与打印', en: 'Desktops and Printing' },
    group: 'support',
    dependsOn: ['domain', 'officeNetwork'],
  },
} as const satisfies Record<string, ProvidedService>
export type ServiceName = keyof typeof SERVICES

export const serviceOf = (
  name: ServiceName,
): Omit<ProvidedService, 'dependsOn'> & { readonly dependsOn: readonly ServiceName[] } => SERVICES[name]

/** Services whose owner authorises their changes: the authority holds for these alone. */
export const OWNED: Readonly<Partial<Record<PositionName, ServiceName>>> = { erpOwner: 'erp', mesOwner: 'mes' }

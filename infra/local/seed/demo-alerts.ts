import type { AlertRulesIn } from '../../../functions/alert/alert-rules.contract.ts'
import { MINUTE, plusMillis } from '../../../functions/kernel/instant.ts'
import { demo } from './demo.ts'

/** Monitoring systems that may send. The first has sent something already. */
export const DEMO_SOURCES = [
  { name: 'Prometheus 总部机房', kind: 'alertmanager', labels: { site: 'hq' }, callsPerFiveMinutes: 3000 },
  { name: 'Zabbix 网络与安全', kind: 'zabbix', labels: { team: 'network' }, callsPerFiveMinutes: 300 },
  { name: '业务脚本', kind: 'webhook', labels: {}, callsPerFiveMinutes: 300 },
] as const

export const DEMO_RULES: AlertRulesIn = {
  rules: [
    {
      key: 'test-machines',
      name: '测试环境不处理',
      matchers: [{ label: 'env', is: 'any-of', values: ['test', 'dev'] }],
      outcome: { does: 'ignore' },
    },
    {
      key: 'mail',
      name: '邮件系统：同一集群合并成一条',
      matchers: [{ label: 'job', is: 'prefix', value: 'mail' }],
      outcome: {
        does: 'open',
        service: demo.services.mail,
        impact: 'broad',
        groupBy: ['alertname', 'cluster'],
        resolvesAfter: 10,
      },
    },
    {
      key: 'database',
      name: '核心数据库',
      matchers: [{ label: 'job', is: 'equals', value: 'oracle' }],
      outcome: { does: 'open', service: demo.services.database, impact: 'broad', groupBy: ['alertname', 'instance'] },
    },
    {
      key: 'heartbeats',
      name: '心跳中断：备份',
      matchers: [{ label: 'alertname', is: 'equals', value: 'HeartbeatMissing' }],
      outcome: { does: 'open', serviceLabel: 'service', impact: 'partial', urgency: 'medium', resolvesAfter: 30 },
    },
    {
      key: 'information',
      name: '仅提示：按三级处理',
      matchers: [{ label: 'severity', is: 'any-of', values: ['info', 'Information', 'none'] }],
      outcome: { does: 'open', severity: 3, groupBy: ['alertname'], resolvesAfter: 60 },
    },
  ],
  otherwise: { does: 'open', serviceLabel: 'service', impact: 'partial', resolvesAfter: 15 },
}

export const DEMO_HEARTBEAT = {
  name: '每周异地备份',
  description: '每周日凌晨异地备份完成后由脚本调用一次；没有调用就说明备份没有完成。',
  everyMinutes: 7 * 24 * 60,
  graceMinutes: 120,
  labels: { service: '备份系统' },
}

export const DEMO_SILENCE = {
  matchers: [{ label: 'instance', is: 'prefix', value: 'ups-2' }],
  reason: '二号 UPS 更换电池，厂商在场。',
}

/** What Alertmanager sent a few minutes ago. */
export const DEMO_ALERT = (now: string) => ({
  version: '4',
  status: 'firing',
  receiver: 'onduty',
  externalURL: 'http://alertmanager.example.com:9093',
  alerts: [
    {
      status: 'firing',
      labels: { alertname: 'UpsOnBattery', instance: 'ups-2.hq', job: 'snmp', severity: 'warning' },
      annotations: { summary: 'UPS 2 由电池供电', description: '剩余续航 41 分钟。' },
      startsAt: plusMillis(now, -5 * MINUTE),
      endsAt: '0001-01-01T00:00:00Z',
      generatorURL: 'http://prometheus.example.com:9090/graph?g0.expr=upsOutputStatus',
    },
  ],
})

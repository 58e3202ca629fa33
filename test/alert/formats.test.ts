import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SOURCE_KINDS } from '../../functions/alert/alert-parts.contract.ts'
import { readMail } from '../../functions/alert/formats/mail.ts'
import { signalsIn } from '../../functions/alert/formats/normalise.ts'
import { UnreadableAlertError } from '../../functions/alert/formats/reading.ts'

const NOW = '2026-01-05T01:00:00.000Z'
const payload = (name: string): string => readFileSync(new URL(`payloads/${name}.json`, import.meta.url), 'utf8')

describe('what monitoring systems send, as they send it', () => {
  it('Alertmanager: some fire, some have ended', () => {
    expect(signalsIn('alertmanager', payload('alertmanager'), NOW)).toEqual([
      {
        fingerprint: '7ad4c5a3a1b0f8e2',
        status: 'firing',
        title: 'Filesystem has less than 3% space left.',
        description:
          'Filesystem on /dev/sda1, mounted on /var/spool, at mail-1.example.com:9100 has only 2.91% available space left.',
        labels: {
          alertname: 'NodeFilesystemAlmostOutOfSpace',
          device: '/dev/sda1',
          fstype: 'ext4',
          instance: 'mail-1.example.com:9100',
          job: 'node',
          mountpoint: '/var/spool',
          severity: 'critical',
        },
        hint: 'critical',
        links: [
          'https://runbooks.prometheus-operator.dev/runbooks/node/nodefilesystemalmostoutofspace',
          'http://prometheus-0:9090/graph?g0.expr=node_filesystem_avail_bytes&g0.tab=1',
          'http://alertmanager-0:9093',
        ],
        startsAt: '2026-01-05T00:58:13.283Z',
      },
      expect.objectContaining({
        fingerprint: '0d1f2e3c4b5a6978',
        status: 'resolved',
        title: 'Clock skew detected.',
        hint: 'warning',
        startsAt: '2026-01-05T00:12:43.283Z',
      }),
    ])
  })

  it('Grafana: with its panel, and where to silence it', () => {
    const [signal, ...others] = signalsIn('grafana', payload('grafana'), NOW)
    expect(others).toEqual([])
    expect(signal).toMatchObject({
      fingerprint: '57c6d9296de2ad39',
      status: 'firing',
      title: '邮件队列超过 5000 封',
      labels: { alertname: '邮件队列过长', grafana_folder: '邮件', service: 'mail' },
      startsAt: '2026-01-05T00:58:10.000Z',
    })
    expect(signal?.description).toContain('队列从 08:40 起一直在涨。')
    expect(signal?.description).toContain('value=5321')
    expect(signal?.links[0]).toContain('viewPanel=4')
    expect(signal?.links.at(-2)).toContain('/alerting/silence/new')
  })

  it('Zabbix: a problem and its recovery are the same thing; a comment is nothing', () => {
    const [problem] = signalsIn('zabbix', payload('zabbix-problem'), NOW)
    const [recovery] = signalsIn('zabbix', payload('zabbix-recovery'), NOW)
    expect(problem).toMatchObject({
      status: 'firing',
      title: 'Linux: High CPU utilization (over 90% for 5m)',
      hint: 'critical',
      labels: { host: 'erp-app-1', host_ip: '10.20.3.11', scope: 'performance', service: 'erp', severity: 'High' },
      startsAt: '2026-01-05T00:59:30.000Z',
      links: ['https://zabbix.example.com/tr_events.php?triggerid=23154&eventid=184467'],
    })
    expect(recovery).toMatchObject({ status: 'resolved', startsAt: '2026-01-05T01:05:30.000Z' })
    expect(recovery?.fingerprint).toBe(problem?.fingerprint)
    const comment = payload('zabbix-problem').replace(/("event_update_status": ?")0/, '$11')
    expect(signalsIn('zabbix', comment, NOW)).toEqual([])
  })

  it('CloudWatch through SNS: an alarm, its end, and too little data, which is neither', () => {
    const notification = (message: string) =>
      JSON.stringify({
        Type: 'Notification',
        MessageId: 'm',
        TopicArn: 'arn:aws:sns:eu-west-1:1:t',
        Message: message,
        Timestamp: NOW,
      })
    const alarm = payload('cloudwatch-alarm')
    const [fires] = signalsIn('cloudwatch', notification(alarm), NOW)
    expect(fires).toMatchObject({
      status: 'firing',
      title: 'mail-gateway-5xx',
      labels: {
        alertname: 'mail-gateway-5xx',
        account: '123456789012',
        region: 'ap-southeast-1',
        namespace: 'AWS/ApplicationELB',
        metric: 'HTTPCode_Target_5XX_Count',
        LoadBalancer: 'app/mail/50dc6c495c0c9188',
      },
      startsAt: '2026-01-05T00:59:12.387Z',
    })
    const [ends] = signalsIn('cloudwatch', notification(alarm.replace('"ALARM"', '"OK"')), NOW)
    expect(ends).toMatchObject({ status: 'resolved', fingerprint: fires?.fingerprint })
    expect(signalsIn('cloudwatch', notification(alarm.replace('"ALARM"', '"INSUFFICIENT_DATA"')), NOW)).toEqual([])
    const [words] = signalsIn('cloudwatch', notification('the backup vault is full'), NOW)
    expect(words).toMatchObject({ status: 'firing', title: 'the backup vault is full' })
  })

  it('our own: one alert or many; addresses nobody should follow are left out', () => {
    expect(signalsIn('webhook', payload('webhook'), NOW)).toEqual([
      {
        fingerprint: 'backup/erp',
        status: 'firing',
        title: 'ERP 备份失败',
        description: 'rman 返回 ORA-19502。',
        labels: { alertname: 'backup/erp', host: 'erp-db-1', service: 'erp', severity: 'critical' },
        hint: 'critical',
        links: ['https://wiki.example.com/backup'],
        startsAt: '2026-01-04T18:00:00.000Z',
      },
    ])
    const many = JSON.stringify({
      alerts: [
        { key: 'a', title: 'A' },
        { key: 'b', title: 'B', status: 'resolved' },
      ],
    })
    expect(signalsIn('webhook', many, NOW).map(({ fingerprint, status }) => `${fingerprint} ${status}`)).toEqual([
      'a firing',
      'b resolved',
    ])
  })

  it.each([
    ['[FIRING:1] disk full on db-1', '[RESOLVED] disk full on db-1'],
    ['告警：数据库主从延迟', '恢复：数据库主从延迟'],
    ['PROBLEM - ping erp-1', 'RECOVERY - ping erp-1'],
    ['【告警】磁盘空间不足', '【已恢复】磁盘空间不足'],
    ['Down: https://portal.example.com', 'Up: https://portal.example.com'],
  ])('mail: “%s” ends with “%s”', (fires, ends) => {
    const read = (subject: string) => readMail({ from: 'monitor@example.com', subject, text: 'x' }, NOW)[0]
    expect(read(fires)?.status).toBe('firing')
    expect(read(ends)?.status).toBe('resolved')
    expect(read(ends)?.fingerprint).toBe(read(fires)?.fingerprint)
  })

  it.each([
    ['SMTP backup queue is growing', 'firing'],
    ['the book of accounts cannot be opened', 'firing'],
    ['group update failed', 'firing'],
  ])('mail: “%s” is %s, whatever letters it has', (subject, status) => {
    expect(readMail({ from: 'monitor@example.com', subject, text: '' }, NOW)[0]?.status).toBe(status)
  })
})

describe('whatever else comes', () => {
  it('is read, or said to be unreadable; nothing else happens', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.json(),
      fc.anything().map((each) => String(JSON.stringify(each))),
    )
    fc.assert(
      fc.property(fc.constantFrom(...SOURCE_KINDS), anything, (kind, text) => {
        try {
          for (const { title, labels, description } of signalsIn(kind, text, NOW)) {
            expect(title.length).toBeLessThanOrEqual(200)
            expect(description.length).toBeLessThanOrEqual(4000)
            expect(Object.keys(labels).length).toBeLessThanOrEqual(40)
          }
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableAlertError)
          expect((error as UnreadableAlertError).why['zh-CN']).toMatch(/[\u4e00-\u9fff]/)
        }
      }),
    )
  })

  it('has only so many labels of such a length, and always the same of them', () => {
    const labels = Object.fromEntries(Array.from({ length: 100 }, (_, nth) => [`label${nth}`, 'x'.repeat(1000)]))
    const [signal] = signalsIn('webhook', JSON.stringify({ key: 'k', title: 't', labels }), NOW)
    expect(Object.keys(signal?.labels ?? {})).toHaveLength(40)
    expect(Math.max(...Object.values(signal?.labels ?? {}).map(({ length }) => length))).toBeLessThanOrEqual(300)
  })

  it('never reaches a prototype', () => {
    const text = '{"alerts":[{"status":"firing","labels":{"__proto__":"x","constructor":"y","alertname":"a"}}]}'
    const [signal] = signalsIn('alertmanager', text, NOW)
    expect(signal?.labels.alertname).toBe('a')
    expect(Object.getPrototypeOf({})).toBe(Object.prototype)
  })
})

import type { ParkedOut } from '../../../functions/outbox/outbox.contract.ts'
import { at, summaryOf, told } from './fixture-changes.ts'
import { nth } from './fixture-department.ts'

const [, , third] = told.map(summaryOf)

export const parked: ParkedOut[] = [
  {
    id: nth('out', 1, at('06 16:00')),
    kind: 'mail',
    letter: 'change.reminder',
    to: 'wang.jianguo@example.com',
    workflow: null,
    concerns: third === undefined ? [] : [third.id],
    error: '550 5.1.1 mailbox unavailable',
    tries: 5,
    decidedAt: at('06 16:00'),
    parkedAt: at('06 16:42'),
  },
  {
    id: nth('out', 2, at('06 17:05')),
    kind: 'start',
    letter: null,
    to: null,
    workflow: 'change-lifecycle',
    concerns: third === undefined ? [] : [third.id],
    error: 'TooManyRequestsException: rate exceeded',
    tries: 5,
    decidedAt: at('06 17:05'),
    parkedAt: at('06 17:50'),
  },
]

export const tokens = [
  {
    id: nth('tok', 1),
    name: '备份报告脚本',
    person: nth('per', 2),
    actsAs: 'machine',
    scopes: ['duties:write', 'changes:read'],
    issuedAt: at('02 09:00'),
    validUntil: '2026-04-02T01:00:00.000Z',
    version: 1,
  },
]

const body = `<!doctype html><html lang="zh-CN"><body style="margin:0;background:#f3f5f8"><table role="presentation" width="100%"><tr><td align="center" style="padding:24px">
<table role="presentation" width="560" style="background:#ffffff;border-radius:12px;border-top:4px solid #0958d9"><tr><td style="padding:28px">
<p style="color:#0958d9;margin:0 0 8px">请您处理</p><h1 style="font-size:22px;margin:0 0 12px;color:#1f2733">请授权变更 CHG-1042</h1>
<p style="color:#1f2733">邮件网关 TLS 证书更换 · 中风险</p><p><a href="/d/example" style="background:#0958d9;color:#ffffff;padding:10px 24px;border-radius:8px;text-decoration:none">查看并决定</a></p>
<script>document.body.innerHTML = 'a script has run'</script></td></tr></table></td></tr></table></body></html>`

export const mails = [
  {
    id: 'mail-2',
    to: 'wang.jianguo@example.com',
    from: 'onduty@example.com',
    subject: '[催办] 请授权变更 CHG-1042：邮件网关 TLS 证书更换',
    text: '请授权变更 CHG-1042\n\n邮件网关 TLS 证书更换 · 中风险\n查看并决定：http://localhost/d/example\n',
    html: body,
    headers: { 'Message-ID': '<2@example.com>', 'Auto-Submitted': 'auto-generated' },
    sentAt: at('07 09:40'),
  },
  {
    id: 'mail-1',
    to: 'li.wei@example.com',
    from: 'onduty@example.com',
    subject: '请评估变更 CHG-1044：核心交换机固件升级至 17.9.4',
    text: '请评估变更 CHG-1044\n',
    html: body.replace('CHG-1042', 'CHG-1044'),
    headers: { 'Message-ID': '<1@example.com>', 'Auto-Submitted': 'auto-generated' },
    sentAt: at('06 17:05'),
  },
]

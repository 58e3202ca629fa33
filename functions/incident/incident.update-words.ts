import type { Text } from '../kernel/text.ts'

/** What mails to those an incident concerns say. */
export const UPDATE_WORDS = {
  subject: {
    opened: { 'zh-CN': '【故障】{name}', en: '[Incident] {name}' },
    update: { 'zh-CN': '【进展】{name}', en: '[Update] {name}' },
    resolved: { 'zh-CN': '【已恢复】{name}', en: '[Resolved] {name}' },
  },
  opened: {
    'zh-CN': '{service}出现故障，IT 部门已收到，正在安排处理。有进展会再通知您，您不必重复报告。',
    en: 'Something is wrong with {service}. IT knows and is on it. You will hear how it goes; there is no need to report it again.',
  },
  again: {
    'zh-CN': '{service}的故障再次出现，IT 部门已在处理。有进展会再通知您，您不必重复报告。',
    en: 'Something is wrong with {service} again. IT knows and is on it. You will hear how it goes; there is no need to report it again.',
  },
  resolved: {
    'zh-CN': '{service}已恢复正常。如果您仍遇到问题，请重新报告。',
    en: 'It works again: {service}. If it still does not for you, please report it.',
  },
  drill: {
    'zh-CN': '这是应急演练，服务没有真的中断，只通知参加演练的人。',
    en: 'This is a drill: nothing is really broken, and only those who take part are told.',
  },
  drillOver: {
    'zh-CN': '演练故障已解除，谢谢参加。请协助写明哪些有效、哪些无效。',
    en: 'The incident of the drill is over, thank you. Please help to write down what worked and what did not.',
  },
  onlyChinese: {
    'zh-CN': '本次通报只有中文。',
    en: 'This update was written in Chinese only; it follows as it was written.',
  },
  ourServices: { 'zh-CN': 'IT 服务', en: 'an IT service' },
  service: { 'zh-CN': '服务', en: 'Service' },
  severity: { 'zh-CN': '级别', en: 'Severity' },
  status: { 'zh-CN': '状态', en: 'Status' },
  since: { 'zh-CN': '发生', en: 'Since' },
  ended: { 'zh-CN': '恢复', en: 'Ended' },
  next: { 'zh-CN': '下次通报', en: 'Next update' },
  by: { 'zh-CN': '{at} 前', en: 'by {at}' },
  openIncident: { 'zh-CN': '查看故障', en: 'Open the incident' },
  openStatus: { 'zh-CN': '查看服务状态', en: 'See how services are' },
  footer: {
    'zh-CN': '您收到本邮件，是因为您参与处理、报告或关注了这起故障所涉及的服务，或负责 IT 部门的管理。',
    en: 'You get this mail because you work on this incident, reported it or follow its service, or are responsible in IT.',
  },
} as const satisfies Readonly<Record<string, Text | Readonly<Record<string, Text>>>>

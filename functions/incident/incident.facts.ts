import { formatInstant } from '../calendar/index.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Language, shortened, type Text } from '../kernel/text.ts'
import type { MailFact } from '../mail/index.ts'
import { personRefIn } from '../obligation/index.ts'
import type { Directory } from '../responsibility/index.ts'
import type { Incident } from './incident.ts'
import { IMPACT_NAMES, STATUS_NAMES, URGENCY_NAMES } from './incident.words.ts'

/** `INC-1042 全公司收不到外部邮件`, marked when it is only a drill. */
export const nameOfIncident = ({ number, title, exercise }: Incident, language: Language): string =>
  `${exercise === undefined ? '' : DRILL[language]}${number} ${title}`

export const DRILL: Text = { 'zh-CN': '【演练】', en: '[Drill] ' }

export const SEVERITY_NAMES: Readonly<Record<Incident['severity'], Text>> = {
  1: { 'zh-CN': '一级', en: 'Severity 1' },
  2: { 'zh-CN': '二级', en: 'Severity 2' },
  3: { 'zh-CN': '三级', en: 'Severity 3' },
}

const LONGEST = 400

/** What somebody has to know who is asked for something on it. */
export function factsOf(
  incident: Incident,
  { directory, language, now }: { readonly directory: Directory; readonly language: Language; readonly now: Instant },
): MailFact[] {
  const { timeZone } = directory.department.calendar
  const service = directory.services.get(incident.service ?? '')
  const at = (instant: Instant) => formatInstant(instant, timeZone, language, now)
  const comma = language === 'en' ? ', ' : '，'
  return [
    [NAMES.severity[language], SEVERITY_NAMES[incident.severity][language]],
    [
      NAMES.hits[language],
      `${IMPACT_NAMES[incident.impact][language]}${comma}${URGENCY_NAMES[incident.urgency][language]}`,
    ],
    ...(service === undefined ? [] : [[NAMES.service[language], service.name[language]] as const]),
    [NAMES.status[language], STATUS_NAMES[incident.status][language]],
    [NAMES.since[language], at(incident.raisedAt)],
    ...(incident.roles.commander === undefined
      ? []
      : [[NAMES.commander[language], personRefIn(directory, incident.roles.commander).name] as const]),
    ...(incident.description === ''
      ? []
      : [[NAMES.description[language], shortened(incident.description, LONGEST)] as const]),
  ]
}

const NAMES = {
  severity: { 'zh-CN': '级别', en: 'Severity' },
  hits: { 'zh-CN': '影响', en: 'Hits' },
  service: { 'zh-CN': '服务', en: 'Service' },
  status: { 'zh-CN': '状态', en: 'Status' },
  since: { 'zh-CN': '发生', en: 'Since' },
  commander: { 'zh-CN': '指挥', en: 'Commander' },
  description: { 'zh-CN': '情况', en: 'What happens' },
} as const satisfies Readonly<Record<string, Text>>

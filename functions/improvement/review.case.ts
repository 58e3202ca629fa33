import { entriesIn } from '../audit-trail/index.ts'
import { formatInstant } from '../calendar/index.ts'
import { shortened, type Text } from '../kernel/text.ts'
import type { MailFact } from '../mail/index.ts'
import { type CaseDescription, type CaseKind, type Describing, personRefIn } from '../obligation/index.ts'
import { SEVERITY_NAMES } from './improvement.words.ts'
import type { ReviewHead } from './review.ts'
import { barredFromAccepting, whoJudges } from './rules/who-judges.ts'

/** Reviews of incidents, as the floor of obligations sees them. */
export const reviewKind: CaseKind = {
  prefix: 'pir',
  workflow: 'post-incident-review',
  standards: {
    'post-incident-review.write': {
      'zh-CN': '写明影响、原因、做得好的和要改进的，提出改进措施，提交评审。只问原因，不问是谁。',
      en: 'Say what it meant, why it happened, what went well and what to improve; name actions; hand it in. Ask why, not who.',
    },
    'post-incident-review.accept': {
      'zh-CN': '读一遍：原因是否写到了根上，措施是否能落实。通过或退回。',
      en: 'Read it: do the causes go deep enough, can the actions be done? Accept it, or send it back.',
    },
  },
  stageOf: (head) => (head as ReviewHead).stage,
  mayNotAnswer: (head, kind) => (kind === 'post-incident-review.accept' ? barredFromAccepting(head as ReviewHead) : []),
  needs: (_, kind) => (kind === 'post-incident-review.accept' ? { act: 'improvement.close', on: {} } : undefined),
  asks: (head, kind, directory, now) =>
    kind === 'post-incident-review.accept'
      ? whoJudges(barredFromAccepting(head as ReviewHead), directory, now)
      : undefined,
  turn: async () => ({ acts: [], answer: undefined }),
  describe,
  onPaper: (id) => `/print/post-incident-reviews/${id}`,
}

const LONGEST = 400

function describe({ standing, obligation, directory, language, rows, now }: Describing): CaseDescription {
  const review = standing.head as ReviewHead
  const words = STEPS[obligation.kind === 'post-incident-review.accept' ? 'accept' : 'write']
  const service = directory.services.get(review.service ?? '')
  const back = entriesIn(rows).find(({ did }) => did === 'post-incident-review.sent-back')?.personal?.comment?.value
  const facts: MailFact[] = [
    [FACTS.incident[language], `${review.incidentNumber} ${review.title}`],
    [FACTS.severity[language], SEVERITY_NAMES[review.severity][language]],
    ...(service === undefined ? [] : [[FACTS.service[language], service.name[language]] as const]),
    [FACTS.resolved[language], formatInstant(review.resolvedAt, directory.department.calendar.timeZone, language, now)],
    ...(review.cause === undefined ? [] : [[FACTS.cause[language], review.cause] as const]),
    ...(review.submittedBy === undefined
      ? []
      : [[FACTS.by[language], personRefIn(directory, review.submittedBy).name] as const]),
    ...(back === undefined || review.status !== 'draft'
      ? []
      : [[FACTS.back[language], shortened(back, LONGEST)] as const]),
  ]
  return {
    wanted: words.wanted[language],
    name: `${review.number} ${review.title}`,
    lead: [words.lead[language]],
    facts,
    href: `/post-incident-reviews/${review.id}`,
    action: { label: words.action[language], isDecision: false },
  }
}

const STEPS = {
  write: {
    wanted: { 'zh-CN': '请写复盘', en: 'please write the review' },
    lead: {
      'zh-CN':
        '故障已经解决，请写复盘。时间线和经过已经自动填好，您只需写影响、原因和改进。复盘找的是原因，不是责任人。',
      en: 'The incident is over. Please write its review: what happened is filled in already; what it meant, why it happened and what to improve is yours to say. A review looks for causes, not for culprits.',
    },
    action: { 'zh-CN': '写复盘', en: 'Write the review' },
  },
  accept: {
    wanted: { 'zh-CN': '请评审复盘', en: 'please read the review' },
    lead: {
      'zh-CN': '复盘已经写好。您没有指挥这起故障，请您读一遍：通过，或写明要补充什么后退回。',
      en: 'The review is written. You did not lead this incident, so please read it: accept it, or say what is missing and send it back.',
    },
    action: { 'zh-CN': '查看并评审', en: 'Read it' },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<'wanted' | 'lead' | 'action', Text>>>>

const FACTS = {
  incident: { 'zh-CN': '故障', en: 'Incident' },
  severity: { 'zh-CN': '级别', en: 'Severity' },
  service: { 'zh-CN': '服务', en: 'Service' },
  resolved: { 'zh-CN': '解决于', en: 'Resolved' },
  cause: { 'zh-CN': '原因', en: 'Cause' },
  by: { 'zh-CN': '提交人', en: 'Handed in by' },
  back: { 'zh-CN': '退回说明', en: 'Sent back because' },
} as const satisfies Readonly<Record<string, Text>>

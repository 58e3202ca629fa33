import { entriesIn } from '../audit-trail/index.ts'
import { say, type Text } from '../kernel/text.ts'
import type { MailFact } from '../mail/index.ts'
import { type CaseDescription, type CaseKind, type Describing, personRefIn } from '../obligation/index.ts'
import type { FindingHead } from './finding.ts'
import { SEVERITY_NAMES } from './finding.words.ts'
import { barredFromVerifying, whoVerifies } from './rules/who-verifies.ts'

/** Findings, as the floor of obligations sees them. */
export const findingKind: CaseKind = {
  prefix: 'fnd',
  workflow: 'finding',
  standards: {
    'finding.remediate': {
      'zh-CN': '排除问题，写明做了什么。',
      en: 'Put it right, and say what was done.',
    },
    'finding.verify': {
      'zh-CN': '核实问题确已排除，给出结论：关闭或退回。',
      en: 'See for yourself whether it is put right: close it, or send it back.',
    },
  },
  stageOf: (head) => (head as FindingHead).stage,
  mayNotAnswer: (head, kind) => (kind === 'finding.verify' ? barredFromVerifying(head as FindingHead) : []),
  needs: (_, kind) => (kind === 'finding.verify' ? { act: 'finding.close', on: {} } : undefined),
  asks: (head, kind, directory, now) =>
    kind === 'finding.verify' ? whoVerifies(head as FindingHead, directory, now) : undefined,
  turn: async () => ({ acts: [], answer: undefined }),
  describe,
}

function describe({ standing, obligation, directory, language, rows }: Describing): CaseDescription {
  const finding = standing.head as FindingHead
  const words = STEPS[obligation.kind === 'finding.verify' ? 'verify' : 'remediate']
  const facts: MailFact[] = [
    [FACTS.severity[language], SEVERITY_NAMES[finding.severity][language]],
    [FACTS.description[language], shortened(finding.description[language])],
    ...(finding.recurrences === 0
      ? []
      : [[FACTS.again[language], say(TIMES, language, { count: finding.recurrences })] as const]),
    ...(finding.remediatedBy === undefined
      ? []
      : [[FACTS.by[language], personRefIn(directory, finding.remediatedBy).name] as const]),
    ...done(rows).map((words): MailFact => [FACTS.done[language], shortened(words)]),
  ]
  return {
    wanted: words.wanted[language],
    name: `${finding.number} ${finding.title[language]}`,
    lead: [words.lead[language]],
    facts,
    href: `/findings/${finding.id}`,
    action: { label: words.action[language], isDecision: false },
  }
}

/** What the last remediation, or the last refusal of one, says. */
function done(rows: Describing['rows']): string[] {
  const comment = entriesIn(rows).find(({ did }) => SAID.has(did))?.personal?.comment?.value
  return comment === undefined ? [] : [comment]
}
const SAID: ReadonlySet<string> = new Set(['finding.remediated', 'finding.sent-back'])

const LONGEST = 400
const shortened = (words: string): string => (words.length <= LONGEST ? words : `${words.slice(0, LONGEST - 1)}…`)

const STEPS = {
  remediate: {
    wanted: { 'zh-CN': '请整改', en: 'please put right' },
    lead: {
      'zh-CN': '发现了一个问题，由您负责整改。完成后请写明做了什么，另有同事核验。',
      en: 'Something was found that is yours to put right. Say what you did once it is; somebody else verifies it.',
    },
    action: { 'zh-CN': '查看并整改', en: 'Open the finding' },
  },
  verify: {
    wanted: { 'zh-CN': '请核验整改', en: 'please verify' },
    lead: {
      'zh-CN': '责任人报告问题已排除，请您核实：确已排除的关闭，没有排除的退回。',
      en: 'Its owner says that it is put right. Please see whether it is: close it, or send it back.',
    },
    action: { 'zh-CN': '查看并核验', en: 'Open and verify' },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<'wanted' | 'lead' | 'action', Text>>>>

const FACTS = {
  severity: { 'zh-CN': '严重程度', en: 'Severity' },
  description: { 'zh-CN': '问题', en: 'What is wrong' },
  again: { 'zh-CN': '再次出现', en: 'Came back' },
  by: { 'zh-CN': '整改人', en: 'Put right by' },
  done: { 'zh-CN': '最近说明', en: 'What was said last' },
} as const satisfies Readonly<Record<string, Text>>
const TIMES: Text = { 'zh-CN': '{count} 次', en: '{count} times' }

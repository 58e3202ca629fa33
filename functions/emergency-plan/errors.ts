import type { JsonObject } from '../kernel/json.ts'
import { InvalidInputError, RefusalError, type RefusalStatus } from '../kernel/refusal.ts'
import { say, type Text } from '../kernel/text.ts'
import { PROBLEM_WORDS } from './problem.words.ts'
import type { Problem } from './rules/problem.ts'

type Words = readonly [status: RefusalStatus, chinese: string, english: string]

/** Why something about a plan or a drill cannot be as somebody wants it. */
const REFUSALS = {
  'plan-retired': [409, '这个预案已停用。', 'This plan is not in use any more.'],
  'too-many-plans': [409, '预案最多 100 个，请先停用不再需要的。', 'At most 100 plans; retire one first.'],
  'not-your-plan': [
    403,
    '预案由负责岗位所在组的成员和有发布权限的人修改。',
    'A plan is edited by the group of its owner, and by those who publish plans.',
  ],
  'nothing-to-publish': [409, '没有待发布的修改。', 'There is nothing to publish.'],
  'nothing-to-discard': [409, '没有可放弃的修改。', 'There is no draft to discard.'],
  'wrote-it-alone': [
    403,
    '草稿由您一人编写，须由其他人发布。',
    'You wrote this draft alone; somebody else has to publish it.',
  ],
  'not-published': [409, '预案尚未发布，不能演练。', 'The plan is not published yet and cannot be drilled.'],
  'drill-is-open': [409, '这个预案已有一次演练在进行。', 'A drill of this plan is on already.'],
  'drill-is-running': [409, '演练正在进行，请先结束演练。', 'A drill is running; bring it to its end first.'],
  'wrong-status': [409, '演练目前的状态不能这样做。', 'The drill is not in a state in which this can be done.'],
  'drill-is-due': [
    409,
    '这次演练是按周期必须完成的，不能取消，可以改期。',
    'This drill is due by its interval: it can be put off, not cancelled.',
  ],
  'not-accountable': [
    403,
    '由演练的责任人总结，您不是责任人。',
    'Whoever is accountable for the drill writes it down.',
  ],
} as const satisfies Readonly<Record<string, Words>>

export type PlanRefusal = keyof typeof REFUSALS

export function refused(code: PlanRefusal, evidence: JsonObject = {}): RefusalError {
  const [status, chinese, english] = REFUSALS[code]
  return new RefusalError(status, { code, text: { 'zh-CN': chinese, en: english }, values: {} }, evidence)
}

const INPUTS = {
  'unknown-person': { 'zh-CN': '没有此人，或此人已离职。', en: 'There is no such person, or they have left.' },
  'unknown-owner': { 'zh-CN': '没有这个岗位。', en: 'There is no such position.' },
  'not-of-this-plan': { 'zh-CN': '预案不适用于此项。', en: 'The plan is not for that.' },
  'in-the-past': { 'zh-CN': '请选择以后的时间。', en: 'Choose a time that is ahead.' },
  'too-late': {
    'zh-CN': '须在预案转红之前演练；已转红的，两周之内。',
    en: 'Before the plan turns red; where it is red, within two weeks.',
  },
  'person-without-position': {
    'zh-CN': '此人在信息技术部没有岗位。',
    en: 'This person holds no position in the department.',
  },
} as const satisfies Readonly<Record<string, Text>>

export const invalid = (path: string, code: keyof typeof INPUTS) =>
  new InvalidInputError([{ path, code, message: INPUTS[code] }])

/** 422: the plan cannot be published as it is, and everything that is wrong with it. */
export const notFit = (problems: readonly Problem[]) =>
  new InvalidInputError(
    problems.map(({ path, problem, values }) => ({
      path,
      code: problem,
      message: {
        'zh-CN': say(PROBLEM_WORDS[problem], 'zh-CN', values),
        en: say(PROBLEM_WORDS[problem], 'en', values),
      },
    })),
  )

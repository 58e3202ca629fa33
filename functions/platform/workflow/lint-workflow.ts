import type { Reason } from '../../kernel/refusal.ts'
import type { State, StateGroup, StateMachine } from './states-language.ts'

const LONGEST_NAME = 80
/** Begins with a capital; words, not CamelCase or snake_case. */
const SENTENCE = /^[A-Z][A-Za-z0-9]*(?:(?:,? |[’'-])[A-Za-z0-9]+)*[?]?$/
const GLUED_WORDS = /[a-z][A-Z]|_/
/** What gives another answer when asked again. */
const UNSTEADY = /\$(?:now|millis|random|uuid|eval)\b/

/** Everything that is wrong with a workflow's definition, beyond what its type and the service's schema refuse. */
export function lintWorkflow(machine: StateMachine): Reason[] {
  const groups = groupsOf(machine)
  return [...groups.flatMap(lintWays), ...groups.flatMap(lintStates), ...lintDoubles(groups)]
}

/** The machine itself and every group of states inside it. */
export function groupsOf(group: StateGroup): StateGroup[] {
  return [group, ...Object.values(group.States).flatMap(innerGroups).flatMap(groupsOf)]
}

/** The states that may follow a state directly. */
export function nextStates(state: State): string[] {
  const named = [
    'Next' in state ? state.Next : undefined,
    ...('Catch' in state ? (state.Catch ?? []).map(({ Next }) => Next) : []),
    ...(state.Type === 'Choice' ? [...state.Choices.map(({ Next }) => Next), state.Default] : []),
  ]
  return named.filter((name) => name !== undefined)
}

const innerGroups = (state: State): readonly StateGroup[] =>
  state.Type === 'Parallel' ? state.Branches : state.Type === 'Map' ? [state.ItemProcessor] : []

function lintWays(group: StateGroup): Reason[] {
  const reached = new Set([group.StartAt])
  for (const name of reached) for (const next of nextStates(group.States[name] ?? NOWHERE)) reached.add(next)
  const missing = [...reached].filter((name) => group.States[name] === undefined)
  const unreached = Object.keys(group.States).filter((name) => !reached.has(name))
  return [
    ...missing.map((state) =>
      reason('state-missing', state, '没有名为“{state}”的状态。', 'There is no state “{state}”.'),
    ),
    ...unreached.map((state) =>
      reason('state-unreachable', state, '没有路径通向“{state}”。', 'No way leads to “{state}”.'),
    ),
  ]
}

const NOWHERE: State = { Type: 'Succeed' }

function lintStates(group: StateGroup): Reason[] {
  return Object.entries(group.States).flatMap(([name, state]) => [
    ...lintName(name),
    ...lintExpressions(name, state),
    ...(state.Type === 'Task' && state.TimeoutSeconds === undefined
      ? [reason('task-without-timeout', name, '任务“{state}”没有时限。', 'Task “{state}” has no time limit.')]
      : []),
    ...(state.Type === 'Choice' && state.Default === undefined
      ? [reason('choice-without-default', name, '选择“{state}”没有默认去向。', 'Choice “{state}” has no default.')]
      : []),
  ])
}

function lintName(name: string): Reason[] {
  if (name.length > LONGEST_NAME) {
    return [
      reason(
        'state-name-too-long',
        name,
        '状态名“{state}”超过80个字符。',
        'State name “{state}” has more than 80 letters.',
      ),
    ]
  }
  if (SENTENCE.test(name) && !GLUED_WORDS.test(name)) return []
  return [
    reason(
      'state-name-unreadable',
      name,
      '状态名“{state}”不像一句话。',
      'State name “{state}” does not read like a sentence.',
    ),
  ]
}

function lintExpressions(name: string, state: State): Reason[] {
  const texts = stringsIn(state)
  return [
    ...(texts.some((text) => text.startsWith('{%') && UNSTEADY.test(text))
      ? [
          reason(
            'expression-unsteady',
            name,
            '“{state}”中的表达式每次求值可能不同；时间应由任务给出。',
            'An expression of “{state}” answers differently each time; time comes from tasks.',
          ),
        ]
      : []),
    ...(texts.some((text) => text.startsWith('{%') !== text.endsWith('%}'))
      ? [
          reason(
            'expression-unfinished',
            name,
            '“{state}”中的表达式没有写完整。',
            'An expression of “{state}” is not finished.',
          ),
        ]
      : []),
  ]
}

/** Every string of a state, not those of the states inside it. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'States' || key === 'Comment' ? [] : stringsIn(inner),
  )
}

/** The service wants names to be unique over the whole machine, groups inside included. */
function lintDoubles(groups: readonly StateGroup[]): Reason[] {
  const names = groups.flatMap((group) => Object.keys(group.States))
  const doubles = new Set(names.filter((name, at) => names.indexOf(name) < at))
  return [...doubles].map((state) =>
    reason('state-name-twice', state, '有多个状态名为“{state}”。', 'More than one state is called “{state}”.'),
  )
}

const reason = (code: string, state: string, zh: string, en: string): Reason => ({
  code,
  text: { 'zh-CN': zh, en },
  values: { state },
})

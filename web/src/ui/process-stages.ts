/**
 * A procedure as people know it, read from the States Language document that runs it. What is only machinery (the
 * choice after a stage, the tick when time is up, pauses after faults, the pick-up at the start) is folded away; what is
 * left is the stages, in order, and which leads where.
 */
export interface Process {
  readonly stages: readonly ProcessStage[]
  /** Ways onward, from and to as names of stages. */
  readonly ways: readonly Way[]
}

export interface ProcessStage {
  /** Name of its state: `Ask the change authority`. */
  readonly state: string
  /** The word for it in answers: `authorise`; the ending's is `over`. */
  readonly word: string
  /** What happens when time is up: `Remind or escalate the authorisation`. */
  readonly timeUp: string | undefined
  readonly isEnd: boolean
}

export interface Way {
  readonly from: string
  readonly to: string
  /** Leads to a stage that came before: the procedure begins again there. */
  readonly isBack: boolean
}

/** Where a stage stands in a case; `stopped`: it came to an unhappy end. */
export type Progress = 'done' | 'now' | 'ahead' | 'stopped' | 'left-out'

/** What matters of a state here. Everything is optional: the document comes from outside. */
interface State {
  readonly Type?: string
  readonly Resource?: string
  readonly Arguments?: { readonly Payload?: { readonly stage?: string } }
  readonly Next?: string
  readonly Default?: string
  readonly Choices?: readonly { readonly Condition?: string; readonly Next: string }[]
}
type States = Readonly<Record<string, State>>

export const END_WORD = 'over'
const CONTINUED_ELSEWHERE = /\['continued'\]/

export function processOf(definition: Readonly<Record<string, unknown>>): Process {
  const states = (definition.States ?? {}) as States
  const start = typeof definition.StartAt === 'string' ? definition.StartAt : ''
  const order = [...stagesAfter(states, start)]
  for (const name of order) for (const next of stagesAfter(states, name)) if (!order.includes(next)) order.push(next)

  const inOrder = [...order.filter((name) => !isEnd(states[name])), ...order.filter((name) => isEnd(states[name]))]
  const stages = inOrder.map((state) => stageOf(states, state))
  const ways = inOrder.flatMap((from, place) =>
    [...stagesAfter(states, from)]
      .filter((to) => to !== from)
      .map((to) => ({ from, to, isBack: inOrder.indexOf(to) < place })),
  )
  return { stages, ways }
}

/** The ways worth drawing: onward ones; to the end only from where nothing else is left. */
export const waysToDraw = ({ stages, ways }: Process): readonly Way[] => {
  const ends = new Set(stages.filter((stage) => stage.isEnd).map(({ state }) => state))
  const onward = ways.filter(({ isBack }) => !isBack)
  const goesOn = new Set(onward.filter(({ to }) => !ends.has(to)).map(({ from }) => from))
  return onward.filter(({ from, to }) => !ends.has(to) || !goesOn.has(from))
}

function stageOf(states: States, state: string): ProcessStage {
  const word = isEnd(states[state]) ? END_WORD : (states[state]?.Arguments?.Payload?.stage ?? state)
  const timeUp = Object.entries(states).find(([name, each]) => name !== state && isTick(each) && wordOf(each) === word)
  return { state, word, timeUp: timeUp?.[0], isEnd: isEnd(states[state]) }
}

const wordOf = (state: State | undefined): string | undefined => state?.Arguments?.Payload?.stage
const isEnd = (state: State | undefined): boolean => state?.Type === 'Succeed'
const waitsForSomebody = (state: State | undefined): boolean =>
  state?.Resource?.endsWith('.waitForTaskToken') === true && wordOf(state) !== undefined
const isTick = (state: State | undefined): boolean => state?.Type === 'Task' && !waitsForSomebody(state)

/** The stages reached next from a state, through the machinery between them, in the order of its choices. */
function stagesAfter(states: States, from: string, seen = new Set<string>([from])): Set<string> {
  const found = new Set<string>()
  for (const next of onwardFrom(states[from])) {
    if (waitsForSomebody(states[next]) || isEnd(states[next])) found.add(next)
    else if (!seen.has(next)) for (const beyond of stagesAfter(states, next, seen.add(next))) found.add(beyond)
  }
  return found
}

/** Faults are caught and continued executions are the same procedure: neither is a way people know. */
function onwardFrom(state: State | undefined): string[] {
  if (state === undefined) return []
  const choices = (state.Choices ?? []).filter(({ Condition = '' }) => !CONTINUED_ELSEWHERE.test(Condition))
  return [state.Next, ...choices.map(({ Next }) => Next)].filter((next) => next !== undefined)
}

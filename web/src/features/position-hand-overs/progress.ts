import type { HandOverOut } from '../../../../functions/position-hand-over/position-hand-over.contract.ts'

/** What a hand-over is gone through in: its four parts, then the signatures. */
export const STEPS = ['duties', 'obligations', 'entitlements', 'knowledge', 'sign'] as const
export type Step = (typeof STEPS)[number]
export type Part = Exclude<Step, 'sign'>
export const PARTS = STEPS.filter((step): step is Part => step !== 'sign')

export type Progress =
  | 'to-prepare'
  | 'returned'
  | 'to-confirm'
  | 'confirmed'
  | 'ahead'
  | 'to-sign'
  | 'half-signed'
  | 'signed'

export const partOf = ({ sections }: Pick<HandOverOut, 'sections'>, part: Part) =>
  sections.find(({ section }) => section === part)

/** How far a step is. */
export function progressOf(handOver: Pick<HandOverOut, 'sections' | 'signatures' | 'stage'>, step: Step): Progress {
  if (step === 'sign') {
    const { giver, receiver } = handOver.signatures
    if (giver !== null && receiver !== null) return 'signed'
    if (giver !== null || receiver !== null) return 'half-signed'
    return handOver.stage === 'sign' ? 'to-sign' : 'ahead'
  }
  const part = partOf(handOver, step)
  if (part?.confirmed) return 'confirmed'
  if (part?.prepared) return 'to-confirm'
  return part?.returned ? 'returned' : 'to-prepare'
}

type Known = Pick<HandOverOut, 'sections' | 'signatures' | 'stage' | 'actions'>

const isToPrepare = (progress: Progress): boolean => progress === 'to-prepare' || progress === 'returned'

/** The step that waits for whoever looks, after the one just done where there is one; without any, the first unfinished. */
export function stepFor(handOver: Known, justDone?: Step): Step {
  const { actions } = handOver
  const others = PARTS.filter((part) => part !== justDone)
  const find = (is: (progress: Progress) => boolean) => others.find((part) => is(progressOf(handOver, part)))
  const mine =
    (actions.includes('prepare') ? find(isToPrepare) : undefined) ??
    (actions.includes('confirm') ? find((progress) => progress === 'to-confirm') : undefined)
  if (mine !== undefined) return mine
  if (justDone !== undefined) return 'sign'
  return find((progress) => progress !== 'confirmed') ?? 'sign'
}

/** Whether whoever looks works through a part now. What the receiver has before them rests until they send it back. */
export const mayDecide = (handOver: Known, part: Part): boolean =>
  handOver.actions.includes('prepare') && isToPrepare(progressOf(handOver, part))

/** Whether the giver may still change a part that the receiver has before them; duties are as the book says. */
export const mayReopen = (handOver: Known, part: Part): boolean =>
  handOver.actions.includes('prepare') && !isToPrepare(progressOf(handOver, part)) && part !== 'duties'

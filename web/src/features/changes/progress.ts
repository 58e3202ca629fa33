import type { ChangeOut } from '../../../../functions/change/change.contract.ts'
import { END_WORD, type Process, type Progress } from '../../ui/process-stages.ts'

/** The decision of the present round that a stage came to. */
export const decisionOn = ({ decisions }: ChangeOut, word: string) =>
  decisions.findLast(({ stage, stands }) => stands && stage === word)

/** Where a stage stands: before, at or after the present one. What an ended change never came to was left out. */
export function progressOf(change: ChangeOut, { stages }: Process, word: string): Progress {
  if (word === change.stage) return word !== END_WORD ? 'now' : change.status === 'closed' ? 'done' : 'stopped'
  if (UNHAPPY.has(decisionOn(change, word)?.outcome ?? '')) return 'stopped'
  if (change.stage === END_WORD) return wasReached(change, word) ? 'done' : 'left-out'
  const place = (of: string) => stages.findIndex((stage) => stage.word === of)
  return place(word) < place(change.stage) ? 'done' : 'ahead'
}

const UNHAPPY = new Set(['unsound', 'rejected', 'failed', 'rolled-back'])

const wasReached = (change: ChangeOut, word: string): boolean =>
  decisionOn(change, word === 'window' ? 'release' : word) !== undefined

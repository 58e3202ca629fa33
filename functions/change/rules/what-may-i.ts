import type { Grant } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Reason, Verdict } from '../../kernel/refusal.ts'
import type { Standing } from '../../obligation/index.ts'
import type { Directory } from '../../responsibility/index.ts'
import type { Change, ChangeHead } from '../change.ts'
import { mayBackOut, mayRelease } from './may-release.ts'
import { windowHasPassed, wrongStatus } from './reasons.ts'
import { STATUS_NAMES } from './status-names.ts'
import { whoMay } from './who-may.ts'
import { whoMayCancel, whoMayEdit } from './who-may-change-it.ts'

export type Action =
  | 'edit'
  | 'assess'
  | 'authorise'
  | 'reject'
  | 'record-test'
  | 'release'
  | 'back-out'
  | 'review'
  | 'cancel'
  | 'comment'

export interface Looked {
  readonly head: ChangeHead
  readonly standing: Standing
}
export interface Looker {
  readonly directory: Directory
  readonly person: Id
  readonly now: Instant
}

/** In which states a step is possible at all. */
const POSSIBLE: Readonly<Record<Exclude<Action, 'edit' | 'cancel' | 'comment'>, readonly Change['status'][]>> = {
  assess: ['submitted'],
  authorise: ['assessed'],
  reject: ['assessed'],
  'record-test': ['authorised'],
  release: ['tested', 'scheduled'],
  'back-out': ['tested', 'scheduled', 'released', 'failed'],
  review: ['released', 'failed', 'rolled-back'],
}

/** Whether a person may do this to a change now; the one answer for the buttons, the doors and the mail links. */
export function mayI(action: Action, { head, standing }: Looked, { directory, person, now }: Looker): Verdict<Grant> {
  if (action === 'comment') return { yes: { authority: 'change.comment', via: 'relation' } }
  if (action === 'edit') return whoMayEdit(head, directory, person)
  if (action === 'cancel') return whoMayCancel(head, directory, person, now)
  if (!POSSIBLE[action].includes(head.status)) {
    return { no: { ...wrongStatus, values: { status: STATUS_NAMES[head.status] } } }
  }
  // Once it is released, what is open is the review: whoever owes that has no part in the release.
  const accountable = standing.open.find(({ kind }) => kind === 'change.release')?.accountable
  switch (action) {
    case 'assess':
    case 'review':
      return whoMay(action, head, directory, person, now)
    case 'record-test':
      return whoMay('test', head, directory, person, now)
    case 'reject':
      return whoMay('authorise', head, directory, person, now)
    case 'authorise':
      return now >= head.releaseWindow.until
        ? { no: windowHasPassed }
        : whoMay('authorise', head, directory, person, now)
    case 'release':
      return mayRelease(head, directory, person, accountable, now)
    case 'back-out':
      return mayBackOut(head, directory, person, accountable, now)
  }
}

const ACTIONS: readonly Action[] = [
  'edit',
  'assess',
  'authorise',
  'reject',
  'record-test',
  'release',
  'back-out',
  'review',
  'cancel',
  'comment',
]

/** Every action, and why not where not. */
export const whatMayI = (looked: Looked, looker: Looker): { action: Action; refused?: Reason }[] =>
  ACTIONS.map((action) => {
    const verdict = mayI(action, looked, looker)
    return 'no' in verdict ? { action, refused: verdict.no } : { action }
  })

import type { Actor, Grant } from '../kernel/actor.ts'
import { isId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Act, HeadRow } from '../platform/act.ts'
import type { ParkedOut } from './outbox.contract.ts'
import { type ParkedRow, parkedKey } from './outbox.store.ts'

export interface Redriving {
  readonly by: Actor
  readonly grant: Grant
  readonly at: Instant
}

/** Back into the outbox with five new tries. Fails when somebody else was faster. */
export function redriven(row: ParkedRow, before: HeadRow | undefined, redriving: Redriving): Act {
  const { id, kind, letter, to, workflow, concerns, tries } = view(row)
  return {
    ...{ before, head: { id, status: 'redriven' }, did: 'effect.redriven', ...redriving },
    what: { kind, letter, to, workflow, concerns, tries },
    rows: [{ delete: parkedKey(id), if: { parkedAt: row.parkedAt } }],
    effects: row.also === undefined ? [row.effect] : [row.effect, row.also],
  }
}

/** Whether there is an effect in it at all, of this version or another. */
export const isReadable = ({ effect }: ParkedRow): boolean =>
  typeof (effect as { kind?: unknown } | null)?.kind === 'string'

/** Shown even when the effect itself is not what this version knows. */
export function view({ id, effect, error, tries, at, parkedAt }: ParkedRow): ParkedOut {
  const { kind, letter, to, workflow, caseId, about } = (effect ?? {}) as Readonly<Record<string, unknown>>
  const named = [caseId, ...(typeof about === 'object' && about !== null ? Object.values(about) : [])]
  return {
    id,
    kind: text(kind) ?? 'unknown',
    letter: text(letter),
    to: text(to),
    workflow: text(workflow),
    concerns: named.filter((each) => typeof each === 'string').filter((each) => isId(each)),
    error,
    tries,
    decidedAt: at ?? parkedAt,
    parkedAt,
  }
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

import type { Id } from '../../kernel/ids.ts'
import type { Effect } from '../catalogue.ts'
import type { Entitlement } from '../entitlement.ts'
import { whatHasChanged } from './what-has-changed.ts'

/**
 * Policy: an answer by mail decides requests of low and medium risk where no conflict needs a word more, and none has
 * come or gone since it was asked for, because the mail in somebody's hand may be of that day.
 */
export const mayDecideByReply = (
  obligationKind: string,
  { risk, conflicts }: Pick<Entitlement, 'risk' | 'conflicts'>,
  now: readonly { readonly rule: Id; readonly effect: Effect }[],
): boolean =>
  obligationKind === 'entitlement.approve' &&
  risk !== 'high' &&
  now.every(({ effect }) => effect === 'record') &&
  whatHasChanged(
    conflicts.map(({ rule }) => rule),
    now.map(({ rule }) => rule),
  ) === undefined

import type { Id } from '../kernel/ids.ts'
import { plusMillis } from '../kernel/instant.ts'
import { derivedId } from '../platform/derived-id.ts'
import type { Import } from './exchange.ts'

/** The same things of the same import have the same ids, whoever asks; `nth` keeps what has an order in its order. */
export const idsOf =
  ({ id, at }: Pick<Import, 'id' | 'at'>) =>
  (prefix: string, key: string, nth = 0): Id =>
    derivedId(prefix, plusMillis(at, nth), 'import', id, prefix, key)

import type { Id } from '../kernel/ids.ts'

/** A duty list to read and sign, on a page that needs no JavaScript. */
export const ON_PAPER = '/my/duty-lists'

/** The same in the portal. */
export const portalPath = (id: Id): string => `/acknowledgements/${id}`

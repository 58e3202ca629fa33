import type { Id } from '../kernel/ids.ts'

/** A hand-over in the portal. */
export const portalPath = (id: Id): string => `/position-hand-overs/${id}`

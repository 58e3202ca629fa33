import type { Instant } from '../../kernel/instant.ts'
import type { Obligation } from '../obligation.ts'

/** From its due instant on an open obligation is late: that is when its ladder goes up. */
export const isOverdue = ({ dueAt }: Pick<Obligation, 'dueAt'>, now: Instant): boolean => now >= dueAt

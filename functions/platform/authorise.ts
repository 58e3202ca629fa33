import type { Grant } from '../kernel/actor.ts'
import type { Call } from './handler.ts'
import type { Platform } from './platform.ts'

/**
 * By which position (or token) the caller may do an act. Rooms below the directory are given it, for they cannot ask it
 * themselves. Throws a RefusalError (403) that names the missing authority.
 */
export type Authorise = (platform: Platform, call: Pick<Call, 'caller' | 'now'>, authority: string) => Promise<Grant>

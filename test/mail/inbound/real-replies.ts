import { CHINESE_REPLIES } from './chinese-replies.ts'
import type { RealReply } from './real-reply.ts'
import { WESTERN_REPLIES } from './western-replies.ts'

/** Replies as mail programs write them. */
export const REAL_REPLIES: readonly RealReply[] = [...CHINESE_REPLIES, ...WESTERN_REPLIES]

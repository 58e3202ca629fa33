import { messageIdOf } from '../platform/message-id.ts'
import { oneLine } from './plain-words.ts'

/**
 * Headers every mail of ours carries: machines are told not to answer, and mail programs see one thread per case
 * (`thread` is the case's id; its first message never existed, which RFC 5322 allows and threading does not mind).
 */
export const outgoingHeaders = ({ thread, mailDomain }: { thread: string; mailDomain: string }) => ({
  'Auto-Submitted': 'auto-generated',
  'X-Auto-Response-Suppress': 'All',
  References: messageIdOf(thread, mailDomain),
  'In-Reply-To': messageIdOf(thread, mailDomain),
})

/** Headers of our answer to somebody's mail. `answered` is that mail's own `Message-ID`, when it had a proper one. */
export function answerHeaders(answered: string | undefined): Record<string, string> {
  const id = answered === undefined ? undefined : /^<[!-;=?-~]{1,240}>$/.exec(oneLine(answered, 250))?.[0]
  return {
    'Auto-Submitted': 'auto-replied',
    'X-Auto-Response-Suppress': 'All',
    ...(id === undefined ? {} : { References: id, 'In-Reply-To': id }),
  }
}

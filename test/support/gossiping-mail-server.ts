import type { Email } from 'postal-mime'
import { MailServer } from './mail-server.ts'

/**
 * A mail server that takes mail, and when it does not, says why with everything it has read: links, addresses, the text.
 */
export class GossipingMailServer extends MailServer {
  /** How it answers from now on: `450` for a while, `550` for good. What it refuses it has read, too. */
  refuses: 450 | 550 | undefined

  protected override async takes(mail: Email): Promise<Error | undefined> {
    this.mails.push(mail)
    return this.refuses === undefined ? undefined : refusal(this.refuses, mail)
  }
}

function refusal(responseCode: number, { text = '', replyTo = [], to = [] }: Email): Error {
  const addresses = [...replyTo, ...to].map(({ address }) => address).join(' ')
  const said = `rejected ${linksIn(text).join(' ')} ${addresses} ${text.replaceAll(/\s+/g, ' ').slice(0, 400)}`
  return Object.assign(new Error(said), { responseCode })
}

/** Addresses of decision pages in a text. */
export const linksIn = (text: string): string[] => text.match(/https?:\/\/[^\s/]+\/d\/[\w-]+/g) ?? []

import type { Email } from 'postal-mime'
import { MailServer } from './mail-server.ts'

/** What becomes of the mail at which somebody dies: the server has it, or has not. */
type Fate = 'taken' | 'lost'

/** A mail server at which whoever hands over a certain mail dies before they hear what became of it. */
export class KillingMailServer extends MailServer {
  #trap: { readonly fate: Fate; readonly isMeant: (mail: Email) => boolean; spring(): Promise<void> } | undefined

  /** Kills whoever hands over the next mail that is meant. Resolves when that has happened. */
  killAt(fate: Fate, isMeant: (mail: Email) => boolean, kill: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#trap = { fate, isMeant, spring: () => kill().then(resolve, reject) }
    })
  }

  protected override async takes(mail: Email): Promise<Error | undefined> {
    const trap = this.#trap?.isMeant(mail) === true ? this.#trap : undefined
    if (trap?.fate !== 'lost') this.mails.push(mail)
    if (trap === undefined) return undefined
    this.#trap = undefined
    await trap.spring()
    // Nobody is there any more who could be answered.
    return new Promise(() => undefined)
  }
}

/** A mail would have carried a link that leads away from us. A mistake of ours, never of a caller. */
export class ForeignLinkError extends Error {
  override readonly name = 'ForeignLinkError'
  constructor(readonly origin: string) {
    // The link itself stays out of the message: it may hold a decision nonce, and messages reach logs.
    super(`a link in a mail does not lead to ${origin}`)
  }
}

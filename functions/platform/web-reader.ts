/** Reads from the public internet. */
export interface WebReader {
  /**
   * What stands at an address, as text of at most 64 KB: https only, no redirects, at most 5 seconds. Throws
   * {@link WebNotReadError} for anything else than an answer with 200, and for an address that may not be called.
   */
  read(url: string): Promise<string>
}

/** Nothing was read. */
export class WebNotReadError extends Error {
  override readonly name = 'WebNotReadError'
}

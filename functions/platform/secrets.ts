/** Kept secrets, by purpose: what is derived for one purpose tells nothing about another. */
export interface Secrets {
  /** HMAC-SHA-256 over the text under the key of this purpose: 32 bytes. */
  sign(purpose: string, text: string): Buffer
}

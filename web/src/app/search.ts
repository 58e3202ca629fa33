/** What stands behind the question mark of an address: anybody may write anything there. */
export type Search = Readonly<Record<string, unknown>>

/** A word of the address that is one of ours; anything else counts as not given. */
export const oneOf = <Word extends string>(known: readonly Word[], told: unknown): Word | undefined =>
  known.find((word) => word === told)

/** A text of the address that is not empty. */
export const text = (told: unknown): string | undefined => (typeof told === 'string' && told !== '' ? told : undefined)

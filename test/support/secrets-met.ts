import { expect } from 'vitest'

const SHORTEST = 8
/** So much of a secret shows that it is there, also when the rest was cut off. */
const TELLING = 24

/** Everything a scenario met that must not be in any log, and what it is. */
export class SecretsMet {
  readonly #met = new Map<string, string>()

  keep(what: string, ...values: readonly (string | null | undefined)[]): void {
    for (const value of values) {
      if (value == null || value.length < SHORTEST) continue
      this.#met.set(value.slice(0, TELLING), what)
    }
  }

  /** Cookies, codes and states of an answer. */
  keepFrom({ headers }: Response): void {
    for (const line of headers.getSetCookie()) {
      const [, value = ''] = /^[^=]+=([^;]*)/.exec(line) ?? []
      // In front of the dot of a session lies the key of a person, which is no secret.
      this.keep('a cookie', ...value.split('.').filter((part) => part.length > TELLING), value)
    }
    const location = URL.parse(headers.get('location') ?? '', 'http://localhost')
    for (const name of ['code', 'state', 'nonce', 'code_challenge'])
      this.keep(`a ${name}`, location?.searchParams.get(name))
  }

  /** What they are, each kind once. */
  get kinds(): string[] {
    return [...new Set(this.#met.values())].toSorted()
  }

  /** The text holds none of them, as they are or as an address writes them. */
  mustNotBeIn(text: string): void {
    const found = [...this.#met].filter(
      ([secret]) => text.includes(secret) || text.includes(encodeURIComponent(secret)),
    )
    expect(found.map(([secret, what]) => `${what}: ${lineWith(text, secret)}`)).toEqual([])
  }
}

const lineWith = (text: string, secret: string): string => {
  const at = text.indexOf(secret)
  return text.slice(Math.max(0, at - 200), at + 60)
}

/** A browser as far as a sign-in needs one: cookies by path, redirects one at a time, forms. */
export class Browser {
  readonly #cookies = new Map<string, { value: string; path: string }>()

  constructor(private readonly headers: Record<string, string> = {}) {}

  async open(url: string, form?: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    const { pathname, origin } = new URL(url)
    const cookie = [...this.#cookies]
      .filter(([, { path }]) => pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ')
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { ...this.headers, cookie, ...(form === undefined ? {} : { origin }), ...headers },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const line of response.headers.getSetCookie()) this.#keep(line, pathname)
    return response
  }

  /** Follows redirects until a page, or until an address that begins so. */
  async follow(url: string, until: string): Promise<{ url: string; response?: Response }> {
    let next = url
    for (let hops = 0; hops < 10; hops += 1) {
      if (next.startsWith(until)) return { url: next }
      const response = await this.open(next)
      const location = response.headers.get('location')
      if (location === null) return { url: next, response }
      next = new URL(location, next).href
    }
    throw new Error('redirected too often')
  }

  cookieNames(): string[] {
    return [...this.#cookies.keys()]
  }

  #keep(line: string, pathname: string): void {
    const [pair = '', ...attributes] = line.split(/;\s*/)
    const [name = '', value = ''] = pair.split(/=(.*)/s)
    const path = attributes.find((each) => /^path=/i.test(each))?.slice(5) ?? pathname
    const isGone = value === '' || attributes.some((each) => /^expires=Thu, 01 Jan 1970/i.test(each))
    if (isGone) this.#cookies.delete(name)
    else this.#cookies.set(name, { value, path })
  }
}

/** Names and attributes of the cookies we set. */
export interface Cookies {
  readonly session: string
  /** In front of a random suffix, one for each sign-in under way. */
  readonly signInPrefix: string
  readonly attributes: string
}

/**
 * On https the `__Host-` prefix makes browsers keep a cookie to this very host, all paths, https only; on plain http
 * (one machine) there is no such protection to be had, so the name is plain.
 */
export function cookiesFor(publicUrl: string): Cookies {
  const isSecure = publicUrl.startsWith('https:')
  const prefix = isSecure ? '__Host-' : ''
  return {
    session: `${prefix}onduty`,
    signInPrefix: `${prefix}onduty-sign-in-`,
    attributes: `Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`,
  }
}

/** The value of a cookie in a `Cookie` header. */
export function cookieIn(header: string | undefined, name: string): string | undefined {
  if (header === undefined) return undefined
  let start = 0
  while (start < header.length) {
    const semicolon = header.indexOf(';', start)
    const end = semicolon === -1 ? header.length : semicolon
    while (header.charCodeAt(start) === 0x20) start += 1
    if (header.charCodeAt(start + name.length) === 0x3d && header.startsWith(name, start)) {
      return header.slice(start + name.length + 1, end).trim()
    }
    start = end + 1
  }
  return undefined
}

/** Names of the cookies in a header that begin so. */
export const cookieNamesIn = (header: string | undefined, prefix: string): string[] =>
  (header ?? '')
    .split(';')
    .map((pair) => pair.split('=')[0]?.trim() ?? '')
    .filter((name) => name.startsWith(prefix))

export const setCookie = (cookies: Cookies, name: string, value: string, maxAgeSeconds: number): string =>
  `${name}=${value}; Max-Age=${maxAgeSeconds}; ${cookies.attributes}`

export const clearCookie = (cookies: Cookies, name: string): string => setCookie(cookies, name, '', 0)

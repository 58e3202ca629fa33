const LONGEST = 1000

/**
 * Where to go on after sign-in: only a path of this origin, never another site (`//elsewhere`, `/\elsewhere`,
 * `/.//elsewhere`, `javascript:` …), never sign-in itself. Anything else means the start page.
 */
export function safeReturnPath(wanted: string | undefined, publicUrl: string): string {
  if (wanted === undefined || wanted.length > LONGEST || !wanted.startsWith('/') || /[\\\p{Cc}]/u.test(wanted)) {
    return '/'
  }
  const url = URL.parse(wanted, publicUrl)
  if (url === null || url.origin !== new URL(publicUrl).origin) return '/'
  const { pathname, search, hash } = url
  return pathname.startsWith('//') || pathname.startsWith('/auth/') ? '/' : `${pathname}${search}${hash}`
}

import { ForeignLinkError } from './errors.ts'

/**
 * The absolute spelling of a link, given the origin it must stay at. A path is resolved against the origin.
 * Throws {@link ForeignLinkError} for another origin, another scheme or a link with a user in front of the host.
 */
export function ownLink(href: string, origin: string): string {
  const home = new URL(origin)
  const link = URL.canParse(href, home.origin) ? new URL(href, home.origin) : undefined
  const isOurs =
    link !== undefined &&
    (link.protocol === 'https:' || link.protocol === 'http:') &&
    link.origin === home.origin &&
    link.username === '' &&
    link.password === ''
  if (!isOurs) throw new ForeignLinkError(home.origin)
  return link.href
}

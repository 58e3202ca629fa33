type Fetch = (url: string, options: object) => Promise<Response>

/**
 * Reaches our own public address from inside: what begins with it is asked of this machine at the port we listen on,
 * because the public name need not lead here (containers, tunnels). Everything else is fetched as it is.
 */
export function loopbackFetch(publicUrl: string, port: () => number): Fetch {
  const { origin } = new URL(publicUrl)
  return (url, options) => {
    const { origin: asked, pathname, search } = new URL(url)
    const target = asked === origin ? `http://127.0.0.1:${port()}${pathname}${search}` : url
    return fetch(target, options as RequestInit)
  }
}

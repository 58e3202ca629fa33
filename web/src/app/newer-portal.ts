/** For which portals this tab was loaded anew already, by the address of their first script. */
const LOADED_ANEW_FOR = 'onduty.loadedAnewFor'
const FIRST_SCRIPT = /<script[^>]*\ssrc="([^"]+)"/

/**
 * Loads the page anew when the server has a portal to give, and at most once for the same one: so a part that stays
 * missing never makes the page go round in circles. Answers whether it does. When nobody answers, the page stays: a
 * browser without a server would show nothing at all.
 */
export async function loadAnewOnce(): Promise<boolean> {
  const present = await portalOfServer()
  if (present === undefined || !remember(present)) return false
  window.location.reload()
  return true
}

async function portalOfServer(): Promise<string | undefined> {
  const answer = await fetch('/', { cache: 'no-store' }).catch(() => undefined)
  return answer?.ok === true ? FIRST_SCRIPT.exec(await answer.text())?.[1] : undefined
}

/** False when it was there already, or cannot be remembered. */
function remember(portal: string): boolean {
  try {
    const known = (sessionStorage.getItem(LOADED_ANEW_FOR) ?? '').split(' ')
    if (known.includes(portal)) return false
    sessionStorage.setItem(LOADED_ANEW_FOR, [...known, portal].join(' ').trim())
    return true
  } catch {
    return false
  }
}

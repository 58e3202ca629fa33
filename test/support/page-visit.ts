import { sessionOf } from './credentials.ts'
import type { Role } from './department.ts'
import type { MemoryOffice } from './memory-office.ts'

export interface Visit {
  readonly status: number
  readonly html: string
  /** Presses a button of the page as a browser would: every hidden field, and what was typed. */
  press(decision: string, typed?: Readonly<Record<string, string>>): Promise<{ status: number; html: string }>
}

/** A page as somebody's browser gets it: a cookie, no script. Without a role nobody has signed in. */
export async function visitPage(office: MemoryOffice, role: Role | undefined, path: string): Promise<Visit> {
  const { Cookie = '' } = role === undefined ? {} : await sessionOf(office.machine.platform, role)
  const answer = await office.api.request(path, { headers: { Cookie } })
  const html = await answer.text()
  const hidden = Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  )
  return {
    status: answer.status,
    html,
    async press(decision, typed = {}) {
      const body = new URLSearchParams({ ...hidden, ...typed, decision })
      const pressed = await office.api.request(path, { method: 'POST', body, headers: { Cookie, Origin: 'null' } })
      await office.settle()
      return { status: pressed.status, html: await pressed.text() }
    },
  }
}

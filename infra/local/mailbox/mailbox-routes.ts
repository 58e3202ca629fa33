import { Hono } from 'hono'
import type { LocalMailbox } from './local-mailbox.ts'

const MOST = 1_000_000
const USUAL = 100
const MAIL_ID = /^\d+-\d+-\d+$/

/**
 * What the portal's mailbox reads. There also without local controls: whoever is on this machine may sign in as anybody,
 * and a mail says nothing to whoever is not its addressee.
 */
export function mailboxRoutes(mailbox: LocalMailbox): Hono {
  const app = new Hono()
  app.get('/local/mail', async (context) => {
    const { to, after, limit = String(USUAL) } = context.req.query()
    if (!/^[1-9]\d{0,6}$/.test(limit)) return context.json({ title: `limit is a number from 1 to ${MOST}` }, 422)
    if (after !== undefined && !MAIL_ID.test(after) && Number.isNaN(Date.parse(after))) {
      return context.json({ title: 'after is an instant, or the id of a mail' }, 422)
    }
    const search = { ...(to === undefined ? {} : { to }), ...(after === undefined ? {} : { after }) }
    return context.json({ items: await mailbox.list({ ...search, limit: Number(limit) }) })
  })
  return app
}

import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildStale } from '../../scripts/build.ts'
import { GossipingMailServer, linksIn } from '../support/gossiping-mail-server.ts'
import { LoggedProduct } from '../support/logged-product.ts'
import { freePort } from '../support/product.ts'

const ENGINEER = 'li.wei@example.com'
const ADMINISTRATOR = 'ma.xiaolin@example.com'
const SAID = '这一句只写在变更里和邮件里：机房钥匙在三号柜第二层'
const REPLIED = '这一句只写在回信里：我的手机尾号是七七四一'

beforeAll(async () => void (await buildStale()), 90_000)

describe('what the product says of itself on one machine, with a mail server that quotes what it refuses', () => {
  let gossip: GossipingMailServer
  let product: LoggedProduct
  beforeAll(async () => {
    gossip = await new GossipingMailServer().listens()
    product = await LoggedProduct.start({ MAIL: `smtp://127.0.0.1:${gossip.port}` })
  })
  afterAll(async () => {
    await product.stop()
    await gossip.close()
  })

  /** Lets everything come to rest, and remembers the links that were mailed meanwhile. */
  async function settle(by = 'PT1M'): Promise<void> {
    await product.advance(by)
    const links = gossip.mails.flatMap(({ text = '' }) => linksIn(text))
    product.met.keep('the nonce of a link', ...links.map((link) => link.split('/d/')[1]))
  }

  it('holds nothing of a sign-in, whether it succeeds, is repeated, or fails', async () => {
    const { browser, callback, pending } = await product.signIn(ENGINEER)
    expect(browser.cookieNames()).toContain('onduty')
    expect((await browser.open(callback, undefined, { cookie: pending })).status).toBe(403)
    const { callback: other, pending: kept } = await product.signIn(ENGINEER)
    const refused = new URL(other)
    const code = refused.searchParams.get('code') ?? ''
    refused.searchParams.delete('code')
    refused.searchParams.set('error', 'server_error')
    refused.searchParams.set('error_description', `code ${code}`)
    expect((await browser.open(refused.href, undefined, { cookie: kept })).status).toBe(403)
    expect((await browser.open(`${product.url}/oidc/token`, { code, client_secret: code })).status).toBe(400)
    expect(product.said()).toContain('sign-in failed')
    product.mustHaveKeptSecrets()
  })

  it('holds no token, whether it opens the door or not', async () => {
    const wish = { name: 'backup', scopes: ['read'] }
    const { token, id } = await product.does<{ token: string; id: string }>(ADMINISTRATOR, 'POST', '/api/tokens', wish)
    product.met.keep('a bearer token', token, token.slice(-43))
    for (const shown of [token, `${token.slice(0, -1)}_`, `${token}x`, token.replace('ont_', 'ont')]) {
      const headers = { Authorization: `Bearer ${shown}` }
      await product.send('GET', '/api/me', undefined, headers)
      await product.send('GET', `/api/changes?cursor=${shown}`, undefined, headers)
      await product.send('POST', `/api/changes/${shown}`, { title: shown }, { ...headers, Cookie: `onduty=${shown}` })
    }
    await product.does(ADMINISTRATOR, 'DELETE', `/api/tokens/${id}`)
    product.mustHaveKeptSecrets()
  })

  it('holds no link and no text of a mail, whoever opens it and whatever the mail server says', async () => {
    await product.raise(ENGINEER, '更换证书', SAID)
    await settle()
    const [asked] = gossip.mails.filter(({ text = '' }) => text.includes(SAID))
    const [link = ''] = linksIn(asked?.text ?? '')
    const { browser: stranger } = await product.signIn('shen.jia@example.com')
    const { browser: addressee } = await product.signIn(asked?.to?.[0]?.address ?? '')
    const visits = [
      await fetch(link),
      await stranger.open(link),
      await stranger.open(link, { decision: 'approve', 'form-token': link.slice(-40) }),
      await addressee.open(link),
      await addressee.open(`${link.slice(0, -2)}AA`),
      await addressee.open(`${link}/${link.slice(-60)}`),
      await addressee.open(`${link}%00`),
    ]
    expect(visits.map(({ status }) => status)).toEqual([401, 403, 403, 200, 404, 404, 404])
    for (const { headers } of visits) {
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cache-control')).toBe('no-store')
    }

    for (const refuses of [450, 550] as const) {
      gossip.refuses = refuses
      await product.raise(ENGINEER, `更换证书 ${refuses}`, SAID)
      await settle()
      await settle('PT30M')
    }
    const parked = await product.does<{ items: unknown[] }>(ADMINISTRATOR, 'GET', '/api/parked')
    expect(parked.items).not.toEqual([])
    await product.does(ADMINISTRATOR, 'POST', '/api/parked/redrive', { which: {} })
    await settle()
    expect(product.said()).toContain('an effect failed')
    product.met.mustNotBeIn(JSON.stringify(parked))
    product.mustHaveKeptSecrets()
  })

  it('was looked at for everything that there is to keep', () => {
    const { kinds } = product.met
    expect(kinds).toEqual(expect.arrayContaining(['a bearer token', 'a code', 'a cookie', 'a nonce', 'a state']))
    expect(kinds).toEqual(expect.arrayContaining(['client-secret', 'secret', 'the nonce of a link']))
    expect(kinds).toContain('the text of a mail')
  })
})

describe('what the product says of itself on one machine, when people answer its mails', () => {
  let product: LoggedProduct
  let smtpPort: number
  beforeAll(async () => {
    smtpPort = await freePort()
    product = await LoggedProduct.start({ SMTP_PORT: String(smtpPort) })
  })
  afterAll(() => product.stop())

  it('holds nothing of a reply, also of one that is parked, forged or no mail at all', async () => {
    product.met.keep('the text of a reply', REPLIED)
    const { to, from } = await askedByMail(product)
    const mail = (more: string, body = REPLIED) =>
      `From: <${from}>\r\nTo: <${to}>\r\nSubject: Re: x\r\nMessage-ID: <${body.length}@x>\r\n${more}\r\n${body}\r\n`
    const utf8 = 'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n'
    for (const [raw, query] of [
      [mail(utf8), ''],
      [mail(utf8, `同意\r\n${REPLIED}`), '?dkim=FAIL'],
      [mail(`From: <other@example.com>\r\n${utf8}`), ''],
      [mail('Content-Type: multipart/mixed; boundary=x\r\n', `--x\r\n${REPLIED}`), ''],
      [mail('Content-Transfer-Encoding: base64\r\n', '%%%'), ''],
      [mail(utf8).replace(to, to.replace(/.@/, '0@')), ''],
    ] as const) {
      const headers = { 'Content-Type': 'message/rfc822' }
      const answer = await fetch(`${product.url}/local/mail/inbound${query}`, { method: 'POST', headers, body: raw })
      expect(answer.status).toBe(202)
    }
    await overSmtp(smtpPort, [
      'EHLO x',
      `AUTH PLAIN ${Buffer.from(REPLIED).toString('base64')}`,
      `MAIL FROM:<${to}>`,
      `RCPT TO:<${to}>`,
      'DATA',
      `${mail(utf8)}\r\n.`,
      `${REPLIED} ${to}`,
    ])
    await product.advance('PT1M')
    const parked = await product.does<{ items: unknown[] }>(ADMINISTRATOR, 'GET', '/api/parked-mail')
    expect(parked.items.length).toBeGreaterThan(2)
    expect(product.met.kinds).toEqual(expect.arrayContaining(['a reply token', 'the text of a reply']))
    product.mustHaveKeptSecrets()
  })
})

/** Somebody who was asked to authorise, and the address their answer goes to. */
async function askedByMail(product: LoggedProduct): Promise<{ to: string; from: string }> {
  const id = await product.raise(ENGINEER, '更换证书', SAID)
  await product.advance('PT1M')
  const { obligations } = await product.does<Owed>(ENGINEER, 'GET', `/api/changes/${id}`)
  const path = `/api/people/${obligations[0]?.accountable.id}`
  const { email } = await product.does<{ email: string }>(ADMINISTRATOR, 'GET', path)
  await product.does(email, 'POST', `/api/changes/${id}/assess`, {})
  await product.advance('PT1M')
  const { items } = (await (await product.send('GET', '/local/mail?limit=100')).json()) as { items: LocalMail[] }
  const replyToOf = ({ headers }: LocalMail) => /reply\+[^\s>]+/.exec(headers['Reply-To'] ?? '')?.[0]
  product.met.keep('a reply token', ...items.map((each) => /\.([0-9a-z]{26})@/.exec(replyToOf(each) ?? '')?.[1]))
  const asked = items.find((each) => replyToOf(each) !== undefined)
  return { to: (asked && replyToOf(asked)) ?? '', from: /[^\s<>]+@[^\s<>]+/.exec(String(asked?.to))?.[0] ?? '' }
}

interface Owed {
  readonly obligations: readonly { readonly accountable: { readonly id: string } }[]
}

interface LocalMail {
  readonly to: string
  readonly headers: Readonly<Record<string, string>>
}

/** Says these lines to the mail door, whatever it answers. */
async function overSmtp(port: number, lines: readonly string[]): Promise<void> {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined)
  await new Promise((resolve) => socket.once('data', resolve))
  for (const line of lines) {
    const answered = new Promise((resolve) => socket.once('data', resolve).once('close', resolve))
    socket.write(`${line}\r\n`)
    await answered
  }
  socket.destroy()
}

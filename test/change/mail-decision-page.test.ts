import { beforeEach, describe, expect, it } from 'vitest'
import type { WantedStep } from '../../functions/change/take-step.ts'
import { DAY } from '../../functions/kernel/instant.ts'
import { silentLog } from '../../functions/platform/log.ts'
import { decisionPathIn, type MailHouse, mailHouse, people, type Role } from './mail-house.ts'

let house: MailHouse
let id: string
/** Of the mail that asks the change manager to authorise. */
let path: string

const assess: WantedStep = { step: 'assess', verdict: 'sound', comment: '影响可控。' }

beforeEach(async () => {
  house = await mailHouse()
  ;({ id } = await house.raised())
  await house.step(await house.owner(id), id, assess)
  path = await pathFor('changeManager')
})

async function pathFor(role: Role): Promise<string> {
  const mine = (await house.mails()).filter(({ to }) => to.address === addressOf(role))
  return decisionPathIn(mine.at(-1) ?? { text: '' })
}

const addressOf = (role: Role) => `${role.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}@example.com`

const get = async (role: Role | undefined, at = path, method = 'GET') => {
  const headers = role === undefined ? {} : await house.signedIn(role)
  const answer = await house.app.request(at, { method, headers: { Accept: 'text/html', ...headers } })
  return { status: answer.status, html: await answer.text(), headers: answer.headers }
}

/** Presses a button of a page as a browser would: every hidden field, and what was typed. */
async function press(role: Role, decision: string, comment = '', from?: string, cookie?: { Cookie: string }) {
  const headers = cookie ?? (await house.signedIn(role))
  const html = from ?? (await (await house.app.request(path, { headers })).text())
  const hidden = Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]+)"/g)].map(([, name, value]) => [name, value]),
  )
  const answer = await house.app.request(path, {
    method: 'POST',
    headers: { ...headers, Origin: 'http://localhost:8080' },
    body: new URLSearchParams({ ...hidden, comment, decision }),
  })
  return { status: answer.status, html: await answer.text(), location: answer.headers.get('location') }
}

const status = async () => (await house.change(id)).status

describe('the decision page', () => {
  it('shows its addressee what is asked, its risk, its way back, and who said it is sound', async () => {
    const { status: code, html } = await get('changeManager')
    expect(code).toBe(200)
    for (const words of [
      '请授权',
      '邮件网关 TLS 证书更换',
      '现有证书将于月底到期',
      '依赖它的服务：erp',
      '中\n更换时约有五分钟收不到邮件',
      '1月12日（周一）14:00 – 16:00',
      '十分钟内可切回',
      '检查证书链',
      '方案可行（opsThree，',
      '影响可控。',
      'opsOne',
      '您以“changeManager”的身份作出决定',
    ]) {
      expect(html).toContain(words)
    }
    expect(html).toContain('<html lang="zh-CN">')
  })

  it('needs no script, loads nothing, and is at most 10 KB, however much was written', async () => {
    const long = '很长的内容。'.repeat(600)
    const { id: other } = await house.raised({
      description: long,
      backOutPlan: long,
      testPlan: long,
      riskReason: '险'.repeat(900),
    })
    await house.step(await house.owner(other), other, { ...assess, comment: '好'.repeat(1900) })
    for (const at of [path, await pathFor('changeManager')]) {
      const { html } = await get('changeManager', at)
      expect(html).not.toMatch(/<script|\bon\w+=|javascript:|<link|<img|https?:\/\//i)
      expect(Buffer.byteLength(html)).toBeLessThanOrEqual(10 * 1024)
    }
  })

  it('records an authorisation by mail link, under the position that gives the authority', async () => {
    const { status: code, location } = await press('changeManager', 'authorise', '同意，注意窗口。')
    expect([code, location]).toEqual([303, path])
    expect(await status()).toBe('authorised')
    const entry = (await house.whole(id)).story.at(-1)
    expect(entry).toMatchObject({ did: 'change.authorised', by: { id: people.changeManager }, door: 'mail-link' })
    expect(entry?.grant).toMatchObject({ authority: 'change.authorise', via: 'holder' })
    expect(entry?.personal?.comment?.value).toBe('同意，注意窗口。')
    expect((await get('changeManager')).html).toContain('您于 1月5日（周一）09:00 授权了这项变更。')
  })

  it('wants a reason for a no, and keeps what was chosen to be typed', async () => {
    const { status: code, html } = await press('changeManager', 'reject', '   ')
    expect(code).toBe(422)
    expect(html).toContain('请写明原因')
    expect(await status()).toBe('assessed')
    expect((await press('changeManager', 'reject', '月底\n结账期间不动邮件')).status).toBe(303)
    expect(await status()).toBe('rejected')
    expect((await house.mails()).find(({ letter }) => letter === 'change.outcome')?.text).toContain('结账期间不动邮件')
  })

  it('keeps what was typed when it cannot be taken', async () => {
    const typed = `第一行 <b>&"\n${'长'.repeat(2000)}`
    const { status: code, html } = await press('changeManager', 'authorise', typed)
    expect(code).toBe(422)
    expect(html).toContain('第一行 &lt;b&gt;&amp;')
    expect(html).toContain('长'.repeat(2000))
    const nothing = await press('changeManager', 'perhaps', '这一句要留下')
    expect(nothing.status).toBe(422)
    expect(nothing.html).toContain('这一句要留下')
    expect((await press('changeManager', '__proto__')).status).toBe(422)
    expect(await status()).toBe('assessed')
  })

  it('is written in English for whoever reads English', async () => {
    await house.speaks('changeManager', 'en')
    const { html } = await get('changeManager')
    expect(html).toContain('<html lang="en">')
    for (const words of [
      'Please authorise',
      'Back-out plan',
      'Authorise</button>',
      'Reject</button>',
      'Services that depend on it: erp',
    ]) {
      expect(html).toContain(words)
    }
    expect(html.replace(/职守/, '')).not.toMatch(/请|授权/)
  })

  it('writes what people typed as text, never as markup', async () => {
    const { id: other } = await house.raised({
      title: '<script>alert(1)</script>',
      backOutPlan: '"><img src=x onerror=alert(1)>',
    })
    await house.step(await house.owner(other), other, assess)
    const mail = (await house.mails()).find(({ to }) => to.address === addressOf('changeManager'))
    expect(mail?.html).not.toMatch(/<script|<img/)
    const { html } = await get('changeManager', decisionPathIn(mail ?? { text: '' }))
    expect(html).not.toMatch(/<script|<img/)
    expect(html).toContain('&lt;script&gt;')
  })
})

describe('scanners', () => {
  it('open it by HEAD and GET as often as they like, with and without a session, and change nothing', async () => {
    const before = JSON.stringify(house.platform.store.dump().filter(({ sk }) => !sk.startsWith('session#')))
    for (const role of [undefined, 'changeManager'] as const) {
      for (const method of ['HEAD', 'GET', 'GET', 'HEAD']) {
        expect((await get(role, path, method)).status).toBe(role === undefined ? 401 : 200)
      }
    }
    expect(JSON.stringify(house.platform.store.dump().filter(({ sk }) => !sk.startsWith('session#')))).toBe(before)
  })

  it('see nothing of the content, and get nowhere by every link and button they find', async () => {
    const { status: code, html } = await get(undefined)
    expect(code).toBe(401)
    expect(html).not.toContain('TLS')
    expect(html).not.toContain('CHG-')
    expect(html).toContain('有一封邮件请您作出决定。请先登录')
    const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? '')
    expect(links).toEqual([`/auth/sign-in?returnTo=${encodeURIComponent(path)}`])
    for (const decision of ['authorise', 'reject']) {
      const answer = await house.app.request(path, {
        method: 'POST',
        body: new URLSearchParams({ decision, comment: 'x', contentHash: (await house.change(id)).contentHash }),
      })
      expect(answer.status).toBe(401)
    }
    expect(await status()).toBe('assessed')
  })

  it('cannot post with the session alone: a form of ours, from our own site', async () => {
    const cookie = await house.signedIn('changeManager')
    const html = (await get('changeManager')).html
    const fields = new URLSearchParams({ decision: 'authorise', contentHash: (await house.change(id)).contentHash })
    expect((await house.app.request(path, { method: 'POST', headers: cookie, body: fields })).status).toBe(403)
    const foreign = { ...cookie, Origin: 'https://evil.example' }
    expect((await press('changeManager', 'authorise', '', html, foreign)).status).toBe(403)
    expect(await status()).toBe('assessed')
  })
})

describe('forwarded', () => {
  it('says only that it was sent to somebody else, and leaves a trace a person and day', async () => {
    for (let times = 0; times < 3; times += 1) {
      const { status: code, html } = await get('opsLeader')
      expect(code).toBe(403)
      expect(html).toContain('发给另一位同事')
      expect(html).not.toMatch(/CHG-|TLS|changeManager/)
    }
    const traces = async () => (await house.whole(id)).story.filter(({ did }) => did === 'change.link-opened-by-other')
    expect(await traces()).toMatchObject([{ by: { id: people.opsLeader }, door: 'mail-link' }])
    house.platform.at(DAY)
    await get('opsLeader')
    await get('opsTwo')
    expect(await traces()).toHaveLength(3)
  })

  it('says who is signed in here, and lets the person it was sent to sign in instead', async () => {
    const { html } = await get('opsLeader')
    expect(html).toContain('当前登录的是 opsLeader。')
    const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))
    expect(links).toContain(`/auth/sign-in?as=another&returnTo=${encodeURIComponent(path)}`)
    expect(html).not.toContain('<form')
    expect(Buffer.byteLength(html)).toBeLessThan(4 * 1024)
  })

  it('decides nothing for whoever it was forwarded to, even with the authority to decide', async () => {
    const { html } = await get('changeManager')
    const answer = await press('head', 'authorise', '', html)
    expect(answer.status).toBe(403)
    expect(await status()).toBe('assessed')
  })

  it('looks the same whether a link is forged, foreign in its letters, or of nothing at all', async () => {
    const swapped = `${path.slice(0, -6)}AAAAAA`
    const pages = await Promise.all(
      [swapped, '/d/x', `/d/${'A'.repeat(86)}`, `${path}A`].map((at) => get('changeManager', at)),
    )
    expect(pages.map(({ status: code }) => code)).toEqual([404, 404, 404, 404])
    expect(new Set(pages.map(({ html }) => html)).size).toBe(1)
  })
})

describe('used again', () => {
  it('answers with what is recorded, and with the same outcome for the same button', async () => {
    const { html } = await get('changeManager')
    const cookie = await house.signedIn('changeManager')
    await press('changeManager', 'authorise', '', html)
    const { contentHash } = await house.change(id)
    const again = await house.app.request(path, {
      method: 'POST',
      headers: { ...cookie, 'X-Onduty': '1' },
      body: new URLSearchParams({ decision: 'authorise', contentHash }),
    })
    expect(again.status).toBe(303)
    const story = (await house.whole(id)).story.filter(({ did }) => did === 'change.authorised')
    expect(story).toHaveLength(1)
    expect((await get('changeManager')).html).toContain('决定已记录')
    expect((await get('changeManager')).html).not.toContain('<form')
  })

  it('does not turn a yes into a no', async () => {
    const cookie = await house.signedIn('changeManager')
    const html = await (await house.app.request(path, { headers: cookie })).text()
    await press('changeManager', 'authorise', '', html, cookie)
    const { status: code, html: after } = await press('changeManager', 'reject', '改主意了', html, cookie)
    expect(code).toBe(409)
    expect(after).toContain('没有生效')
    expect(after).toContain('授权了这项变更。')
    expect(await status()).toBe('authorised')
  })

  it('tells whoever comes second who was first', async () => {
    const cookie = await house.signedIn('changeManager')
    const html = await (await house.app.request(path, { headers: cookie })).text()
    await house.step('head', id, { step: 'reject', comment: '先停一停。' })
    const { status: code, html: after } = await press('changeManager', 'authorise', '', html, cookie)
    expect(code).toBe(409)
    expect(after).toContain('head 于')
    expect(after).toContain('先停一停。')
    expect(await status()).toBe('rejected')
  })

  it('decides once when two devices press at the same moment', async () => {
    const cookie = await house.signedIn('changeManager')
    const html = await (await house.app.request(path, { headers: cookie })).text()
    const answers = await Promise.all([1, 2, 3].map(() => press('changeManager', 'authorise', '', html, cookie)))
    expect(answers.map(({ status: code }) => code)).toEqual([303, 303, 303])
    expect((await house.whole(id)).story.filter(({ did }) => did === 'change.authorised')).toHaveLength(1)
  })
})

describe('what has moved on', () => {
  it('is void when the content was edited after the page was opened', async () => {
    const cookie = await house.signedIn('changeManager')
    const html = await (await house.app.request(path, { headers: cookie })).text()
    await house.edited(id, { backOutPlan: '没有回退方案了。' })
    const { status: code, html: after } = await press('changeManager', 'authorise', '', html, cookie)
    expect(code).toBe(409)
    expect(after).toContain('内容已修改')
    expect(await status()).toBe('submitted')
    expect((await get('changeManager')).status).toBe(410)
  })

  it('does not decide the next round with the page of the last one', async () => {
    const cookie = await house.signedIn('changeManager')
    const html = await (await house.app.request(path, { headers: cookie })).text()
    await house.edited(id, { backOutPlan: '别的方案。' })
    await house.step(await house.owner(id), id, assess)
    expect((await press('changeManager', 'authorise', '', html, cookie)).status).toBe(409)
    expect(await status()).toBe('assessed')
  })

  it('refuses a form whose content hash is missing or another', async () => {
    const { html } = await get('changeManager')
    const other = html.replace(/name="contentHash" value="[^"]+"/, `name="contentHash" value="${'0'.repeat(64)}"`)
    const none = html.replace(/<input type="hidden" name="contentHash"[^>]+>/, '')
    const cookie = await house.signedIn('changeManager')
    const bound = await (await house.app.request(path, { headers: cookie })).text()
    const token = /name="form-token" value="([^"]+)"/.exec(bound)?.[1] ?? ''
    for (const page of [other, none]) {
      const mine = page.replace(/name="form-token" value="[^"]+"/, `name="form-token" value="${token}"`)
      expect((await press('changeManager', 'authorise', '', mine, cookie)).status).toBe(409)
    }
    expect(await status()).toBe('assessed')
  })

  it('explains itself when the change was withdrawn, and after 60 days', async () => {
    const { id: other } = await house.raised()
    await house.step(await house.owner(other), other, assess)
    const link = await pathFor('changeManager')
    await house.step('opsOne', other, { step: 'cancel', comment: '不做了。' })
    const gone = await get('changeManager', link)
    expect(gone.status).toBe(410)
    expect(gone.html).toContain('已撤回')

    const cookie = await house.signedIn('changeManager')
    const html = await (await house.app.request(path, { headers: cookie })).text()
    house.platform.at(61 * DAY)
    const old = await get('changeManager')
    expect(old.status).toBe(410)
    expect(old.html).toContain('链接已过期')
    expect((await press('changeManager', 'reject', '太晚了', html, cookie)).status).toBe(410)
    expect(await status()).toBe('assessed')
  })

  it('says why somebody may not decide what they were asked', async () => {
    await house.changeHead(id, () => ({ involved: [people.changeManager] }))
    const { html, status: code } = await get('changeManager')
    expect(code).toBe(200)
    expect(html).toContain('您是这项变更的申请人或修改过它')
    expect(html).not.toContain('name="decision"')
  })
})

describe('the other steps', () => {
  it('are taken on the page too: assessed, tested, reviewed', async () => {
    const { id: other } = await house.raised()
    id = other
    const assessor = await house.owner(id)
    path = await pathFor(assessor)
    expect((await press(assessor, 'unsound')).status).toBe(422)
    expect((await press(assessor, 'sound')).status).toBe(303)
    path = await pathFor('changeManager')
    expect((await press('changeManager', 'authorise')).status).toBe(303)

    const tester = await house.owner(id)
    path = await pathFor(tester)
    const page = await get(tester)
    expect(page.html).toContain('检查证书链')
    expect((await press(tester, 'passed')).status).toBe(422)
    expect((await press(tester, 'failed', '缺中间证书。')).status).toBe(303)
    expect((await get(tester)).html).toContain('测试未通过')
    path = await pathFor(tester)
    expect((await get(tester)).html).toContain('缺中间证书。')
    expect((await press(tester, 'passed', '证书链正确。')).status).toBe(303)
    expect(await status()).toBe('scheduled')

    house.platform.at((await house.change(id)).releaseWindow.from)
    await house.changeHead(id, () => ({ stage: 'release' }))
    await house.step('opsTwo', id, { step: 'release', outcome: 'succeeded' })
    const reviewer = await house.owner(id)
    path = await pathFor(reviewer)
    expect((await press(reviewer, 'not-effective')).status).toBe(422)
    expect((await press(reviewer, 'effective', '顺利。')).status).toBe(303)
    expect(await status()).toBe('closed')
  })
})

describe('a deputy', () => {
  it('is asked while the holder is away, and decides as deputy', async () => {
    await house.goesAway('changeManager')
    ;({ id } = await house.raised())
    await house.step(await house.owner(id), id, assess)
    path = await pathFor('changeDeputy')
    expect((await get('changeDeputy')).html).toContain('您代理“changeManager”作出决定')
    expect((await press('changeDeputy', 'authorise')).status).toBe(303)
    expect((await house.whole(id)).story.at(-1)?.grant).toMatchObject({ via: 'deputy' })
  })
})

describe('logs', () => {
  it('never hold the nonce of a link, whatever happens behind it', async () => {
    const lines: unknown[] = []
    const note = (...said: unknown[]) => void lines.push(said)
    house = await mailHouse({ ...silentLog, info: note, warn: note, error: note })
    ;({ id } = await house.raised())
    await house.step(await house.owner(id), id, assess)
    path = await pathFor('changeManager')
    await get('opsLeader')
    await get('changeManager', `${path}x`)
    const { query } = house.platform.store
    house.platform.store.query = () => Promise.reject(new TypeError('the table is on fire'))
    expect((await get('changeManager')).status).toBe(500)
    house.platform.store.query = query
    await press('changeManager', 'authorise')
    expect(lines.length).toBeGreaterThan(0)
    expect(JSON.stringify(lines)).not.toContain(path.slice(3, 60))
  })
})

describe('a change on paper', () => {
  it('has everything that was written and happened, for whoever may see it', async () => {
    const long = '逐条说明。'.repeat(500)
    await house.edited(id, { description: long })
    const { html, status: code } = await get('opsTwo', `/print/changes/${id}`)
    expect(code).toBe(200)
    expect(html).toContain(long)
    expect(html).toContain('修改内容')
    expect((await get('employee', `/print/changes/${id}`)).status).toBe(404)
    expect((await get('opsTwo', '/print/changes/chg_nothing')).status).toBe(404)
    expect((await get(undefined, `/print/changes/${id}`)).status).toBe(401)
  })
})

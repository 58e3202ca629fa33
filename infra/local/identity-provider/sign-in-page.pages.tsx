import { createHash } from 'node:crypto'
import type { Child } from 'hono/jsx'
import { type Language, say, type Text } from '../../../functions/kernel/text.ts'

/** Somebody who can sign in. */
export interface SignInPerson {
  readonly id: string
  readonly name: string
  readonly email: string
  /** What they are here, `ERP 变更授权人`. */
  readonly title: string
}

export interface SignInPage {
  readonly language: Language
  readonly people: readonly SignInPerson[]
  /** The address somebody typed that belongs to nobody. */
  readonly unknownEmail?: string
}

/** More than this and the list is no help; everybody can still type their address. */
const MOST_LISTED = 100

const words = {
  title: { 'zh-CN': '登录职守', en: 'Sign in to Onduty' },
  lead: {
    'zh-CN': '开发用登录，只在本机可用：点一个人，就以此人身份进入。',
    en: 'Development sign-in, on this machine only: choose a person to go on as them.',
  },
  byEmail: { 'zh-CN': '或者输入邮箱', en: 'Or type an e-mail address' },
  enter: { 'zh-CN': '登录', en: 'Sign in' },
  unknown: { 'zh-CN': '没有人使用邮箱 {email}。', en: 'Nobody here has the address {email}.' },
  nobody: { 'zh-CN': '现在没有可以登录的人。', en: 'There is nobody who could sign in.' },
  failedTitle: { 'zh-CN': '登录没有完成', en: 'The sign-in was not completed' },
  failed: {
    'zh-CN': '这次登录已经过期，或者是从别处打开的。请回到首页重新登录。',
    en: 'It has expired, or was begun somewhere else. Please go back and sign in again.',
  },
  back: { 'zh-CN': '回到首页', en: 'Go back' },
} as const satisfies Record<string, Text>

export function signInPage({ language, people, unknownEmail }: SignInPage): string {
  const listed = people.slice(0, MOST_LISTED)
  return page(
    language,
    words.title,
    <main>
      <h1>{words.title[language]}</h1>
      <p>{words.lead[language]}</p>
      {listed.length === 0 ? <p>{words.nobody[language]}</p> : null}
      <form method="post">
        <ul>
          {listed.map((person) => (
            <li key={person.id}>
              <button type="submit" name="person" value={person.id}>
                <b>{person.name}</b> <span>{person.title}</span>
                <small>{person.email}</small>
              </button>
            </li>
          ))}
        </ul>
      </form>
      <form method="post">
        <label for="email">{words.byEmail[language]}</label>
        {unknownEmail === undefined ? null : (
          <p id="wrong" role="alert">
            {say(words.unknown, language, { email: unknownEmail })}
          </p>
        )}
        <div>
          <input
            id="email"
            name="email"
            type="email"
            autocomplete="username"
            required
            value={unknownEmail ?? ''}
            {...(unknownEmail === undefined ? {} : { 'aria-invalid': 'true', 'aria-describedby': 'wrong' })}
          />
          <button type="submit">{words.enter[language]}</button>
        </div>
      </form>
    </main>,
  )
}

export const signInFailedPage = (language: Language, home: string): string =>
  page(
    language,
    words.failedTitle,
    <main>
      <h1>{words.failedTitle[language]}</h1>
      <p>{words.failed[language]}</p>
      <p>
        <a href={home}>{words.back[language]}</a>
      </p>
    </main>,
  )

// No letter in it needs escaping; what is printed has to be what is hashed below.
const STYLE = `:root{color-scheme:light dark;--ground:#f3f5f8;--card:#fff;--words:#1f2733;--weak:#566173;--line:#8690a0;--accent:#0958d9;--wrong:#cf1322}
@media(prefers-color-scheme:dark){:root{--ground:#12151a;--card:#1c2128;--words:#e6e9ee;--weak:#a5afbd;--line:#6d7887;--accent:#1668dc;--wrong:#ff8a80}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--words);font:16px/1.6 -apple-system,Segoe UI,PingFang SC,Microsoft YaHei,sans-serif}
main{max-width:480px;margin:0 auto;padding:24px 16px 48px}h1{font-size:22px;line-height:1.4;margin:8px 0 4px}p{margin:0 0 16px;color:var(--weak)}
ul{list-style:none;margin:0 0 24px;padding:0;display:grid;gap:8px}button,input{font:inherit;color:inherit;border:1px solid var(--line);border-radius:8px;background:var(--card);min-height:48px;padding:8px 14px}
li button{width:100%;text-align:left;cursor:pointer}button:hover{border-color:var(--accent)}span,small{color:var(--weak)}span{margin-left:6px}small{display:block;font-size:13px}
:focus-visible{outline:3px solid var(--accent);outline-offset:1px}div{display:flex;gap:8px;margin-top:6px}input{flex:1;min-width:0}div button{background:var(--accent);border-color:var(--accent);color:#fff;font-weight:600;cursor:pointer}
#wrong{color:var(--wrong);margin:4px 0 0}a{color:inherit}`

/** What the page may do: be styled by itself and send its form here. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

function page(language: Language, title: Text, body: Child): string {
  const html = (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title[language]}</title>
        <style>{STYLE}</style>
      </head>
      <body>{body}</body>
    </html>
  )
  return `<!doctype html>${html.toString()}`
}

import type { Child } from 'hono/jsx'
import type { Language } from '../kernel/text.ts'

const STYLE = `
:root{color-scheme:light dark;--g:#f4f5f7;--c:#fff;--t:#1f2329;--w:#59606b;--a:#0958d9;--l:#d5d9e0;--r:#cf1322}
@media(prefers-color-scheme:dark){:root{--g:#141414;--c:#1f1f1f;--t:#e8e8e8;--w:#a6a6a6;--a:#65a9f3;--l:#3a3a3a;--r:#ff7875}}
*{box-sizing:border-box}body{margin:0;background:var(--g);color:var(--t);font:16px/1.6 -apple-system,Segoe UI,PingFang SC,Microsoft YaHei,sans-serif}
main{max-width:36rem;margin:0 auto;padding:1rem;overflow-wrap:anywhere}
.card{background:var(--c);border:1px solid var(--l);border-radius:10px;padding:1.25rem;margin:0 0 1rem}
h1{font-size:1.3rem;line-height:1.4;margin:0 0 .75rem}p{margin:0 0 .75rem}.weak{color:var(--w);font-size:.875rem}.bad{color:var(--r)}
a{color:var(--a)}a:focus-visible,button:focus-visible,input:focus-visible,textarea:focus-visible{outline:3px solid var(--a);outline-offset:2px}
.button,button{display:block;width:100%;min-height:48px;padding:.7rem 1rem;border:1px solid #0958d9;border-radius:8px;background:#0958d9;color:#fff;font:inherit;font-weight:600;text-align:center;text-decoration:none;cursor:pointer}
button.second{background:transparent;color:var(--a);border-color:var(--a)}
`
  .trim()
  .replaceAll('\n', '')

/** Brand and footer, said on every page. */
const BRAND = { 'zh-CN': '职守 Onduty', en: 'Onduty 职守' } as const

export interface ShellProps {
  readonly language: Language
  readonly title: string
  /** Rules of this page beside those of every page. */
  readonly style?: string
  readonly children?: Child
}

/**
 * The frame of every page that the server renders: one column, light and dark, no script. Classes: `card`, `weak`,
 * `bad`, `button`, `second`.
 */
export const pageShell = ({ language, title, style = '', children }: ShellProps): string =>
  `<!doctype html>${(
    (
      <html lang={language}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width,initial-scale=1" />
          <meta name="robots" content="noindex" />
          <title>{`${title} · ${BRAND[language]}`}</title>
          <style>{STYLE + style}</style>
        </head>
        <body>
          <main>
            {children}
            <p class="weak">{BRAND[language]}</p>
          </main>
        </body>
      </html>
    )
  ).toString()}`

import type { Child } from 'hono/jsx'
import type { Language } from '../kernel/text.ts'
import type { MailContent, MailFact, MailItem, MailLink } from './compose-mail.ts'
import { BRAND, KIND_LOOKS, PALETTE } from './mail-kinds.ts'

// Names without quotes, which would be escaped to five letters each.
const FONT = '-apple-system,Segoe UI,PingFang SC,Microsoft YaHei,sans-serif'

/**
 * The HTML part: nested tables and inline styles, because Outlook draws with Word and knows no flex, grid or
 * max-width on blocks. The style block only adds what may be missing: dark colours, and the font inside tables.
 * Expects words that are already cleaned.
 */
export const mailPage = (mail: MailContent): string => `<!doctype html>${(<MailPage mail={mail} />).toString()}`

function MailPage({ mail }: { mail: MailContent }) {
  const { light } = PALETTE
  const look = KIND_LOOKS[mail.kind]
  return (
    <html lang={mail.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>{mail.subject}</title>
        <style>{styleBlock(look.dark)}</style>
      </head>
      <body class="g" style={`margin:0;background:${light.ground}`}>
        <Preview words={mail.lead.join(' ') || mail.heading} />
        <Table class="g" bgcolor={light.ground}>
          <tr>
            <td align="center" style="padding:16px 8px">
              <Table class="c" width="560" bgcolor={light.card} style={cardStyle(look.light)}>
                <tr>
                  <td style="padding:20px 20px 24px;word-break:break-word">
                    <p class="a" style={`margin:0;font-size:13px;color:${look.light}`}>
                      <b>{look.label[mail.language]}</b>
                    </p>
                    <h1 style="margin:4px 0 12px;font-size:20px;line-height:1.4">{mail.heading}</h1>
                    {mail.lead.map((words) => (
                      <p key={words} style="margin:0 0 12px">
                        {lines(words)}
                      </p>
                    ))}
                    <Facts facts={mail.facts ?? []} labelWidth={LABEL_WIDTH[mail.language]} />
                    <Items items={mail.items ?? []} />
                    <Action action={mail.action} colour={look.light} />
                    <Hint words={mail.replyHint} />
                  </td>
                </tr>
              </Table>
              <p class="w" style={`margin:12px 0 0;max-width:560px;font:12px/1.6 ${FONT};color:${light.weak}`}>
                {BRAND[mail.language]} · {lines(mail.footer)}
              </p>
            </td>
          </tr>
        </Table>
      </body>
    </html>
  )
}

/** What the list of mails shows after the subject. */
const Preview = ({ words }: { words: string }) => (
  <div style="display:none;max-height:0;overflow:hidden;mso-hide:all">{words.slice(0, 120)}</div>
)

/** In pixels: the longest name of a fact on one line, or broken between words and not inside one. */
const LABEL_WIDTH: Readonly<Record<Language, string>> = { 'zh-CN': '64', en: '100' }

function Facts({ facts, labelWidth }: { facts: readonly MailFact[]; labelWidth: string }) {
  if (facts.length === 0) return null
  const { light } = PALETTE
  const line = `border-top:1px solid ${light.line};padding:8px`
  return (
    <Table style="margin:0 0 4px">
      {facts.map(([label, value]) => (
        <tr key={label} valign="baseline">
          <td class="w l" width={labelWidth} style={`${line} 0;font-size:14px;color:${light.weak}`}>
            {label}
          </td>
          <td class="l" style={`${line} 0 8px 12px`}>
            {lines(value)}
          </td>
        </tr>
      ))}
    </Table>
  )
}

function Items({ items }: { items: readonly MailItem[] }) {
  if (items.length === 0) return null
  const { light } = PALETTE
  return (
    <Table style="margin:0 0 4px">
      {items.map(({ title, detail, href }) => (
        <tr key={title}>
          <td class="l" style={`padding:10px 0;border-top:1px solid ${light.line}`}>
            {href === undefined ? (
              <b>{title}</b>
            ) : (
              <a class="k" href={href} style={`color:${light.link}`}>
                <b>{title}</b>
              </a>
            )}
            {detail === undefined ? null : (
              <div class="w" style={`font-size:13px;color:${light.weak}`}>
                {detail}
              </div>
            )}
          </td>
        </tr>
      ))}
    </Table>
  )
}

function Action({ action, colour }: { action: MailLink | undefined; colour: string }) {
  if (action === undefined) return null
  const button = `display:block;padding:11px;color:${PALETTE.onButton};text-decoration:none`
  return (
    <Table style="margin:16px 0 0">
      <tr>
        <td align="center" height="48" bgcolor={colour} style="border-radius:8px">
          <a href={action.href} style={button}>
            <b>{action.label}</b>
          </a>
        </td>
      </tr>
    </Table>
  )
}

function Hint({ words }: { words: string | undefined }) {
  if (words === undefined) return null
  const { light } = PALETTE
  return (
    <Table class="t" bgcolor={light.tint} style="margin:16px 0 0;border-radius:8px">
      <tr>
        <td class="w" style={`padding:10px 12px;font-size:14px;color:${light.weak}`}>
          {lines(words)}
        </td>
      </tr>
    </Table>
  )
}

interface TableProps {
  class?: string
  /** In pixels, for Outlook, which knows no max-width; everybody else reads the style. */
  width?: string
  bgcolor?: string
  style?: string
  children?: Child
}

const Table = ({ children, width = '100%', ...attributes }: TableProps) => (
  <table role="presentation" width={width} cellpadding="0" cellspacing="0" {...attributes}>
    {children}
  </table>
)

const cardStyle = (accent: string): string =>
  `width:100%;max-width:560px;border-top:4px solid ${accent};font:16px/1.6 ${FONT};color:${PALETTE.light.words}`

/** Line ends as `<br>`: Outlook ignores `white-space`. */
const lines = (words: string): Child =>
  words.split('\n').flatMap((line, at) => (at === 0 ? [line] : [<br key={line} />, line]))

/** Classes: ground, card, accent, weak words, line above, tint, link. */
function styleBlock(accent: string): string {
  const { dark } = PALETTE
  const rules: readonly (readonly [string, string])[] = [
    ['.g', `background:${dark.ground}`],
    ['.c', `background:${dark.card};color:${dark.words};border-color:${accent}`],
    ['.a', `color:${accent}`],
    ['.w', `color:${dark.weak}`],
    ['.l', `border-color:${dark.line}`],
    ['.t', `background:${dark.tint}`],
    ['.k', `color:${dark.link}`],
  ]
  const important = rules.map(([selector, style]) => `${selector}{${style.replaceAll(';', '!important;')}!important}`)
  return `.c td,.c a{font-family:${FONT}}@media(prefers-color-scheme:dark){${important.join('')}}`
}

import type { MailContent } from './compose-mail.ts'
import { BRAND, KIND_LOOKS } from './mail-kinds.ts'

/** The plain-text part. Expects words that are already cleaned. */
export function mailText(mail: MailContent): string {
  const colon = mail.language === 'zh-CN' ? '：' : ': '
  const sections = [
    `[${KIND_LOOKS[mail.kind].label[mail.language]}] ${mail.heading}`,
    ...mail.lead,
    (mail.facts ?? []).map(([label, value]) => `${label}${colon}${indented(value)}`).join('\n'),
    (mail.items ?? []).map(itemText).join('\n\n'),
    mail.action ? `${mail.action.label}${colon.trim()}\n${mail.action.href}` : '',
    mail.replyHint ?? '',
    `-- \n${BRAND[mail.language]}\n${mail.footer}`,
  ]
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`
}

const itemText = ({ title, detail, href }: { title: string; detail?: string; href?: string }): string =>
  [`* ${title}`, detail, href].filter((line) => line !== undefined).join('\n  ')

/** The second and further lines of a value stand below its first, so that nobody takes them for a label. */
const indented = (value: string): string => value.replace(/\n/g, '\n  ')

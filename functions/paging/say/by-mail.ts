import { say, type Text } from '../../kernel/text.ts'
import { composeMail, outgoingHeaders } from '../../mail/index.ts'
import type { Person } from '../../responsibility/index.ts'
import type { Message, PagerPorts } from '../pager.ts'
import { absolute, buttonOf, titleOf } from './words.ts'

/** A mail names so many, the gravest; of the others it says how many they are and where. */
const LISTED = 50

/** A page by mail: one tap answers it; several as one mail, each with its own link. */
export async function byMail(
  { platform, mailer }: PagerPorts,
  person: Person,
  { id, edition, said, language }: Message,
): Promise<void> {
  const { publicUrl, mailDomain } = platform
  const [{ page, words }, ...others] = said
  const single = {
    lead: words.lines,
    action: { label: buttonOf(words, language), href: absolute(publicUrl, words.acknowledgeHref ?? words.href) },
  }
  const several = {
    lead: [
      TOGETHER[language],
      ...(said.length > LISTED ? [say(REST, language, { listed: LISTED, count: said.length - LISTED })] : []),
    ],
    items: said.slice(0, LISTED).map(({ words: each }) => ({
      title: each.title,
      detail: each.lines.join('\n'),
      href: absolute(publicUrl, each.acknowledgeHref ?? each.href),
    })),
    action: { label: DESK[language], href: absolute(publicUrl, '/') },
  }
  await mailer.send({
    id,
    ...(edition === id ? {} : { edition }),
    to: { name: person.name, address: person.email },
    ...composeMail({
      language,
      kind: 'page',
      origin: publicUrl,
      subject: titleOf(said, language),
      heading: titleOf(said, language),
      ...(others.length === 0 ? single : several),
      footer: say((others.length === 0 ? words.because : undefined) ?? FOOTER, language),
    }),
    headers: outgoingHeaders({ thread: page.caseId, mailDomain }),
  })
}

const TOGETHER: Text = {
  'zh-CN': '一分钟内呼叫了您多次，合并为一封邮件，最严重的在前。',
  en: 'You were paged several times within a minute: here they are in one mail, the gravest first.',
}
const REST: Text = {
  'zh-CN': '以下是最严重的 {listed} 件，其余 {count} 件请在“我的待办”中查看。',
  en: 'Here are the {listed} gravest; {count} more are in what you owe.',
}
const DESK: Text = { 'zh-CN': '打开我的待办', en: 'Open what I owe' }
const FOOTER: Text = {
  'zh-CN': '您收到这封邮件，因为您当班，或故障升级到了您。',
  en: 'You get this mail because you are on call, or the incident came up to you.',
}

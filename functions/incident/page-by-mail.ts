// PLACEHOLDER until pages go out through the paging room.
import { composeMail, outgoingHeaders } from '../mail/index.ts'
import type { Letter } from '../outbox/index.ts'
import { loadDirectory } from '../responsibility/index.ts'
import { incidentPage } from './incident.page-letter.ts'

export const incidentPageByMail: Letter = async (platform, asked) => {
  const words = await incidentPage.compose(platform, asked)
  const directory = await loadDirectory(platform.store)
  const person = directory.people.get(asked.to)
  if (words === undefined || person === undefined) return undefined
  return {
    to: { name: person.name, address: person.email },
    ...composeMail({
      language: person.language,
      kind: 'escalation',
      origin: platform.publicUrl,
      subject: words.title,
      heading: words.title,
      lead: words.lines,
      facts: [],
      action: { label: 'ack', href: words.acknowledgeHref ?? words.href },
      footer: '',
    } as never),
    headers: outgoingHeaders({ thread: String(asked.about.incident), mailDomain: platform.mailDomain }),
  }
}

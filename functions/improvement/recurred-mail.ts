import { findIncident } from '../incident/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { JsonObject } from '../kernel/json.ts'
import { say, type Text } from '../kernel/text.ts'
import { composeMail, outgoingHeaders } from '../mail/index.ts'
import type { Letter } from '../outbox/index.ts'
import { loadDirectory } from '../responsibility/index.ts'
import { getAction } from './action.store.ts'

const SUBJECT: Text = {
  'zh-CN': '【同样的故障又发生】{number} {title}',
  en: '[It happened again] {number} {title}',
}
const SAYS: Text = {
  'zh-CN': '“{incident}”与此前的故障是同一服务、同一原因（{cause}），距上次不到 30 天。',
  en: '“{incident}” was of the same service and for the same cause ({cause}) as one less than 30 days before.',
}
const REOPENED: Text = {
  'zh-CN': '这项改进措施原来已报完成，现在重新打开，请再想一想：为什么没有挡住？',
  en: 'This action claimed to be done. It is open again; please ask why it did not hold.',
}
const STILL_OPEN: Text = {
  'zh-CN': '这项改进措施还没有落实，期限不变。请看能否提前。',
  en: 'This action is not done yet, and its day stays as it is. Please see whether it can be done sooner.',
}
const ACTION: Text = { 'zh-CN': '查看改进措施', en: 'Open the action' }
const BECAUSE: Text = {
  'zh-CN': '您收到本邮件，是因为您负责或判断过这项改进措施。',
  en: 'You get this mail because this action is yours, or was judged by you.',
}

/** What an action was to prevent has happened again: whoever owns it and whoever judged it hear why. */
export const recurredLetter: Letter = async ({ store, publicUrl, mailDomain }, { to, about }) => {
  const { action, incident } = about as JsonObject & { action: Id; incident: Id }
  const [{ head, story }, past, directory] = await Promise.all([
    getAction(store, action),
    findIncident(store, incident),
    loadDirectory(store),
  ])
  const person = directory.people.get(to)
  if (past === undefined || person?.active !== true) return undefined
  const { language } = person
  const isReopened = story.some(({ did, what }) => did === 'improvement-action.reopened' && what.incident === incident)
  const composed = composeMail({
    language,
    kind: 'outcome',
    origin: publicUrl,
    subject: say(SUBJECT, language, { number: head.number, title: head.title }),
    heading: `${head.number} ${head.title}`,
    lead: [
      say(SAYS, language, { incident: `${past.number} ${past.title}`, cause: past.cause ?? '' }),
      (isReopened ? REOPENED : STILL_OPEN)[language],
    ],
    action: { label: ACTION[language], href: `/improvement-actions/${head.id}` },
    footer: BECAUSE[language],
  })
  return {
    to: { name: person.name, address: person.email },
    ...composed,
    headers: outgoingHeaders({ thread: head.id, mailDomain }),
  }
}

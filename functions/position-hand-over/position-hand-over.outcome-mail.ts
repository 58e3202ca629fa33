import type { Id } from '../kernel/ids.ts'
import type { JsonObject } from '../kernel/json.ts'
import { say, type Text } from '../kernel/text.ts'
import { composeMail, type MailItem, outgoingHeaders } from '../mail/index.ts'
import { personRefIn, type Reader } from '../obligation/index.ts'
import type { Letter } from '../outbox/index.ts'
import type { Store } from '../platform/store.ts'
import { loadDirectory } from '../responsibility/index.ts'
import { portalPath } from './paths.ts'
import { findHandOverHead, getHandOver, type WholeHandOver } from './position-hand-over.store.ts'
import { notDone } from './rules/is-done.ts'

interface OutcomeWords {
  readonly subject: Text
  /** `{from}`, `{receiver}`, `{name}`, `{left}`. */
  readonly says: Text
}

const OUTCOMES: Readonly<Record<'done' | 'partly' | 'cancelled', OutcomeWords>> = {
  done: {
    subject: { 'zh-CN': '【岗位交接完成】{name}', en: '[Handed over] {name}' },
    says: {
      'zh-CN': '{from}与{receiver}之间“{name}”的交接已由双方签字并全部落实。',
      en: 'The hand-over of “{name}” from {from} to {receiver} is signed by both, and all of it is carried out.',
    },
  },
  partly: {
    subject: {
      'zh-CN': '【岗位交接完成，{left} 项未能落实】{name}',
      en: '[Handed over, {left} not carried out] {name}',
    },
    says: {
      'zh-CN':
        '{from}与{receiver}之间“{name}”的交接已由双方签字并落实，但有 {left} 项没有办成，原因见交接记录，请另行处理。',
      en: 'The hand-over of “{name}” from {from} to {receiver} is signed by both and carried out, but for {left}. The record says why; please see to those.',
    },
  },
  cancelled: {
    subject: { 'zh-CN': '【岗位交接已取消】{name}', en: '[Hand-over called off] {name}' },
    says: {
      'zh-CN': '{from}与{receiver}之间“{name}”的交接已取消，无需再办理。',
      en: 'The hand-over of “{name}” from {from} to {receiver} was called off; nothing is owed for it any more.',
    },
  },
}

const SAID: Text = { 'zh-CN': '说明：\n{comment}', en: 'Comment:\n{comment}' }
const RECEIVER_GONE: Text = {
  'zh-CN': '接任人不再担任这个岗位。',
  en: 'The receiver does not take the position any more.',
}
const ACTION: Text = { 'zh-CN': '查看交接记录', en: 'See the record' }
const BECAUSE: Text = {
  'zh-CN': '您收到本邮件，是因为您参与了“{name}”的交接。',
  en: 'You get this mail because you take part in the hand-over of “{name}”.',
}

interface Outcome {
  readonly whole: WholeHandOver
  readonly words: OutcomeWords
}

async function findOutcome(store: Store, about: JsonObject): Promise<Outcome | undefined> {
  const id = about.handOver as Id
  const head = await findHandOverHead(store, id)
  if (head === undefined || head.status === 'open') return undefined
  const whole = await getHandOver(store, id)
  const key = head.status === 'done' && notDone(whole.content) > 0 ? 'partly' : head.status
  return { whole, words: OUTCOMES[key] }
}

/** Both sides hear how it ended. */
export const outcomeLetter: Letter = async ({ store, clock, publicUrl, mailDomain }, { to, about }) => {
  const [outcome, directory] = await Promise.all([findOutcome(store, about), loadDirectory(store)])
  const person = directory.people.get(to)
  if (outcome === undefined || person?.active !== true) return undefined
  const { language } = person
  const values = valuesOf(outcome, { person: to, language, directory, now: clock.now() })
  const { cancelled, head } = outcome.whole
  const comment = cancelled === undefined ? undefined : (cancelled.reason ?? RECEIVER_GONE[language])
  const composed = composeMail({
    language,
    kind: 'outcome',
    origin: publicUrl,
    subject: say(outcome.words.subject, language, values),
    heading: values.name,
    lead: [
      say(outcome.words.says, language, values),
      ...(comment === undefined ? [] : [say(SAID, language, { comment })]),
    ],
    action: { label: ACTION[language], href: portalPath(head.id) },
    footer: say(BECAUSE, language, values),
  })
  return {
    to: { name: person.name, address: person.email },
    ...composed,
    headers: outgoingHeaders({ thread: head.id, mailDomain }),
  }
}

const valuesOf = ({ whole }: Outcome, { directory, language }: Reader) => ({
  name: directory.positions.get(whole.head.position)?.name[language] ?? whole.head.position,
  from: personRefIn(directory, whole.head.from).name,
  receiver: personRefIn(directory, whole.head.receiver).name,
  left: notDone(whole.content),
})

/** The same in a line of a summary. */
export async function sumUpOutcome(
  store: Store,
  _letter: string,
  about: JsonObject,
  reader: Reader,
): Promise<MailItem | undefined> {
  const outcome = await findOutcome(store, about)
  if (outcome === undefined) return undefined
  const values = valuesOf(outcome, reader)
  return {
    title: say(outcome.words.subject, reader.language, values),
    detail: say(outcome.words.says, reader.language, values),
    href: portalPath(outcome.whole.head.id),
  }
}

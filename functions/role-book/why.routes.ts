import { formatInstant } from '../calendar/index.ts'
import type { Id } from '../kernel/ids.ts'
import { prefixOf } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { NotFoundError, RefusalError } from '../kernel/refusal.ts'
import { type Language, say, type Text } from '../kernel/text.ts'
import type { CaseKinds } from '../obligation/index.ts'
import { findStanding } from '../obligation/index.ts'
import { query, type Route } from '../platform/handler.ts'
import type { Store } from '../platform/store.ts'
import {
  type ActedOn,
  AUTHORITY_NAMES,
  type AuthorityName,
  type Directory,
  loadDirectory,
  maySeePerson,
  type PlaceSeen,
  type Why,
  whoAnswers,
  whyMayAct as whyMay,
  worksInIt,
} from '../responsibility/index.ts'
import type { Duty } from './duty.ts'
import { positionNamed } from './duty.view.ts'
import { findBookAt } from './role-book.store.ts'
import type { PublishedBook } from './role-book.ts'
import { whyMayAct } from './why.contract.ts'
import { AS, RISK_NAMES, WHY } from './why.words.ts'

/** "Why can I?" and "why can't I?", for any person, act and thing. */
export const whyRoutes = (kinds: CaseKinds): Route[] => [
  query(whyMayAct, async ({ store }, { query: asked, caller, now }) => {
    const [directory, book] = await Promise.all([loadDirectory(store), findBookAt(store, now)])
    const person = directory.people.get(asked.person ?? caller.person)
    const isStaff = worksInIt(directory, caller.person, now)
    if (person === undefined || !maySeePerson(directory, caller.person, person.id, now))
      throw new NotFoundError('person')
    // Who may decide what in the house is for those who work in it; everybody else learns of themselves.
    if (!isStaff && (person.id !== caller.person || asked.case !== undefined)) throw new NotFoundError('person')
    if (asked.service !== undefined && !directory.services.has(asked.service)) throw unknownService()
    const on = { ...(asked.service && { service: asked.service }), ...(asked.risk && { risk: asked.risk }) }
    const about: About =
      asked.case === undefined ? { on: [on], barred: [] } : await aboutCase(store, kinds, asked.case, asked.act)
    // What is done to several things at once needs an authority over each: the first that is missing answers.
    const whys = about.on.map((each) => whyMay(directory, person.id, asked.act, now, each))
    const why = whys.find(({ may }) => !may) ?? whys[0] ?? whyMay(directory, person.id, asked.act, now)
    const isBarred = about.barred.includes(person.id)
    const saying: Saying = { directory, book, language: caller.language, now, act: asked.act }
    return {
      person: { id: person.id, name: person.name },
      act: asked.act,
      actName: AUTHORITY_NAMES[asked.act][caller.language],
      at: now,
      may: why.may && !isBarred,
      reasons: reasonsOf(why, isBarred, person.name, saying),
      book: book?.version.number ?? null,
      places: why.places.map(({ position, authority, until, ...place }) => ({
        ...place,
        position: positionNamed({ directory }, position),
        until: until ?? null,
        authority: authority === undefined ? null : authorityOut(authority, saying),
      })),
      whoMay: why.whoMay.map(({ position, authority }) => {
        const answerer = whoAnswers(directory, { who: 'holder', position }, now)?.person
        return {
          position: positionNamed({ directory }, position),
          person:
            answerer === undefined ? null : { id: answerer, name: directory.people.get(answerer)?.name ?? answerer },
          authority: authorityOut(authority, saying),
          isBarred: answerer !== undefined && about.barred.includes(answerer),
        }
      }),
    }
  }),
]

interface About {
  /** All of it. */
  readonly on: readonly ActedOn[]
  /** Whom separation of duties keeps from it. */
  readonly barred: readonly Id[]
}

/** What a case is to whoever decides on it. */
async function aboutCase(store: Store, kinds: CaseKinds, caseId: Id, act: AuthorityName): Promise<About> {
  const kind = kinds.get(prefixOf(caseId))
  const standing = kind === undefined ? undefined : await findStanding(store, caseId)
  if (kind === undefined || standing === undefined || standing.head.id !== caseId) throw new NotFoundError('case')
  const owed = Object.keys(kind.standards).find((each) => kind.needs?.(standing.head, each)?.act === act)
  const needed = owed === undefined ? undefined : kind.needs?.(standing.head, owed)
  if (owed === undefined || needed === undefined) throw actNotOfCase()
  return { on: [needed.on].flat(), barred: kind.mayNotAnswer(standing.head, owed) }
}

interface Saying {
  readonly directory: Directory
  readonly book: PublishedBook | undefined
  readonly language: Language
  readonly now: Instant
  readonly act: AuthorityName
}

/** The first is the one that decides; of somebody who may, only that. */
function reasonsOf(why: Why, isBarred: boolean, name: string, saying: Saying): { code: string; text: string }[] {
  const general = (code: 'not-active' | 'no-position' | 'barred') => ({ code, text: sentence(WHY[code], name, saying) })
  if (!why.isActive) return [general('not-active')]
  if (why.places.length === 0) return [general('no-position')]
  const places = why.may ? why.places.slice(0, 1) : why.places
  const own = places.map((place) => ({ code: place.says, text: sayPlace(place, name, saying) }))
  return isBarred ? [general('barred'), ...own] : own
}

function sayPlace(place: PlaceSeen, name: string, saying: Saying): string {
  const { directory, language, now } = saying
  const { authority } = place
  const isByDuty = authority !== undefined && 'duty' in authority
  const text = place.says === 'grants' && !isByDuty ? WHY['granted-by-position'] : WHY[place.says]
  const at = (instant: Instant) => formatInstant(instant, directory.department.calendar.timeZone, language, now)
  return sentence(text, name, saying, {
    position: positionNamed({ directory }, place.position).name,
    duty: isByDuty ? (dutyIn(saying.book, authority.duty)?.title ?? authority.duty) : '',
    as: AS[place.via],
    from: at(place.from),
    until: at(place.until ?? place.from),
    risk: RISK_NAMES[authority?.upTo ?? 'high'],
  })
}

const sentence = (
  text: Text,
  name: string,
  { act, language }: Saying,
  values: Readonly<Record<string, string | Text>> = {},
) => say(text, language, { name, act: AUTHORITY_NAMES[act], ...values })

function authorityOut(authority: Why['whoMay'][number]['authority'], { directory, book }: Saying) {
  const { services, upTo } = authority
  const duty = 'duty' in authority ? authority.duty : undefined
  const unnamed = (id: string) => ({ 'zh-CN': id, en: id })
  return {
    services: services?.map((id) => ({ id, name: directory.services.get(id)?.name ?? unnamed(id) })) ?? null,
    upTo: upTo ?? null,
    duty: duty === undefined ? null : { id: duty, title: dutyIn(book, duty)?.title ?? unnamed(duty) },
  }
}

const dutyIn = (book: PublishedBook | undefined, duty: Id): Duty | undefined => book?.book.duties.get(duty)

const unknownService = () =>
  new RefusalError(422, {
    code: 'unknown-service',
    text: { 'zh-CN': '没有这项服务。', en: 'There is no such service.' },
  })

const actNotOfCase = () =>
  new RefusalError(422, {
    code: 'act-not-of-case',
    text: {
      'zh-CN': '这件事里没有需要这项权限的步骤。',
      en: 'No step of this case needs that authority.',
    },
  })

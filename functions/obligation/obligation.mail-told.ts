import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Language, Text } from '../kernel/text.ts'
import type { AskedLetter } from '../outbox/index.ts'
import type { Platform } from '../platform/platform.ts'
import { type Directory, loadDirectory, type Person } from '../responsibility/index.ts'
import type { CaseDescription, CaseKind, CaseKinds } from './case-kind.ts'
import { onMyDesk } from './my-desk-path.ts'
import { rowsOfCase, type Standing, standingIn } from './obligation.store.ts'
import type { OpenObligation } from './obligation.ts'
import { kindOf } from './standing.ts'

/** What a letter about an obligation is written from: everything as it is when the mail is sent. */
export interface Told {
  readonly person: Person
  readonly language: Language
  readonly now: Instant
  readonly directory: Directory
  readonly kind: CaseKind
  readonly standing: Standing
  readonly obligation: OpenObligation
  readonly description: CaseDescription
}

/** Nothing when there is nothing to tell any more: it is closed, the case was edited, or the person has left. */
export async function findTold(
  { store, clock }: Pick<Platform, 'store' | 'clock'>,
  kinds: CaseKinds,
  { to, about }: AskedLetter,
): Promise<Told | undefined> {
  const { obligation: id, round } = about as JsonObject & { obligation: string; round: number }
  // An obligation lies in the partition of its case.
  const [rows, directory] = await Promise.all([rowsOfCase(store, id), loadDirectory(store)])
  const standing = standingIn(rows)
  const obligation = standing?.open.find((each) => each.id === id && each.round === round)
  const person = directory.people.get(to)
  if (standing === undefined || obligation === undefined || person?.active !== true) return undefined
  const kind = kindOf(kinds, obligation.caseId)
  const now = clock.now()
  const { language } = person
  // Whoever is to accept something is told what it is.
  const concerned = standing.open.find((each) => each.id === obligation.concerns)
  const matter = concerned ?? obligation
  const asked = { person: to, language, directory, now, standing, obligation: matter, rows, store }
  const described = await kind.describe(asked)
  const description = concerned === undefined ? described : toAccept(described, language, obligation.id)
  return { person, language, now, directory, kind, standing, obligation, description }
}

const ACCEPT: Text = { 'zh-CN': '请确认接手', en: 'please accept' }
const LOOK: Text = { 'zh-CN': '查看并确认', en: 'Open and answer' }

/** Accepting is done on one's own page, from any phone, whatever else the obligation could be done with. */
export function toAccept(
  { otherwise: _, because: __, ...description }: CaseDescription,
  language: Language,
  obligation: Id,
): CaseDescription {
  const action = { label: LOOK[language], isDecision: false }
  return { ...description, wanted: ACCEPT[language], href: onMyDesk(obligation), action }
}

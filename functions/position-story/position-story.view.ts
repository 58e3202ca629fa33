import { viewOfOccurrence } from '../duty/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Json } from '../kernel/json.ts'
import type { Language } from '../kernel/text.ts'
import { personRefIn, timelineEntryOf } from '../obligation/index.ts'
import type { HeadRow } from '../platform/act.ts'
import type { Store } from '../platform/store.ts'
import type { Directory } from '../responsibility/index.ts'
import { type Duty, dutiesInVersions } from '../role-book/index.ts'
import { findHeads } from './heads-of.ts'
import type { StoryItem } from './position-story.contract.ts'
import type { Happened } from './told-kinds.ts'

/** What of a page has to be read elsewhere: what acts were about, and the duties that gave their authority. */
interface Beside {
  readonly heads: ReadonlyMap<Id, HeadRow>
  readonly duties: ReadonlyMap<number, readonly Duty[]>
}

interface Looking {
  readonly directory: Directory
  readonly language: Language
  readonly now: Instant
}

/** A page of a story in the reader's words; what acts were about is read in one go. */
export async function viewOfStory(
  store: Store,
  position: Id,
  page: readonly { readonly key: string; readonly thing: Happened }[],
  looking: Looking,
): Promise<StoryItem[]> {
  const acts = page.flatMap(({ thing }) => (thing.kind === 'act' ? [thing.told] : []))
  const [heads, duties] = await Promise.all([
    findHeads(store, new Set(acts.map(({ id }) => id))),
    dutiesInVersions(store, position, new Set(acts.flatMap(({ entry: { grant } }) => grant?.book ?? []))),
  ])
  return page.map(({ key, thing }) => itemOf(key, thing, { heads, duties }, looking))
}

function itemOf(key: string, thing: Happened, { heads, duties }: Beside, looking: Looking): StoryItem {
  const { directory, language } = looking
  const refOf = ({ id, title }: Duty) => ({ id, title: title[language] })
  switch (thing.kind) {
    case 'place': {
      const { what, as, at, place } = thing.turned
      const person = personRefIn(directory, place.person)
      return { kind: 'place', key, at, what, as, person, from: place.from, until: place.until ?? null }
    }
    case 'duty':
      return { kind: 'duty', key, at: thing.head.opensAt, occurrence: viewOfOccurrence(thing.head, looking) }
    case 'act':
    case 'signature': {
      const { id, entry } = thing.told
      const { at, did, by, grant, comment, what } = timelineEntryOf(entry, looking)
      const about = { id, name: nameOf(id, heads.get(id), looking) }
      const told = { key, at, did, by, grant, comment, about }
      if (thing.kind === 'act') {
        const duty = duties.get(grant?.book ?? 0)?.find((each) => each.id === grant?.duty)
        return { kind: 'act', ...told, duty: duty === undefined ? null : refOf(duty) }
      }
      const book = typeof what.book === 'number' ? what.book : null
      return { kind: 'signature', ...told, person: personRefIn(directory, String(what.person)), book }
    }
    case 'book': {
      const { number, from, note, publishedBy, added, changed, removed } = thing.version
      return {
        ...{ kind: 'book', key, at: from, version: number, note },
        publishedBy: personRefIn(directory, publishedBy),
        ...{ added: added.map(refOf), changed: changed.map(refOf), removed: removed.map(refOf) },
      }
    }
  }
}

/** What people call a thing: its number and title, where it has them; otherwise what the organisation calls it. */
function nameOf(id: Id, head: HeadRow | undefined, { directory, language }: Looking): string | null {
  const spoken = (value: Json | undefined): string | undefined => {
    if (typeof value === 'string') return value
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined
    const text = (value as Readonly<Record<string, Json | undefined>>)[language]
    return typeof text === 'string' ? text : undefined
  }
  const title = [head?.title ?? head?.name, head?.systemName, head?.rightName].map(spoken).filter(Boolean).join(' · ')
  const named = [spoken(head?.number), title].filter(Boolean).join(' ')
  return named === '' ? (directory.people.get(id)?.name ?? spokenOf(directory, id, language)) : named
}

const spokenOf = ({ positions, groups, services, department }: Directory, id: Id, language: Language): string | null =>
  [positions.get(id), groups.get(id), services.get(id), department.id === id ? department : undefined].find(
    (each) => each !== undefined,
  )?.name[language] ?? null

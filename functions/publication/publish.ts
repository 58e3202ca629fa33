import { createHash } from 'node:crypto'
import type { Grant } from '../kernel/actor.ts'
import type { Instant } from '../kernel/instant.ts'
import { asJson, canonicalJson } from '../kernel/json.ts'
import { RefusalError } from '../kernel/refusal.ts'
import type { Text } from '../kernel/text.ts'
import { personRefIn } from '../obligation/index.ts'
import type { Act } from '../platform/act.ts'
import type { Caller } from '../platform/handler.ts'
import type { Store } from '../platform/store.ts'
import { type Directory, personIsActive } from '../responsibility/index.ts'
import type { Publication } from './publication.contract.ts'
import {
  findPublishedHead,
  type PublishedDocument,
  publicationsOf,
  putVersion,
  type Version,
  versionOf,
} from './publication.store.ts'

interface PublishCall {
  readonly caller: Caller
  readonly now: Instant
  /** The version its author looked at. */
  readonly ifMatch: number | undefined
  readonly reason: string
  readonly grant: Grant
  readonly directory: Directory
}

const spelling = ({ version: _, ...says }: Version): string => canonicalJson(asJson(says))

/**
 * Publishes another version, in force from now on; `sound` makes it, given its number. Nothing that runs is touched.
 * Throws {@link RefusalError}: `stale-version` when somebody was faster, `nothing-to-change` when it says the same.
 * @returns the act, the version, and all publications with this one, newest first
 */
export async function publishVersion<V extends Version>(
  document: PublishedDocument<V>,
  store: Store,
  sound: (version: number) => V | Promise<V>,
  { caller, now, ifMatch, reason, grant, directory }: PublishCall,
): Promise<{ act: Act; published: V; versions: Publication[] }> {
  const head = await findPublishedHead(document, store)
  const before = await versionOf(document, store, head?.current ?? document.builtIn.version)
  if (ifMatch !== before.version) throw stale(document.name, before.version)
  const published = await sound(before.version + 1)
  if (spelling(published) === spelling(before)) throw nothingToChange()
  const { id, did } = document
  const { version } = published
  const act: Act = {
    before: head,
    head: { id, current: version, publishedAt: now, publishedBy: caller.person },
    at: now,
    did,
    by: caller.actor,
    grant,
    what: {
      version,
      previousVersion: before.version,
      contentHash: createHash('sha256').update(spelling(published)).digest('hex'),
      publishedBy: caller.person,
    },
    personal: { reason },
    rows: [personIsActive(caller.person), putVersion(document, published)],
  }
  const mine = { version, publishedAt: now, publishedBy: personRefIn(directory, caller.person), reason }
  return { act, published, versions: [mine, ...(await publicationsOf(document, store, directory))] }
}

const stale = (name: Text, version: number): RefusalError =>
  new RefusalError(
    412,
    {
      code: 'stale-version',
      text: {
        'zh-CN': `${name['zh-CN']}已有新版本，请先查看再发布。`,
        en: `There is a newer version of the ${name.en}; look at it before publishing.`,
      },
    },
    { version },
  )

const nothingToChange = (): RefusalError =>
  new RefusalError(409, {
    code: 'nothing-to-change',
    text: { 'zh-CN': '与现行版本相同。', en: 'It is the same as the version in force.' },
  })

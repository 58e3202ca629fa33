import { findHead, perform } from '../../audit-trail/index.ts'
import type { Instant } from '../../kernel/instant.ts'
import { NotFoundError } from '../../kernel/refusal.ts'
import { currentPolicy, findStanding } from '../../obligation/index.ts'
import type { Outcome } from '../../platform/act.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Store } from '../../platform/store.ts'
import type { Task } from '../../platform/task.ts'
import { type Directory, loadDirectory } from '../../responsibility/index.ts'
import { ROLE_BOOK_GAP } from '../book-policies.ts'
import { gapIdOf, listOpenGaps } from '../gap.store.ts'
import type { AcceptedGap, GapHead } from '../gap.ts'
import { type BookHead, findHeadOfBook, findVersion, takenOverAt } from '../role-book.store.ts'
import type { AcceptedFinding, PublishedBook } from '../role-book.ts'
import { explainFinding } from '../rules/lint/explain-finding.ts'
import { lintBook } from '../rules/lint/lint-book.ts'
import { type GapsNow, whatBecameOfGap } from '../rules/what-became-of-gap.ts'
import { groundAt } from '../seen-book.ts'
import { endGap, openGap } from '../steps/gap.ts'
import { clearPastBooks } from '../tell-in-force.ts'

/**
 * Gaps that versions were published with: each becomes a case of whoever accepted it, once, and ends when it is mended.
 * Run when a version is published, when one takes effect, and daily, because a gap is also closed by whoever takes a
 * post. Also lets what counts no more out of the directory. Late, doubled or stopped in the middle it does the same once.
 */
export const lookOverBookGapsTask: Task = {
  name: 'look-over-book-gaps',
  async run(platform) {
    const head = await headOf(platform)
    if (head === undefined) return { opened: 0, ended: 0 }
    const now = platform.clock.now()
    const inForce = takenOverAt(head, now)?.version
    let opened = 0
    for (const { version, from } of head.takesOver) {
      if (from <= now && version !== inForce) continue
      opened += await openGapsOf(platform, head, version)
    }
    let ended = 0
    const open = await listOpenGaps(platform.store)
    const gaps = open.length === 0 ? undefined : await gapsNow(platform, head, inForce)
    for (const gap of gaps === undefined ? [] : open) {
      if (await perform(platform, () => endOne(platform, gap, gaps as GapsNow))) ended += 1
    }
    return { opened, ended, cleared: await clearPastBooks(platform) }
  },
}

/** Nothing while no department has been founded, or nothing published yet. */
async function headOf({ store }: Platform): Promise<BookHead | undefined> {
  try {
    return await findHeadOfBook(store)
  } catch (error) {
    if (error instanceof NotFoundError) return undefined
    throw error
  }
}

async function openGapsOf(platform: Platform, head: BookHead, version: number): Promise<number> {
  const { store } = platform
  const found = await findVersion(store, head.id, version)
  if (found === undefined || found.version.accepted.length === 0) return 0
  let titles: TitleOf | undefined
  let opened = 0
  for (const accepted of found.version.accepted) {
    const id = gapIdOf(head.id, version, accepted.finding, found.version.publishedAt)
    if ((await findHead(store, id)) !== undefined) continue
    titles ??= await titlesIn(store, found, await loadDirectory(store), platform.clock.now())
    const title = titles(accepted.finding)
    opened += await perform(platform, () => openOne(platform, { id, book: version, ...accepted, title }))
  }
  return opened
}

async function openOne(platform: Platform, wish: Omit<AcceptedGap, 'status' | 'policy'>): Promise<Outcome<number>> {
  const [directory, policy, known] = await Promise.all([
    loadDirectory(platform.store),
    currentPolicy(platform.store, ROLE_BOOK_GAP),
    findHead(platform.store, wish.id),
  ])
  if (known !== undefined) return { acts: [], answer: 0 }
  return { acts: [openGap(wish, { directory, policy, now: platform.clock.now() })], answer: 1 }
}

async function endOne(platform: Platform, { id }: GapHead, gaps: GapsNow): Promise<Outcome<boolean>> {
  const standing = await findStanding(platform.store, id)
  const gap = standing?.head as GapHead | undefined
  const became = gap?.status === 'open' ? whatBecameOfGap(gap, gaps) : 'open'
  if (standing === undefined || gap === undefined || became === 'open') return { acts: [], answer: false }
  return { acts: [endGap(gap, standing, became, platform.clock.now())], answer: true }
}

async function gapsNow(platform: Platform, head: BookHead, inForce: number | undefined): Promise<GapsNow> {
  const { store, clock } = platform
  const version = inForce === undefined ? undefined : await findVersion(store, head.id, inForce)
  const accepted: readonly AcceptedFinding[] = version?.version.accepted ?? []
  const found = new Set<string>()
  if (version !== undefined) {
    const { ground } = await groundAt(store, version.book, await loadDirectory(store), clock.now())
    for (const { key } of lintBook(ground)) found.add(key)
  }
  return { inForce, replaced: head.replaced, accepted: accepted.map(({ finding }) => finding), found }
}

type TitleOf = (finding: string) => AcceptedGap['title']

/** What findings of a version are called; one that was mended meanwhile by its key. */
async function titlesIn(store: Store, { book }: PublishedBook, directory: Directory, now: Instant): Promise<TitleOf> {
  const { ground, titles } = await groundAt(store, book, directory, now)
  const findings = new Map(lintBook(ground).map((each) => [each.key, each]))
  return (key) => {
    const finding = findings.get(key)
    return finding === undefined ? { 'zh-CN': key, en: key } : explainFinding(finding, ground, titles).title
  }
}

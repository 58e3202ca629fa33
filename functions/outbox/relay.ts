import { type Instant, plusMillis } from '../kernel/instant.ts'
import type { Effect } from '../platform/effect.ts'
import { MailRefusedError } from '../platform/mailer.ts'
import type { OutboxRow } from '../platform/outbox.ts'
import type { Kicked } from '../platform/platform.ts'
import { createDueTime } from './due-time.ts'
import { errorText } from './error-text.ts'
import { dropState, type GivenBack, giveBack, giveBackBundle, removeBundle, restBundle } from './give-back.ts'
import { createInHand } from './in-hand.ts'
import { createLane } from './lane.ts'
import { claimer } from './lease.ts'
import { watchedMailer } from './mail-health.ts'
import {
  dueAtOf,
  findBundle,
  findNextDue,
  isBundled,
  isPage,
  keyOf,
  listBundles,
  listDue,
  PAGE_EVERY,
  prefixOfBundle,
  restsUntil,
} from './outbox.store.ts'
import { type Performed, performEffect, sendTogether } from './perform-effect.ts'
import type { RelayPorts } from './relay-ports.ts'
import { createRemover } from './remover.ts'

const AT_ONCE = 16
const MOST_WAITING = 5000

/** Performs what the outbox asks for: at least once, each mail claimed first, oldest first, some at a time. */
export interface Relay {
  /** Performs these rows and resolves when that is done. Rows as read (a stream's) spare a read. Never throws. */
  perform(kicked: readonly Kicked[]): Promise<void>
  /** The same in the background: what `platform.kick` is on one machine. What is too much waits for the sweeper. */
  kick(kicked: readonly Kicked[]): void
  /** Performs what is overdue. Throws when the table cannot answer. */
  sweep(alsoWhat?: SweepsAlso): Promise<void>
  /** Resolves when nothing is being performed. */
  settle(): Promise<void>
  /** When a retry or a bundle is due next; `undefined` when nothing waits. Knows only what this process wrote. */
  nextDueAt(): Promise<Instant | undefined>
}

export interface SweepsAlso {
  /** What was written less than a minute ago, which a kick should be performing: after a start, when none can. */
  readonly fresh?: boolean
  /** Bundles that could still grow: when the engine is at rest after an outage. */
  readonly bundles?: boolean
}

export function createRelay(given: RelayPorts): Relay {
  const { store, clock, log } = given.platform
  const ports = { ...given, mailer: watchedMailer(given.mailer, given.platform) }
  const claim = claimer(ports)
  const inHand = createInHand()
  const removing = new Set<Promise<void>>()
  const afoot = new Set<Promise<void>>()
  const remover = createRemover(store)
  const lane = createLane<OutboxRow>(ports.atOnce ?? AT_ONCE, attempt)
  const dueTime = createDueTime(async () => ((await ports.isHeld?.()) === true ? undefined : findNextDue(store)))
  let isBehind = false

  /** Each row once in this process, however often it is kicked and swept meanwhile. */
  async function run(rows: readonly OutboxRow[]): Promise<void> {
    const mine = rows.filter((row) => inHand.take(nameOf(row)))
    await Promise.all(mine.map((row) => lane.run(row)))
    await Promise.all(removing)
  }

  /** A table that cannot answer leaves the row where it is: the lease runs out, and the sweeper comes by. */
  async function attempt(row: OutboxRow): Promise<void> {
    try {
      if (row.effect?.kind !== 'wake' && (await ports.isHeld?.()) === true) log.count('EffectHeld')
      else if (isBundled(row)) await performBundle(row)
      else if (await performSingle(row)) return removeLater(row)
    } catch (error) {
      stays(row, error)
    }
    inHand.putBack(nameOf(row))
  }

  /** Others go on while the row is being removed, together with its neighbours. */
  function removeLater(row: OutboxRow): void {
    const removal = remover.remove(keyOf(row)).then(
      () => inHand.finish(nameOf(row)),
      (error: unknown) => {
        inHand.putBack(nameOf(row))
        stays(row, error)
      },
    )
    removing.add(removal)
    void removal.finally(() => removing.delete(removal))
  }

  function stays({ id }: OutboxRow, error: unknown): void {
    dueTime.forget()
    log.error('an effect stays in the outbox', { id, error: errorText(error) })
  }

  /** Answers whether the row is done with. */
  async function performSingle(row: OutboxRow): Promise<boolean> {
    if (row.tries > 0 && dueAtOf(row) > clock.now()) return false
    const taken = row.effect?.kind === 'mail' && ports.isAlone !== true ? await claim(row) : row
    if (taken === undefined) return false
    const faults: { readonly left: OutboxRow; readonly error: unknown }[] = []
    const { also, ...main } = taken
    for (const effect of also === undefined ? [row.effect] : [also, row.effect]) {
      try {
        log.count(EVENTS[await performEffect(ports, row.id, effect)])
      } catch (error) {
        // What was done is not done again: only what failed stays in the row.
        faults.push({ left: { ...main, effect }, error })
      }
    }
    const [fault, second] = faults
    if (fault === undefined) return true
    const { left, error } = second === undefined ? fault : { left: taken, error: second.error }
    await failed(left, error, await giveBack(store, left, error, clock.now()))
    return false
  }

  async function performBundle(found: OutboxRow): Promise<void> {
    // A storm of pages to one person: that they rest is one row, what waits meanwhile may be hundreds.
    if (isPage(found) && (await restsUntil(store, found)) > clock.now()) return
    const bundle = await findBundle(store, found)
    if (bundle.state.notBefore !== undefined && bundle.state.notBefore > clock.now()) return
    if (bundle.rows.length === 0) return dropState(store, bundle.state)
    const state = await claim(bundle.state)
    if (state === undefined) return
    const { rows } = await findBundle(store, found)
    // Somebody else sent these between the look and the claim; what has come since waits for the next sweep.
    if (rows[0]?.id !== bundle.rows[0]?.id) return dropState(store, state)
    let performed: Performed
    try {
      performed = await sendTogether(ports, state.id, bundle.rows)
      log.count(EVENTS[performed])
    } catch (error) {
      const outcome = await giveBackBundle(store, { ...bundle, state }, error, clock.now())
      return failed({ ...state, effect: bundle.rows[0]?.effect as Effect }, error, outcome)
    }
    // Who was told nothing need not be left in peace.
    if (!isPage(found) || performed === 'dropped') return removeBundle(store, bundle)
    const until = plusMillis(clock.now(), PAGE_EVERY)
    await restBundle(store, bundle, until)
    dueTime.note(until)
  }

  async function failed(
    { id, effect }: Pick<OutboxRow, 'id' | 'effect'>,
    error: unknown,
    outcome: GivenBack,
  ): Promise<void> {
    if (outcome === 'gone') return
    if (outcome !== 'parked') dueTime.note(outcome.until)
    log.count(outcome === 'parked' ? 'EffectParked' : 'EffectFailed')
    log.warn('an effect failed', { id, kind: effect?.kind, outcome, error: errorText(error) })
    if (!(error instanceof MailRefusedError) || effect.kind !== 'mail') return
    const { to, letter, about } = effect
    await ports.onMailRefused?.({ to, letter, about, error })
  }

  async function performKicked(kicked: readonly Kicked[]): Promise<void> {
    const rows = await rowsOf(kicked)
    for (const row of rows) if (isBundled(row)) dueTime.note(dueAtOf(row))
    // Pages do not wait for others; those that may not go out yet find that out by themselves.
    await run(rows.filter((row) => !isBundled(row) || isPage(row)))
  }

  async function rowsOf(kicked: readonly Kicked[]): Promise<OutboxRow[]> {
    const found = await store.findMany<OutboxRow>(kicked.filter((each) => !isRow(each)))
    return [...kicked.filter(isRow), ...found.filter((row) => row !== undefined)]
  }

  async function sweepTable({ fresh = false, bundles = false }: SweepsAlso): Promise<void> {
    dueTime.forget()
    const now = clock.now()
    for (let after = new Map<number, string>(), isFirst = true; isFirst || after.size > 0; isFirst = false) {
      const { rows, next } = await listDue(store, now, after)
      await run(rows.filter((row) => fresh || dueAtOf(row) <= now))
      after = next
    }
    const found = await listBundles(store)
    await run(found.filter((row) => bundles || dueAtOf(row) <= now))
  }

  function track(work: Promise<void>): Promise<void> {
    afoot.add(work)
    const over = () => afoot.delete(work)
    work.then(over, over)
    return work
  }

  /** In the background a fault is only logged: the rows stay, and the sweeper comes by. */
  const quietly = (work: Promise<void>) =>
    track(
      work.catch((error: unknown) => {
        dueTime.forget()
        log.error('the outbox cannot be read', { error: errorText(error) })
      }),
    )

  /** More was kicked than may wait: the rest is found in the table once there is room. */
  function catchUp(): void {
    if (isBehind) return
    isBehind = true
    const work = lane.idle().then(() => {
      isBehind = false
      return sweepTable({ fresh: true })
    })
    void quietly(work)
  }

  return {
    perform: (kicked) => quietly(performKicked(kicked)),
    kick(kicked) {
      if (lane.waiting + kicked.length > MOST_WAITING) catchUp()
      else void quietly(performKicked(kicked))
    },
    sweep: (alsoWhat = {}) => track(sweepTable(alsoWhat)),
    async settle() {
      while (afoot.size > 0) await Promise.allSettled(afoot)
    },
    nextDueAt: () => dueTime.get(),
  }
}

const EVENTS = { performed: 'EffectPerformed', dropped: 'EffectDropped' } as const
const nameOf = (row: OutboxRow) => (isBundled(row) ? `${row.pk}\n${prefixOfBundle(row)}` : `${row.pk}\n${row.sk}`)
const isRow = (kicked: Kicked): kicked is OutboxRow => 'effect' in kicked

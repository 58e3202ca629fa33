import { randomBytes } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { createHttpsReader } from '../../functions/adapters/https-reader.ts'
import { createHttpsWebhooks } from '../../functions/adapters/https-webhooks.ts'
import { createApi } from '../../functions/api.ts'
import type { FoldPorts } from '../../functions/audit-trail/index.ts'
import type { DocsAsset } from '../../functions/door/docs.ts'
import type { Rate } from '../../functions/door/rate-limit.ts'
import type { RandomBytes } from '../../functions/kernel/ids.ts'
import { millisOf } from '../../functions/kernel/instant.ts'
import type { JsonObject } from '../../functions/kernel/json.ts'
import { createEpoch, createRelay, type Relay } from '../../functions/outbox/index.ts'
import type { Heartbeat } from '../../functions/outbox/tasks/sweep.ts'
import { createPager } from '../../functions/paging/pager.ts'
import type { Clock } from '../../functions/platform/clock.ts'
import type { Route } from '../../functions/platform/handler.ts'
import type { IdentityProvider } from '../../functions/platform/identity-provider.ts'
import type { KeptEpoch } from '../../functions/platform/kept-epoch.ts'
import type { Log } from '../../functions/platform/log.ts'
import type { Mailer } from '../../functions/platform/mailer.ts'
import type { Page } from '../../functions/platform/page.ts'
import type { PageChannels } from '../../functions/platform/page-channels.ts'
import type { Kicked, Platform } from '../../functions/platform/platform.ts'
import type { Secrets } from '../../functions/platform/secrets.ts'
import type { SigningKeys } from '../../functions/platform/signer.ts'
import type { Store } from '../../functions/platform/store.ts'
import type { Task } from '../../functions/platform/task.ts'
import type { WebReader } from '../../functions/platform/web-reader.ts'
import type { WebhookSender } from '../../functions/platform/webhook.ts'
import * as registry from '../../functions/registry.ts'
import { signInPages } from '../../functions/sign-in/index.ts'
import { Conductor, type Scheduled } from './conductor.ts'
import { readDocumentFonts } from './document-fonts.ts'
import { localChannels } from './local-channels.ts'
import { StatesEngine } from './states-engine/states-engine.ts'
import { Usage } from './usage.ts'

export interface MachineOptions {
  readonly store: Store
  /** The engine's own table. */
  readonly engineStore: Store
  readonly clock: Clock
  readonly wallClock: Clock
  readonly random?: RandomBytes
  readonly secrets: Secrets
  readonly mailer: Mailer
  /** Calls other systems over the internet unless given. */
  readonly webhooks?: WebhookSender
  /** Robots, push and phones; the internet, and for phones the mailbox, unless given. */
  readonly channels?: PageChannels
  /** Reads from the internet unless given. */
  readonly web?: WebReader
  /** Tells somebody outside that all is well. */
  readonly beat?: Heartbeat
  readonly log: Log
  readonly publicUrl: string
  readonly mailDomain: string
  /** Mail goes out by somebody else's server, and none comes in. */
  readonly isSendOnly?: boolean
  readonly checkpoints: FoldPorts & { readonly keys: SigningKeys }
  readonly epoch: KeptEpoch
  readonly identityProvider?: IdentityProvider
  readonly usage?: Usage
  readonly docsAsset?: DocsAsset
  readonly addressOf?: (context: Context) => string | undefined
  /** Check answers against their contracts: for tests. */
  readonly checksAnswers?: boolean
  /** Requests a caller may make; the door's own limits unless given. */
  readonly rate?: Rate
}

/** The product, whole, on one machine: the same rooms as on AWS, with an engine and a relay in this process. */
export interface Machine {
  readonly platform: Platform
  readonly engine: StatesEngine
  readonly relay: Relay
  readonly conductor: Conductor
  readonly usage: Usage
  readonly routes: readonly Route[]
  readonly api: Hono
  runTask(name: string, input: JsonObject): Promise<JsonObject>
  /**
   * Takes up what was under way when the process ended: what is due fires, most severe first, one summary a person.
   * Then looks ahead, as it does daily.
   */
  recover(): Promise<void>
  stop(): Promise<void>
}

export function createMachine(options: MachineOptions): Machine {
  const { store, engineStore, clock, wallClock, secrets, log, publicUrl, mailDomain, mailer } = options
  const { isSendOnly = false } = options
  const random = options.random ?? ((count: number) => randomBytes(count))
  const usage = options.usage ?? new Usage()
  let relay: Relay | undefined
  const kick = (rows: readonly Kicked[]) => relay?.kick(rows)
  const web = options.web ?? createHttpsReader()
  const platform: Platform = { clock, store, random, secrets, log, publicUrl, mailDomain, isSendOnly, web, kick }

  const tasks = new Map<string, Task>()
  const runTask = async (name: string, input: JsonObject): Promise<JsonObject> => {
    const task = tasks.get(name)
    if (task === undefined) throw new TypeError(`no task is called ${name}`)
    return task.run(platform, input)
  }

  const engine = new StatesEngine({
    store: engineStore,
    workflows: registry.workflows,
    addressOf: (task) => task,
    invoke: (address, payload) => runTask(address, payload as JsonObject),
    clock,
    random,
    log,
    priorityOf: ({ input }) => registry.severityOf(input),
  })

  const epoch = createEpoch(platform, options.epoch)
  relay = createRelay({
    platform,
    engine,
    mailer: counted(mailer, usage),
    letters: registry.letters,
    hooks: registry.hooks,
    webhooks: options.webhooks ?? createHttpsWebhooks({ wallClock }),
    pager: createPager({
      platform,
      letters: registry.pageLetters,
      mailer: counted(mailer, usage),
      channels: options.channels ?? localChannels(mailer),
      wallClock,
    }),
    workflows: registry.workflows,
    whereaboutsOf: (caseId) => usage.during('effect:whereabouts', () => registry.standingOf(platform, caseId)),
    onEvent: (event, about) => registry.onEvent(platform, event, about),
    onMailRefused: ({ to, letter, about }) =>
      registry.onEvent(platform, registry.MAIL_UNDELIVERABLE, { person: to, letter, about }),
    isHeld: () => epoch.isHeld(),
    isAlone: true,
    // Whoever waits for an answer shares two cores with the relay: mails may be a few seconds later in a rush.
    atOnce: 8,
  })
  const working = relay

  const scheduled = registry.scheduledTasks({
    ...{ relay, checkpoints: options.checkpoints, epoch },
    ...(options.beat === undefined ? {} : { beat: options.beat }),
  })
  for (const task of [...registry.tasks, ...scheduled]) tasks.set(task.name, usage.task(task))
  const schedules = registry.schedules.map(
    ({ name, every, task }): Scheduled => ({
      name,
      everyMinutes: every.minutes,
      run: async () => void (await runTask(task, {})),
    }),
  )
  const openings = {
    nextAt: () => registry.openings.nextAt(platform),
    open: () => registry.openings.open(platform),
  }
  const conductor = new Conductor({ engine, relay, schedules, openings, now: () => millisOf(clock.now()) })

  const routes = usage.routes(
    registry.routes({
      wallClock,
      checkpointLog: options.checkpoints.log,
      checkpointKeys: options.checkpoints.keys,
      readFonts: readDocumentFonts,
    }),
  )
  const { identityProvider } = options
  const pages: Page[] = [
    ...registry.pages,
    ...(identityProvider === undefined ? [] : signInPages(identityProvider, registry.people, wallClock)),
  ]
  const api = createApi({
    platform,
    routes,
    pages,
    people: registry.people,
    wallClock,
    ...(options.rate === undefined ? {} : { ratePerCaller: options.rate, ratePerAddress: options.rate }),
    ...(options.addressOf === undefined ? {} : { addressOf: options.addressOf }),
    ...(options.docsAsset === undefined ? {} : { docsAsset: options.docsAsset }),
    ...(options.checksAnswers === undefined ? {} : { checksAnswers: options.checksAnswers }),
  })

  const openWhatWasMissed = async () => {
    try {
      await runTask('plan-duties', {})
      await openings.open()
    } catch (error) {
      log.error('what was to open while nobody was running stays for the sweeper', { error: String(error) })
    }
  }

  return {
    platform,
    engine,
    relay: working,
    conductor,
    usage,
    routes,
    api,
    runTask,
    async recover() {
      await engine.recover()
      await engine.fireDue(clock.now())
      await conductor.settle(clock.now())
      // Before the summaries go: what was to open meanwhile belongs into them.
      await openWhatWasMissed()
      await conductor.settle(clock.now())
      await working.sweep({ fresh: true, bundles: true })
      await conductor.settle(clock.now())
      await conductor.runSeldom((name, error) => log.error('a schedule failed', { name, error }))
      await conductor.settle(clock.now())
    },
    async stop() {
      await engine.stop()
      await working.settle()
    },
  }
}

const counted = (mailer: Mailer, usage: Usage): Mailer => ({
  async send(mail) {
    await mailer.send(mail)
    usage.mails += 1
  },
})

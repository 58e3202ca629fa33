import { mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { HttpBindings } from '@hono/node-server'
import { createDynamoStore } from '../../functions/adapters/dynamo-store.ts'
import { createHeartbeat } from '../../functions/adapters/heartbeat.ts'
import { createHttpsPost } from '../../functions/adapters/https-post.ts'
import { createSecrets } from '../../functions/adapters/kept-secrets.ts'
import { oidcIdentityProvider } from '../../functions/adapters/oidc.ts'
import { createSmtpMailer } from '../../functions/adapters/smtp-mailer.ts'
import { kinds, receiveMail } from '../../functions/registry.ts'
import { loadDirectory } from '../../functions/responsibility/index.ts'
import { openFileCheckpoints } from './checkpoint-log.ts'
import { machineClock, virtualClock } from './clocks.ts'
import { consoleLog } from './console-log.ts'
import { checkUp } from './doctor.ts'
import { connectDatabase, type Database, startEmbeddedDatabase, TABLES } from './embedded-database.ts'
import { FolderInUseError, lockFolder } from './folder-lock.ts'
import { openGateway, PortTakenError, portMustBeFree } from './gateway.ts'
import { createIdentityProvider } from './identity-provider/identity-provider.ts'
import { loopbackFetch } from './identity-provider/loopback-fetch.ts'
import { fileEpoch } from './kept-epoch.ts'
import { keptKey } from './kept-key.ts'
import { endLeftoverDatabase, noteDatabase } from './leftover-database.ts'
import { localControls } from './local-controls.ts'
import { createMachine } from './machine.ts'
import { LocalMailbox } from './mailbox/local-mailbox.ts'
import { mailboxRoutes } from './mailbox/mailbox-routes.ts'
import { SentOnce } from './mailbox/sent-once.ts'
import { productStore } from './product-store.ts'
import { readEverything } from './read-everything.ts'
import { demoPeople } from './seed/demo.ts'
import { seed } from './seed/seed.ts'
import { InvalidSettingError, readSettings, type Settings } from './settings.ts'
import { openFileSigner } from './signer.ts'
import { openSmtpDoor } from './smtp-door/smtp-door.ts'
import { tickByClock } from './states-engine/tick-by-clock.ts'
import { Usage } from './usage.ts'
import { welcome } from './welcome.ts'

/** The whole product in one process and its database. */
export async function main(env: Readonly<Record<string, string | undefined>>, portalDir: string): Promise<void> {
  try {
    await run(readSettings(env), portalDir)
  } catch (error) {
    if (!isSaidPlainly(error)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(2)
  }
}

async function run(settings: Settings, portalDir: string): Promise<void> {
  // What is written from here on, by the database too, is for nobody else, also in a folder that others may look into.
  process.umask(0o077)
  mkdirSync(settings.dataDir, { recursive: true, mode: 0o700 })
  await lockFolder(settings.dataDir)
  await portMustBeFree(settings)
  const mailDomain = settings.mailFrom.slice(settings.mailFrom.indexOf('@') + 1)
  const inData = (name: string) => join(settings.dataDir, name)
  const log = consoleLog

  const virtual = settings.clock.kind === 'virtual' ? virtualClock(settings.clock.at, inData('clock')) : undefined
  const clock = virtual ?? machineClock
  const database = await (settings.dynamoEndpoint === undefined
    ? ownDatabase(settings.dataDir)
    : connectDatabase(settings.dynamoEndpoint))
  const usage = new Usage()
  const { client } = database
  const counting = settings.localControls ? { onConsumed: usage.consumed } : {}
  const mailbox =
    settings.mail === 'local' ? await LocalMailbox.open({ folder: inData('mail'), clock, mailDomain }) : undefined
  const mailer =
    mailbox ?? createSmtpMailer({ url: settings.mail, from: { name: '职守 Onduty', address: settings.mailFrom } })
  const sentOnce = await SentOnce.open(mailer, inData('mail-sent'))
  const signer = await openFileSigner(inData('checkpoint-key.pem'))
  const identity = settings.oidc ?? {
    issuer: `${settings.publicUrl}/oidc`,
    clientId: 'onduty',
    clientSecret: Buffer.from(keptKey(inData('client-secret'))).toString('hex'),
  }
  let port = settings.port

  const machine = createMachine({
    store: productStore({ client, table: TABLES.product, ...counting }),
    engineStore: createDynamoStore({ client, table: TABLES.engine }),
    clock,
    wallClock: machineClock,
    secrets: createSecrets(keptKey(inData('secret'))),
    mailer: sentOnce,
    log,
    publicUrl: settings.publicUrl,
    mailDomain,
    isSendOnly: mailbox === undefined,
    checkpoints: { log: await openFileCheckpoints(inData('audit-checkpoints.jsonl')), signer, keys: signer },
    epoch: fileEpoch(inData('epoch')),
    identityProvider: oidcIdentityProvider({
      ...identity,
      ...(settings.oidc === undefined ? { fetch: loopbackFetch(settings.publicUrl, () => port) } : {}),
    }),
    usage,
    ...(settings.heartbeatUrl === undefined ? {} : { beat: createHeartbeat(settings.heartbeatUrl, createHttpsPost()) }),
    docsAsset: docsAsset(),
    // Local controls are for tests and benchmarks, which call faster than any caller may.
    ...(settings.localControls ? { rate: { perSecond: 1e6, burst: 1e6 } } : {}),
    addressOf: (context) => (context.env as HttpBindings).incoming?.socket.remoteAddress,
  })

  const { platform } = machine
  const deliver = (mail: Parameters<typeof receiveMail>[1]) => receiveMail(platform, mail).then(() => undefined)
  const isNew = await seed(platform, settings.seed)
  await machine.recover()

  const controls = settings.localControls
    ? localControls({
        machine,
        ...(mailbox === undefined ? {} : { mailbox }),
        ...(virtual === undefined ? {} : { virtual }),
        wallClock: machineClock,
        deliver,
        checkUp: () => checkUp(readEverything(client, TABLES.product), kinds, clock.now()),
      })
    : mailbox !== undefined && settings.oidc === undefined
      ? mailboxRoutes(mailbox)
      : undefined
  const identityProvider =
    settings.oidc === undefined
      ? createIdentityProvider({
          publicUrl: settings.publicUrl,
          clientId: identity.clientId,
          clientSecret: identity.clientSecret,
          redirectUri: `${settings.publicUrl}/auth/callback`,
          keysFile: inData('sign-in-keys.json'),
          listPeople: () => peopleWhoSignIn(platform.store),
          log,
        })
      : undefined
  const server = await openGateway({
    api: machine.api,
    ...(controls === undefined ? {} : { controls }),
    ...(identityProvider === undefined ? {} : { identityProvider }),
    portalDir,
    publicUrl: settings.publicUrl,
    host: settings.host,
    port: settings.port,
  })
  const address = server.address()
  if (address !== null && typeof address === 'object') port = address.port
  const smtp =
    settings.smtpPort === 0
      ? undefined
      : await openSmtpDoor({
          port: settings.smtpPort,
          host: settings.host,
          name: mailDomain,
          accepts: (to) => to.toLowerCase().endsWith(`@${mailDomain}`),
          deliver,
          log,
        }).catch((error: unknown) => {
          log.warn('no door for mail', { port: settings.smtpPort, error })
          return undefined
        })
  const stopTicking = virtual === undefined ? tickByClock(machine.engine, clock) : () => undefined
  const stopSchedules =
    virtual === undefined
      ? machine.conductor.keepSchedules((name, error) => log.error('a schedule failed', { name, error }))
      : () => undefined

  welcome({ settings, isNew, people: await peopleWhoSignIn(platform.store) })

  let isStopping = false
  const stop = async (code: number) => {
    if (isStopping) return
    isStopping = true
    stopTicking()
    stopSchedules()
    server.close()
    server.closeAllConnections()
    await smtp?.close()
    await machine.stop()
    await sentOnce.close()
    await mailbox?.close()
    await database.stop()
    process.exit(code)
  }
  process.once('SIGINT', () => void stop(0))
  process.once('SIGTERM', () => void stop(0))
  void database.died.then(() => {
    log.error('the embedded database has ended; start again, nothing acknowledged is lost')
    void stop(1)
  })
}

async function ownDatabase(dataDir: string): Promise<Database> {
  await endLeftoverDatabase(dataDir)
  const database = await startEmbeddedDatabase(dataDir)
  if (database.pid !== undefined) noteDatabase(dataDir, database.pid)
  return database
}

/** Faults of whoever starts it: their message says what to do. */
const isSaidPlainly = (error: unknown): error is Error =>
  error instanceof InvalidSettingError || error instanceof FolderInUseError || error instanceof PortTakenError

async function peopleWhoSignIn(store: Parameters<typeof loadDirectory>[0]) {
  const directory = await loadDirectory(store)
  const titleOf = (person: string) => {
    const place = directory.assignments.find((each) => each.person === person)
    return (place === undefined ? undefined : directory.positions.get(place.position))?.name['zh-CN'] ?? '员工'
  }
  // The most telling people of the demo in front.
  const order = demoPeople.map(({ id }) => id)
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length)
  return [...directory.people.values()]
    .filter(({ active }) => active)
    .map(({ id, name, email }) => ({ id, name, email, title: titleOf(id) }))
    .toSorted((a, b) => place(a.id) - place(b.id))
}

/** Files of the API's own documentation page, from the package that draws it. */
function docsAsset() {
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
  return async (name: string) => {
    try {
      return new Uint8Array(await readFile(join(folder, name)))
    } catch {
      return undefined
    }
  }
}

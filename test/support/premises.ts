import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDynamoStore } from '../../functions/adapters/dynamo-store.ts'
import type { Instant } from '../../functions/kernel/instant.ts'
import { silentLog } from '../../functions/platform/log.ts'
import type { Mailer } from '../../functions/platform/mailer.ts'
import type { Store } from '../../functions/platform/store.ts'
import { openFileCheckpoints } from '../../infra/local/checkpoint-log.ts'
import { machineClock, type VirtualClock, virtualClock } from '../../infra/local/clocks.ts'
import { createTables } from '../../infra/local/embedded-database.ts'
import { fileEpoch } from '../../infra/local/kept-epoch.ts'
import { createMachine, type Machine } from '../../infra/local/machine.ts'
import { LocalMailbox } from '../../infra/local/mailbox/local-mailbox.ts'
import { productStore } from '../../infra/local/product-store.ts'
import { openFileSigner } from '../../infra/local/signer.ts'
import { Usage } from '../../infra/local/usage.ts'
import type { WireClient } from '../../infra/local/wire-client.ts'

/** What of an office outlives its machine: tables, files, mailbox, clock. */
export interface Premises {
  readonly client: WireClient
  readonly table: string
  readonly folder: string
  readonly clock: VirtualClock
  readonly mailbox: LocalMailbox
  /** The way to the mailbox; can be out of order. */
  readonly post: { isDown: boolean } & Mailer
  /** What machines opened here, to be closed at the end. */
  readonly opened: { close(): Promise<void> }[]
}

let rented = 0

/** Empty tables and an empty folder. */
export async function rentPremises(client: WireClient, at: Instant): Promise<Premises> {
  rented += 1
  const table = `onduty-${process.pid}-${rented}`
  await createTables(client, { product: table, engine: engineTable(table) })
  const folder = mkdtempSync(join(tmpdir(), 'onduty-office-'))
  const clock = virtualClock(at)
  const mailbox = await LocalMailbox.open({ folder: join(folder, 'mail'), clock, mailDomain: 'onduty.example' })
  const post = {
    isDown: false,
    async send(mail: Parameters<Mailer['send']>[0]) {
      if (post.isDown) throw new Error('connection refused')
      await mailbox.send(mail)
    },
  }
  return { client, table, folder, clock, mailbox, post, opened: [] }
}

export const engineTable = (table: string): string => `${table}-engine`

/**
 * A machine on these premises; one at a time.
 *
 * @param through what the product sees of its table
 */
export async function machineOn(
  { client, table, folder, clock, post, opened }: Premises,
  through: (store: Store) => Store = (store) => store,
): Promise<Machine> {
  const log = await openFileCheckpoints(join(folder, 'checkpoints.jsonl'))
  opened.push(log)
  const signer = await openFileSigner(join(folder, 'key.pem'))
  const usage = new Usage()
  return createMachine({
    usage,
    store: through(productStore({ client, table, onConsumed: usage.consumed })),
    engineStore: createDynamoStore({ client, table: engineTable(table) }),
    clock,
    wallClock: machineClock,
    secrets: { sign: (purpose, text) => createHmac('sha256', purpose).update(text).digest() },
    mailer: post,
    log: process.env.ONDUTY_TEST_LOG === undefined ? silentLog : loudLog,
    publicUrl: 'http://localhost:8080',
    mailDomain: 'onduty.example',
    checkpoints: { log, signer, keys: signer },
    epoch: fileEpoch(join(folder, 'epoch')),
    checksAnswers: true,
  })
}

export async function leavePremises({ mailbox, opened, folder }: Premises): Promise<void> {
  for (const each of opened) await each.close()
  await mailbox.close()
  rmSync(folder, { recursive: true, force: true })
}

const loudLog = {
  ...silentLog,
  warn: (message: string, fields: unknown) => console.warn(message, fields),
  error: (message: string, fields: unknown) => console.error(message, fields),
}

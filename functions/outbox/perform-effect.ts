import { partitionOf } from '../audit-trail/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Effect } from '../platform/effect.ts'
import type { OutboxRow } from '../platform/outbox.ts'
import type { Item } from '../platform/store.ts'
import { UnknownEffectError } from './errors.ts'
import { type AskedLetter, CASE_OVER, type RelayPorts, SUMMARY } from './relay-ports.ts'

/** `dropped`: it was no longer worth doing. */
export type Performed = 'performed' | 'dropped'

/** Does what an effect says, once. Throws what the mailer, the engine or a letter throws; may be tried again. */
export async function performEffect(ports: RelayPorts, id: Id, effect: Effect): Promise<Performed> {
  switch (effect.kind) {
    case 'mail':
      return sendLetter(ports, id, effect.letter, effect)
    case 'start':
      return startWorkflow(ports, effect)
    case 'wake':
      return wakeExecution(ports, effect.caseId)
    case 'event':
      await ports.onEvent(effect.event, effect.about)
      return 'performed'
    case 'page':
      return (await ports.pager.send([effect], { id, edition: id })) ? 'performed' : 'dropped'
    case 'webhook':
      return callSystem(ports, id, effect)
    default:
      throw new UnknownEffectError(JSON.stringify(effect).slice(0, 80))
  }
}

/** Mails to one person as one; a single one goes as the letter it is. Rows of one bundle, the oldest first. */
export async function sendTogether(ports: RelayPorts, id: Id, rows: readonly OutboxRow[]): Promise<Performed> {
  const pages = rows.flatMap(({ effect }) => (effect.kind === 'page' ? [effect] : []))
  if (pages.length > 0) {
    const isSent = await ports.pager.send(pages, { id, edition: rows.at(-1)?.id ?? id })
    return isSent ? 'performed' : 'dropped'
  }
  const mails = rows.flatMap(({ effect, at }) => (effect.kind === 'mail' ? [{ ...effect, at }] : []))
  const [first] = mails
  if (first === undefined) return 'dropped'
  if (mails.length === 1) return sendLetter(ports, id, first.letter, first)
  const parts = mails.map(({ letter, about, at }) => ({ letter, about, at }))
  const edition = rows.at(-1)?.id
  const about = { parts, ...(first.bundle === undefined ? {} : { bundle: first.bundle }) }
  return sendLetter(ports, id, SUMMARY, { to: first.to, about }, edition)
}

/** Composes a letter now and sends it under a name that stays the same over retries. */
async function sendLetter(
  { platform, letters, mailer }: RelayPorts,
  id: Id,
  name: string,
  { to, about }: AskedLetter,
  edition?: Id,
): Promise<Performed> {
  const letter = letters[name]
  if (letter === undefined) throw new UnknownEffectError(`the letter ${name}`)
  const composed = await letter(platform, { to, about })
  if (composed === undefined) return 'dropped'
  await mailer.send({ ...composed, id, ...(edition === undefined ? {} : { edition }) })
  return 'performed'
}

/** Calls another system under an id that stays the same over retries, and tells the room what it answered. */
async function callSystem(
  { platform, hooks, webhooks }: RelayPorts,
  id: Id,
  { hook: name, about }: Extract<Effect, { kind: 'webhook' }>,
): Promise<Performed> {
  const hook = hooks[name]
  if (hook === undefined) throw new UnknownEffectError(`the hook ${name}`)
  const call = await hook.compose(platform, about)
  if (call === undefined) return 'dropped'
  const status = await webhooks.send({ ...call, id })
  await hook.delivered(platform, about, { id, status })
  return 'performed'
}

async function startWorkflow(
  { engine, workflows, whereaboutsOf }: RelayPorts,
  { workflow, caseId, generation }: Extract<Effect, { kind: 'start' }>,
): Promise<Performed> {
  const known = workflows.find(({ name }) => name === workflow)
  if (known === undefined) throw new UnknownEffectError(`the workflow ${workflow}`)
  const { next, waitSeconds, severity } = await whereaboutsOf(caseId)
  if (next === CASE_OVER) return 'dropped'
  const input = {
    ...{ contract: known.contract, caseId, generation, next, waitSeconds },
    ...(severity === undefined ? {} : { severity }),
  }
  await engine.start({ workflow, name: `${caseId}-${generation}`, input })
  return 'performed'
}

/** What the execution of a case waits with: written by the task that asks. */
type ExecutionRow = Item & { readonly token?: string }

/** No row, or no token: nobody waits yet, and whoever is about to wait reads the case again afterwards. */
async function wakeExecution({ platform, engine, whereaboutsOf }: RelayPorts, caseId: Id): Promise<Performed> {
  const waiting = await platform.store.find<ExecutionRow>({ pk: partitionOf(caseId), sk: 'exec' })
  if (waiting?.token === undefined) return 'dropped'
  const { next, waitSeconds } = await whereaboutsOf(caseId)
  await engine.succeed(waiting.token, { next, waitSeconds })
  return 'performed'
}

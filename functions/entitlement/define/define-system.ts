import { newId } from '../../kernel/ids.ts'
import { headAfterAct, type Outcome } from '../../platform/act.ts'
import type { Call } from '../../platform/handler.ts'
import { mustBeVersion } from '../../platform/must-be-version.ts'
import type { Platform } from '../../platform/platform.ts'
import type { addSystem, changeSystem, renewWebhookKey, SystemOut } from '../catalogue.contract.ts'
import { getSystem, headOfSystem } from '../catalogue.store.ts'
import type { Connector, System, SystemHead } from '../catalogue.ts'
import { systemOut } from '../catalogue.view.ts'
import { addressNotAllowed, refused, unknownService } from '../errors.ts'
import { isAddressAllowed } from '../rules/is-address-allowed.ts'
import { noWebhook } from '../rules/reasons.ts'
import { keyOfSystem } from '../webhook-key.ts'
import { type Defining, defined, defining } from './define.ts'

type ConnectorIn = { readonly kind: 'manual' | 'csv' } | { readonly kind: 'webhook'; readonly url: string }

export async function addOneSystem(platform: Platform, call: Call<typeof addSystem>): Promise<Outcome<SystemOut>> {
  const by = await defining(platform, call)
  const { name, service, connector } = call.body
  if (!by.directory.services.has(service)) throw unknownService()
  const id = newId('sys', call.now, platform.random)
  const system: System = { id, name, service, connector: connectorOf(connector) }
  const act = defined(by, undefined, headOfSystem(system), 'entitlement-system.added', {
    service,
    connector: connector.kind,
  })
  return { acts: [act], answer: systemOut(headAfterAct<SystemHead>(act), by.directory, call.now) }
}

export async function changeOneSystem(
  platform: Platform,
  call: Call<typeof changeSystem>,
): Promise<Outcome<SystemOut>> {
  const by = await defining(platform, call)
  const before = await getSystem(platform.store, call.params.id)
  mustBeVersion(before.version, call.ifMatch)
  const { name = before.name, service = before.service, retired = before.retired ?? false } = call.body
  if (!by.directory.services.has(service)) throw unknownService()
  const connector =
    call.body.connector === undefined ? before.connector : connectorOf(call.body.connector, before.connector)
  const system: System = {
    ...{ id: before.id, name, service, connector },
    ...(before.reported === undefined ? {} : { reported: before.reported }),
    ...(retired ? { retired } : {}),
  }
  return changed(by, before, system, 'entitlement-system.changed', { service, connector: connector.kind, retired })
}

/** Calls are signed with another key from now on; the answer shows it, and nothing keeps it. */
export async function renewKey(
  platform: Platform,
  call: Call<typeof renewWebhookKey>,
): Promise<Outcome<{ key: string; version: number }>> {
  const by = await defining(platform, call)
  const before = await getSystem(platform.store, call.params.id)
  mustBeVersion(before.version, call.ifMatch)
  if (before.connector.kind !== 'webhook') throw refused(noWebhook)
  const connector = { ...before.connector, key: before.connector.key + 1 }
  const { acts, answer } = changed(by, before, { ...before, connector }, 'entitlement-system.key-renewed', {
    key: connector.key,
  })
  return { acts, answer: { key: keyOfSystem(platform.secrets, before.id, connector.key), version: answer.version } }
}

function changed(
  by: Defining,
  before: SystemHead,
  system: System,
  did: string,
  what: Readonly<Record<string, string | number | boolean>>,
): Outcome<SystemOut> {
  const act = defined(by, before, headOfSystem(system), did, what)
  return { acts: [act], answer: systemOut(headAfterAct<SystemHead>(act), by.directory, by.now) }
}

function connectorOf(wish: ConnectorIn, before?: Connector): Connector {
  if (wish.kind !== 'webhook') return { kind: wish.kind }
  if (!isAddressAllowed(wish.url)) throw addressNotAllowed()
  return { kind: 'webhook', url: wish.url, key: before?.kind === 'webhook' ? before.key : 1 }
}

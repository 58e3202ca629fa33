import type { Grant } from '../kernel/actor.ts'
import { type Id, newId } from '../kernel/ids.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { Act, Outcome } from '../platform/act.ts'
import { type Call, mutation, query, type Route } from '../platform/handler.ts'
import { mustBeVersion } from '../platform/must-be-version.ts'
import type { Platform } from '../platform/platform.ts'
import type { Store } from '../platform/store.ts'
import { authorise, loadDirectory, personIsActive, recentDirectory, worksInIt } from '../responsibility/index.ts'
import * as contract from './channel.contract.ts'
import { channelFields, findChannel, listChannels, removedFields } from './channel.store.ts'
import type { Channel, ChannelHead } from './channel.ts'
import { channelOff, unknownGroup } from './errors.ts'
import { sendStateOf } from './page.store.ts'
import { paged } from './page-person.ts'
import { CHANNEL_TEST } from './test.page-letter.ts'

export const channelRoutes: readonly Route[] = [
  query(contract.listPageChannels, async ({ store }, { query: { limit, cursor }, caller, now }) => {
    const directory = await recentDirectory(store)
    if (!worksInIt(directory, caller.person, now)) throw new NotFoundError('channels')
    const found = await listChannels(store, { limit, ...(cursor === undefined ? {} : { after: cursor }) })
    return {
      items: await Promise.all(found.items.map((each) => viewOf(store, each, each.version))),
      nextCursor: found.next ?? null,
    }
  }),

  mutation(contract.addPageChannel, async (platform, call) => {
    const grant = await authorise(platform, call, 'alert.administer')
    const { group, secret, ...body } = call.body
    const directory = await loadDirectory(platform.store)
    if (group !== undefined && !directory.groups.has(group)) throw unknownGroup()
    const channel: Channel = {
      id: newId('chn', call.now, platform.random),
      ...body,
      ...(secret === undefined ? {} : { secret }),
      ...(group === undefined ? {} : { group }),
      isOn: true,
    }
    return changed(platform, call, grant, undefined, channel, 'page-channel.added')
  }),

  mutation(contract.changePageChannel, async (platform, call) => {
    const grant = await authorise(platform, call, 'alert.administer')
    const head = await known(platform, call.params.id)
    mustBeVersion(head.version, call.ifMatch)
    const { name, url, secret, upTo, language, isOn } = call.body
    const channel: Channel = {
      ...channelOf(head),
      ...(name === undefined ? {} : { name }),
      ...(url === undefined ? {} : { url }),
      ...(secret === undefined ? {} : { secret }),
      ...(upTo === undefined ? {} : { upTo }),
      ...(language === undefined ? {} : { language }),
      ...(isOn === undefined ? {} : { isOn }),
    }
    return changed(platform, call, grant, head, channel, 'page-channel.changed')
  }),

  mutation(contract.removePageChannel, async (platform, call) => {
    const grant = await authorise(platform, call, 'alert.administer')
    const head = await known(platform, call.params.id)
    mustBeVersion(head.version, call.ifMatch)
    const act: Act = {
      before: head,
      head: removedFields(head, call.now),
      at: call.now,
      did: 'page-channel.removed',
      by: call.caller.actor,
      grant,
      what: { name: head.name, kind: head.kind },
      rows: [personIsActive(call.caller.person)],
    }
    return { acts: [act], answer: { id: head.id } }
  }),

  mutation(contract.testPageChannel, async (platform, call) => {
    const grant = await authorise(platform, call, 'alert.administer')
    const head = await known(platform, call.params.id)
    if (!head.isOn) throw channelOff()
    const wish = { caseId: head.id, to: head.id, letter: CHANNEL_TEST, about: {}, urgency: 3, fence: 'test' } as const
    const { page, rows, effects } = paged({ ...wish, now: call.now }, ['robot'])
    const channel = { ...channelOf(head), test: { page: page.id, at: call.now } }
    return changed(platform, call, grant, head, channel, 'page-channel.tested', { rows, effects })
  }),
]

async function known(platform: Platform, id: Id): Promise<ChannelHead> {
  const head = await findChannel(platform.store, id)
  if (head === undefined || head.id !== id) throw new NotFoundError('channel')
  return head
}

/** The channel without what the table keeps beside it. */
const channelOf = ({ id, name, kind, url, secret, group, upTo, language, isOn, test }: Channel): Channel => ({
  ...{ id, name, kind, url, upTo, language, isOn },
  ...(test === undefined ? {} : { test }),
  ...(secret === undefined ? {} : { secret }),
  ...(group === undefined ? {} : { group }),
})

async function changed(
  { store }: Platform,
  call: Pick<Call, 'caller' | 'now'>,
  grant: Grant,
  head: ChannelHead | undefined,
  channel: Channel,
  did: string,
  { rows = [], effects = [] }: Pick<Act, 'rows' | 'effects'> = {},
): Promise<Outcome<contract.ChannelOut>> {
  const act: Act = {
    before: head,
    head: channelFields(channel),
    at: call.now,
    did,
    by: call.caller.actor,
    grant,
    // Whoever knows address and secret can write into the chat: neither is in the story.
    what: { name: channel.name, kind: channel.kind, upTo: channel.upTo, isOn: channel.isOn },
    rows: [personIsActive(call.caller.person), ...rows],
    effects,
  }
  return { acts: [act], answer: await viewOf(store, channel, (head?.version ?? 0) + 1) }
}

async function viewOf(store: Store, channel: Channel, version: number): Promise<contract.ChannelOut> {
  const { id, name, kind, url, secret, group, upTo, language, isOn, test } = channel
  return {
    ...{ id, name, kind, upTo, language, isOn, version },
    host: new URL(url).host,
    isSigned: secret !== undefined || kind === 'webhook',
    group: group ?? null,
    test: test === undefined ? null : { at: test.at, state: await sendStateOf(store, id, test.page) },
  }
}

import type { Grant } from '../kernel/actor.ts'
import { type Id, newId } from '../kernel/ids.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { Act, Outcome } from '../platform/act.ts'
import { type Call, mutation, query, type Route } from '../platform/handler.ts'
import { mustBeVersion } from '../platform/must-be-version.ts'
import type { Platform } from '../platform/platform.ts'
import { authorise, loadDirectory, personIsActive, recentDirectory, worksInIt } from '../responsibility/index.ts'
import { channelFields, findChannel, listChannels } from './channel.store.ts'
import type { Channel, ChannelHead } from './channel.ts'
import { channelOff, unknownGroup } from './errors.ts'
import { paged } from './page-person.ts'
import * as contract from './paging.contract.ts'
import { CHANNEL_TEST } from './test.page-letter.ts'

export const channelRoutes: readonly Route[] = [
  query(contract.listPageChannels, async ({ store }, { query: { limit, cursor }, caller, now }) => {
    const directory = await recentDirectory(store)
    if (!worksInIt(directory, caller.person, now)) throw new NotFoundError('channels')
    const found = await listChannels(store, { limit, ...(cursor === undefined ? {} : { after: cursor }) })
    return { items: found.items.map((each) => viewOf(each, each.version)), nextCursor: found.next ?? null }
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
    return changed(call, grant, undefined, channel, 'page-channel.added')
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
    return changed(call, grant, head, channel, 'page-channel.changed')
  }),

  mutation(contract.testPageChannel, async (platform, call) => {
    const grant = await authorise(platform, call, 'alert.administer')
    const head = await known(platform, call.params.id)
    if (!head.isOn) throw channelOff()
    const wish = { caseId: head.id, to: head.id, letter: CHANNEL_TEST, about: {}, urgency: 3, fence: 'test' } as const
    const { rows, effects } = paged({ ...wish, now: call.now }, ['robot'])
    return changed(call, grant, head, channelOf(head), 'page-channel.tested', { rows, effects })
  }),
]

async function known(platform: Platform, id: Id): Promise<ChannelHead> {
  const head = await findChannel(platform.store, id)
  if (head === undefined || head.id !== id) throw new NotFoundError('channel')
  return head
}

/** The channel without what the table keeps beside it. */
const channelOf = ({ id, name, kind, url, secret, group, upTo, language, isOn }: Channel): Channel => ({
  ...{ id, name, kind, url, upTo, language, isOn },
  ...(secret === undefined ? {} : { secret }),
  ...(group === undefined ? {} : { group }),
})

function changed(
  call: Pick<Call, 'caller' | 'now'>,
  grant: Grant,
  head: ChannelHead | undefined,
  channel: Channel,
  did: string,
  { rows = [], effects = [] }: Pick<Act, 'rows' | 'effects'> = {},
): Outcome<contract.ChannelOut> {
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
  return { acts: [act], answer: viewOf(channel, (head?.version ?? 0) + 1) }
}

const viewOf = (
  { id, name, kind, url, secret, group, upTo, language, isOn }: Channel,
  version: number,
): contract.ChannelOut => ({
  ...{ id, name, kind, upTo, language, isOn, version },
  host: new URL(url).host,
  isSigned: secret !== undefined || kind === 'webhook',
  group: group ?? null,
})

/**
 * | question                      | row                                     |
 * |-------------------------------|-----------------------------------------|
 * | a channel                     | `agg#<key>` / `head`                    |
 * | all channels, by name         | gsi1 `page-channels` / `<name>#<id>`    |
 */
import { headKey } from '../audit-trail/audit-trail.store.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { asJson } from '../kernel/json.ts'
import type { HeadFields } from '../platform/act.ts'
import type { Page, Store } from '../platform/store.ts'
import type { Channel, ChannelHead } from './channel.ts'

export const channelFields = (channel: Channel): HeadFields => ({
  ...asJson(channel),
  gsi1pk: 'page-channels',
  gsi1sk: `${channel.name}#${channel.id}`,
})

/** What is left of a channel that was removed: nothing by which anybody could write there. */
export const removedFields = ({ id, name, kind }: Channel, removedAt: Instant): HeadFields => ({
  ...{ id, name, kind, isOn: false, removedAt },
})

export async function findChannel(store: Store, id: Id): Promise<ChannelHead | undefined> {
  const found = await store.find<ChannelHead & { readonly removedAt?: Instant }>(headKey(id))
  return found?.removedAt === undefined ? found : undefined
}

export const listChannels = (
  store: Store,
  page: { readonly limit: number; readonly after?: string },
): Promise<Page<ChannelHead>> => store.query<ChannelHead>({ index: 'gsi1', pk: 'page-channels', ...page })

/** Channels that hear of something: few, so all at once. */
export async function channelsFor(store: Store, group: Id | undefined, severity: 1 | 2 | 3): Promise<ChannelHead[]> {
  const { items } = await listChannels(store, { limit: 100 })
  return items.filter(
    (each) => each.isOn && severity <= each.upTo && (each.group === undefined || each.group === group),
  )
}

import { newId } from '../kernel/ids.ts'
import { DAY, plusMillis } from '../kernel/instant.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { headAfterAct } from '../platform/act.ts'
import { mutation, query, type Route } from '../platform/handler.ts'
import { isActive, loadDirectory, recentDirectory, worksInIt } from '../responsibility/index.ts'
import { calendarFile } from './calendar-file.ts'
import { refused } from './errors.ts'
import { addFeed, type FeedOut, listFeeds, readFeed, revokeFeed } from './feed.contract.ts'
import {
  type Feed,
  type FeedHead,
  findFeedByToken,
  getFeed,
  hashOfToken,
  headOfFeed,
  listFeedsOf,
  putToken,
  takeToken,
} from './feed.store.ts'
import { own } from './gather.ts'
import { laneOf, undivided } from './lanes.ts'
import { loadSchedules } from './on-call.store.ts'
import { ON_CALL_ROLES } from './schedule.ts'

const MOST_FEEDS = 10
const BACK = 28 * DAY
const AHEAD = 91 * DAY
const TOKEN_BYTES = 32

export const feedRoutes: Route[] = [
  query(listFeeds, async ({ store }, { caller }) => ({
    items: (await listFeedsOf(store, caller.person)).map(viewOfFeed),
  })),

  mutation(addFeed, async ({ store, random, publicUrl }, { body, caller, now }) => {
    const [directory, schedules, theirs] = await Promise.all([
      loadDirectory(store),
      loadSchedules(store),
      listFeedsOf(store, caller.person),
    ])
    const by = own(directory, caller, 'on-call.feed')
    const { schedule } = body
    if (schedule !== undefined) {
      const isSeen = worksInIt(directory, caller.person, now) && schedules.some(({ id }) => id === schedule)
      if (!isSeen) throw refused('unknown-schedule')
    }
    if (theirs.length >= MOST_FEEDS) throw refused('too-many-feeds')
    const token = Buffer.from(random(TOKEN_BYTES)).toString('base64url')
    const feed: Feed = {
      ...{ id: newId('ocf', now, random), person: caller.person, createdAt: now, status: 'in-use' },
      tokenHash: hashOfToken(token),
      ...(schedule === undefined ? {} : { schedule }),
    }
    const act = {
      before: undefined,
      head: headOfFeed(feed),
      at: now,
      did: 'on-call-feed.added',
      by: by.actor,
      grant: by.grant,
      what: { person: feed.person, ...(schedule === undefined ? {} : { schedule }) },
      rows: [putToken(feed)],
    }
    const answer = { ...viewOfFeed(headAfterAct<FeedHead>(act)), url: `${publicUrl}/api/on-call/calendar/${token}` }
    return { acts: [act], answer }
  }),

  mutation(revokeFeed, async ({ store }, { params, caller, now }) => {
    const head = await getFeed(store, params.id)
    if (head.person !== caller.person) throw new NotFoundError('feed')
    if (head.status === 'revoked') return { acts: [], answer: viewOfFeed(head) }
    const by = own(await loadDirectory(store), caller, 'on-call.feed')
    const { id, person, schedule, createdAt, tokenHash } = head
    const act = {
      before: head,
      head: headOfFeed({
        ...{ id, person, createdAt, tokenHash, status: 'revoked' },
        ...(schedule === undefined ? {} : { schedule }),
      }),
      at: now,
      did: 'on-call-feed.revoked',
      by: by.actor,
      grant: by.grant,
      what: { person },
      rows: [takeToken(head)],
    }
    return { acts: [act], answer: viewOfFeed(headAfterAct<FeedHead>(act)) }
  }),

  query(readFeed, async ({ store, publicUrl }, { params, now }) => {
    const feed = await findFeedByToken(store, params.token)
    const directory = feed === undefined ? undefined : await recentDirectory(store)
    // Whoever has left reads nothing any more.
    if (feed === undefined || directory === undefined || !isActive(directory, feed.person)) {
      throw new NotFoundError('calendar')
    }
    const range = { from: plusMillis(now, -BACK), until: plusMillis(now, AHEAD) }
    const schedules = (await loadSchedules(store)).filter(
      ({ id, retiredAt }) => retiredAt === undefined && (feed.schedule === undefined || id === feed.schedule),
    )
    const lanes = await Promise.all(
      schedules.flatMap((schedule) =>
        ON_CALL_ROLES.map(async (role) =>
          undivided(await laneOf(store, schedule, role, directory, range, now))
            .filter(({ person }) => (feed.schedule === undefined ? person === feed.person : person !== undefined))
            .map(({ from, until, person }) => ({
              ...{ schedule: schedule.id, scheduleName: schedule.name, role, from, until },
              name: directory.people.get(person ?? '')?.name ?? '',
            })),
        ),
      ),
    )
    const language = directory.people.get(feed.person)?.language ?? 'zh-CN'
    const text = calendarFile(lanes.flat(), { language, url: publicUrl, at: now })
    return { name: 'on-call.ics', type: 'text/calendar', bytes: new TextEncoder().encode(text) }
  }),
]

const viewOfFeed = ({ id, schedule, createdAt, version }: FeedHead): FeedOut => ({
  id,
  schedule: schedule ?? null,
  createdAt,
  version,
})

import type { Route } from '../platform/handler.ts'
import type { Page } from '../platform/page.ts'
import { atStart, type RoutesWith, rooms } from './rooms.ts'

/** All rooms at once: one machine starts seldom, and whoever describes the whole wants the whole. */
const loaded = await Promise.all(rooms.map(({ load }) => load()))

export const routes = (parts: RoutesWith): readonly Route[] => [
  ...atStart.routes,
  ...loaded.flatMap((room) => room.routes(parts)),
]

/** All but those of sign-in, which come with whoever vouches for people. */
export const pages: readonly Page[] = loaded.flatMap((room) => room.pages ?? [])

import { TrieRouter } from 'hono/router/trie-router'
import { describe, expect, it } from 'vitest'
import type { Route } from '../../functions/platform/handler.ts'
import type { Page } from '../../functions/platform/page.ts'
import { atStart, type RoutesWith, rooms } from '../../functions/registry/rooms.ts'

interface Address {
  readonly method: string
  readonly path: string
}
const addressesOf = (routes: readonly Route[], pages: readonly Page[] = []): Address[] => [
  ...routes.map(({ contract }) => ({ method: contract.method, path: contract.path.replaceAll(/\{(\w+)\}/g, ':$1') })),
  ...pages.map(({ method, path }) => ({ method, path })),
]
const start = { name: 'at the start', under: [] as readonly string[], addresses: addressesOf(atStart.routes) }
const loaded = await Promise.all(
  rooms.map(async ({ under, load }) => {
    const { routes, pages } = await load()
    return { name: under.join(' '), under, addresses: addressesOf(routes({} as RoutesWith), pages) }
  }),
)
const isUnder = (path: string, address: string) => path === address || path.startsWith(`${address}/`)

describe('rooms that are loaded when somebody first comes to them', () => {
  it.each(loaded)('$name: has all its answers there, and something under each', ({ under, addresses }) => {
    expect(addresses.length).toBeGreaterThan(0)
    expect(addresses.filter(({ path }) => !under.some((each) => isUnder(path, each)))).toEqual([])
    expect(under.filter((each) => !addresses.some(({ path }) => isUnder(path, each)))).toEqual([])
  })

  it('answer the same whichever is there already: no address of one is another’s too', () => {
    const router = new TrieRouter<string>()
    for (const { name, addresses } of [start, ...loaded]) {
      for (const { method, path } of addresses) router.add(method, path, name)
    }
    const shared = [start, ...loaded].flatMap(({ addresses }) =>
      addresses.flatMap(({ method, path }) => {
        const called = path.replaceAll(/:\w+/g, 'x')
        const names = new Set(router.match(method, called)[0].map(([name]) => name))
        return names.size === 1 ? [] : [`${method} ${path}: ${[...names].join(', ')}`]
      }),
    )
    expect(shared).toEqual([])
  })
})

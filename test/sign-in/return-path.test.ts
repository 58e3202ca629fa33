import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeReturnPath } from '../../functions/sign-in/return-path.ts'

const HOME = 'https://onduty.example.com'

describe('where sign-in goes on to', () => {
  it.each([
    ['/', '/'],
    ['/d/n0nce', '/d/n0nce'],
    ['/changes?status=open#top', '/changes?status=open#top'],
    ['/变更/1', '/%E5%8F%98%E6%9B%B4/1'],
    ['/.//evil.example.com', '/'],
    ['/x/..//evil.example.com', '/'],
    ['/%2e//evil.example.com', '/'],
    ['//onduty.example.com/x', '/x'],
    ['/auth/callback?code=1', '/'],
    ['/./auth/sign-in', '/'],
    [undefined, '/'],
  ])('%j becomes %s', (wanted, path) => {
    expect(safeReturnPath(wanted, HOME)).toBe(path)
  })

  it('is always a path of this origin, and stays what it is', () => {
    const piece = fc.constantFrom(
      '/',
      '//',
      '.',
      '..',
      '\\',
      '@',
      ':',
      '?',
      '#',
      '%2f',
      '%5c',
      '\t',
      'evil.example.com',
      'auth',
    )
    const wish = fc.oneof(
      fc.array(piece, { maxLength: 10 }).map((parts) => `/${parts.join('')}`),
      fc.string(),
      fc.webUrl(),
    )
    fc.assert(
      fc.property(wish, (wanted) => {
        const path = safeReturnPath(wanted, HOME)
        const arrived = new URL(path, HOME)
        expect([arrived.origin, path.startsWith('/'), path.startsWith('//')]).toEqual([HOME, true, false])
        expect(arrived.pathname.startsWith('/auth/')).toBe(false)
        expect(safeReturnPath(path, HOME)).toBe(path.length > 1000 ? '/' : path)
      }),
      { numRuns: 400 },
    )
  })
})

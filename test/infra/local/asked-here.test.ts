import type { IncomingMessage } from 'node:http'
import { expect, it } from 'vitest'
import { isAskedHere } from '../../../infra/local/asked-here.ts'

const request = (host: string | undefined, remoteAddress: string | undefined) =>
  ({ headers: { host }, socket: { remoteAddress } }) as unknown as IncomingMessage

it.each([
  ['localhost:8080', '127.0.0.1'],
  ['127.0.0.1:8080', '127.0.0.1'],
  ['[::1]:8080', '::1'],
  ['localhost', '::ffff:127.0.0.1'],
])('%s, asked from %s, is this machine', (host, from) => {
  expect(isAskedHere(request(host, from))).toBe(true)
})

it.each([
  ['localhost:8080', '192.0.2.7', 'a network, whatever name it says'],
  ['localhost:8080', '::ffff:192.0.2.7', 'a network, whatever name it says'],
  ['localhost:8080', undefined, 'nowhere'],
  ['rebound.example:8080', '127.0.0.1', 'a page of a stranger whose name leads here'],
  [undefined, '127.0.0.1', 'a request without a name'],
])('%s, asked from %s, is not: %s', (host, from, _why) => {
  expect(isAskedHere(request(host, from))).toBe(false)
})

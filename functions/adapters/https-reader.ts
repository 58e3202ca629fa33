import type { LookupAddress } from 'node:dns'
import { lookup as dnsLookup } from 'node:dns/promises'
import { get } from 'node:https'
import type { LookupFunction } from 'node:net'
import { WebNotReadError, type WebReader } from '../platform/web-reader.ts'
import { isPublic } from './https-post.ts'

const LONGEST_MILLIS = 5000
const LARGEST = 64 * 1024

export interface HttpsReaderWith {
  /** How names are looked up; the machine's way unless given. */
  readonly lookup?: (hostname: string) => Promise<readonly LookupAddress[]>
}

/**
 * Reads over https only, from addresses of the public internet only: every address a name leads to is looked at, and the
 * one that was looked at is the one that is asked. A redirect is no answer.
 */
export function createHttpsReader({ lookup = lookUpAll }: HttpsReaderWith = {}): WebReader {
  return {
    async read(href) {
      const url = new URL(href)
      if (url.protocol !== 'https:') throw new WebNotReadError('only https is read')
      const addresses = await lookup(url.hostname)
      const [first] = addresses
      if (first === undefined || !addresses.every(isPublic)) throw new WebNotReadError('the address may not be asked')
      return await read(url, first)
    },
  }
}

const lookUpAll = (hostname: string): Promise<readonly LookupAddress[]> =>
  dnsLookup(hostname, { all: true, verbatim: true }).catch(() => {
    throw new WebNotReadError('nobody knows the name')
  })

function read(url: URL, { address, family }: LookupAddress): Promise<string> {
  // What was looked at is what is connected to, whatever the name leads to a moment later.
  const lookup: LookupFunction = (_, options, answer) =>
    options.all === true ? answer(null, [{ address, family }]) : answer(null, address, family)
  return new Promise((resolve, reject) => {
    const failed = (why: string) => reject(new WebNotReadError(why))
    const signal = AbortSignal.timeout(LONGEST_MILLIS)
    const asking = get(url, { lookup, signal, headers: { 'User-Agent': 'Onduty' } }, (answer) => {
      if (answer.statusCode !== 200) {
        answer.destroy()
        return failed(`it answered ${answer.statusCode}`)
      }
      const pieces: Buffer[] = []
      let length = 0
      answer.on('data', (piece: Buffer) => {
        length += piece.length
        pieces.push(piece)
        if (length > LARGEST) answer.destroy(new WebNotReadError('it is too large'))
      })
      answer.on('error', () => failed('it broke off, or is too large'))
      answer.on('end', () => resolve(Buffer.concat(pieces).toString('utf8')))
    })
    asking.on('error', (error) =>
      failed(error.name === 'AbortError' ? 'nobody answered in time' : 'it could not be reached'),
    )
  })
}

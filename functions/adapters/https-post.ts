import { lookup as dnsLookup, type LookupAddress } from 'node:dns'
import { request } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { ChannelFailedError, type HttpsPost } from '../platform/page-channels.ts'

const LONGEST_MILLIS = 5000
/** More of an answer is not read: nobody looks at it. */
const LARGEST_ANSWER = 64 * 1024

export interface HttpsPostWith {
  /** How names are looked up; the machine's way unless given. */
  readonly lookup?: (hostname: string) => Promise<readonly LookupAddress[]>
}

/**
 * Posts over https only, to addresses of the public internet only: every address a name leads to is looked at, and the
 * one that was looked at is the one that is called. Redirects are answers like any other. Throws
 * {@link ChannelFailedError} for what may not be called, and when nobody answers within 5 seconds.
 */
export function createHttpsPost({ lookup = lookUpAll }: HttpsPostWith = {}): HttpsPost {
  return {
    async post({ url: address, headers, body }) {
      const url = new URL(address)
      if (url.protocol !== 'https:') throw new ChannelFailedError('only https is called')
      const addresses = await lookup(url.hostname)
      if (addresses.length === 0 || !addresses.every(isPublic))
        throw new ChannelFailedError('the address may not be called')
      return post(url, addresses[0] as LookupAddress, headers, body)
    },
  }
}

function post(
  url: URL,
  { address, family }: LookupAddress,
  headers: Readonly<Record<string, string>>,
  body: string | Uint8Array,
): Promise<{ status: number; text: string }> {
  // What was looked at is what is connected to, whatever the name leads to a moment later.
  const lookup: LookupFunction = (_, options, answer) =>
    options.all === true ? answer(null, [{ address, family }]) : answer(null, address, family)
  return new Promise((resolve, reject) => {
    const failed = (why: string) => reject(new ChannelFailedError(why))
    const length = String(typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength)
    const signal = AbortSignal.timeout(LONGEST_MILLIS)
    const asking = request(url, {
      method: 'POST',
      lookup,
      signal,
      headers: { 'User-Agent': 'Onduty', ...headers, 'Content-Length': length },
    })
    asking.on('response', (answer) => {
      const pieces: Buffer[] = []
      let read = 0
      answer.on('data', (piece: Buffer) => {
        read += piece.length
        pieces.push(piece)
        if (read > LARGEST_ANSWER) answer.destroy()
      })
      answer.on('error', () => undefined)
      answer.on('close', () =>
        resolve({
          status: answer.statusCode ?? 0,
          text: Buffer.concat(pieces).toString('utf8').slice(0, LARGEST_ANSWER),
        }),
      )
    })
    asking.on('error', (error) =>
      failed(error.name === 'AbortError' ? 'nobody answered in time' : 'it could not be reached'),
    )
    asking.end(body)
  })
}

const lookUpAll = (hostname: string): Promise<readonly LookupAddress[]> => {
  const name = hostname.replace(/^\[|\]$/g, '')
  if (isIP(name) !== 0) return Promise.resolve([{ address: name, family: isIP(name) }])
  return new Promise((resolve, reject) => {
    dnsLookup(name, { all: true, verbatim: true }, (error, found) =>
      error === null ? resolve(found) : reject(new ChannelFailedError('nobody knows the name')),
    )
  })
}

/** Every range that is not of the public internet: https://www.iana.org/assignments/iana-ipv4-special-registry and -ipv6-. */
const SPECIAL = new BlockList()
for (const range of [
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24',
  '192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4',
].flatMap((line) => line.split(' '))) {
  const [address = '', bits] = range.split('/')
  SPECIAL.addSubnet(address, Number(bits), 'ipv4')
}
/** Of the sixth version only what is given out for the public internet, and of that not what leads back to the fourth. */
const PUBLIC_SIX = new BlockList()
PUBLIC_SIX.addSubnet('2000::', 3, 'ipv6')
for (const [address, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  SPECIAL.addSubnet(address, bits, 'ipv6')
}

/** Whether an address is of the public internet. */
export function isPublic({ address, family }: LookupAddress): boolean {
  if (family === 4) return !SPECIAL.check(address, 'ipv4')
  return PUBLIC_SIX.check(address, 'ipv6') && !SPECIAL.check(address, 'ipv6')
}

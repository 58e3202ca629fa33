// Requests over sixteen connections that are kept, and what they took.
import { Agent, request } from 'node:http'

export interface Reply {
  readonly status: number
  readonly body: Record<string, unknown>
}

export type Call = (method: string, path: string, body?: unknown, token?: string) => Promise<Reply>

const CONNECTIONS = 16

/** Calls one address; answers have to be JSON or empty. */
export function caller(port: number): Call {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  return (method, path, body, token) =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? undefined : JSON.stringify(body)
      const headers = {
        ...(text === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      }
      const asked = request({ agent, host: '127.0.0.1', port, method, path, headers }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => {
          const said = Buffer.concat(chunks).toString('utf8')
          resolve({ status: answer.statusCode ?? 0, body: said.startsWith('{') ? JSON.parse(said) : {} })
        })
      })
      asked.on('error', reject)
      asked.end(text)
    })
}

export interface Rate {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly failed: number
}

/** So many calls, sixteen at a time; a tenth more before warms up and does not count. */
export async function rateOf(
  count: number,
  one: (nth: number) => Promise<Reply>,
  warm = Math.ceil(count / 10),
): Promise<Rate> {
  await inParallel(warm, one)
  const took: number[] = []
  let failed = 0
  const begun = performance.now()
  await inParallel(count, async (nth) => {
    const at = performance.now()
    const reply = await one(warm + nth)
    took.push(performance.now() - at)
    if (reply.status >= 300) failed += 1
    return reply
  })
  const seconds = (performance.now() - begun) / 1000
  const at = quantilesOf(took)
  return { perSecond: count / seconds, p50: at(0.5), p99: at(0.99), failed }
}

/** Of some figures, the one that so large a share of them does not exceed; 0 of none. */
export function quantilesOf(figures: readonly number[]): (share: number) => number {
  const sorted = figures.toSorted((a, b) => a - b)
  return (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export async function inParallel(count: number, one: (nth: number) => Promise<unknown>): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < count) {
      const nth = next
      next += 1
      await one(nth)
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, worker))
}

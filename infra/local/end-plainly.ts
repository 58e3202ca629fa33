import type { ServerResponse } from 'node:http'

/** Ends an answer with a status and a few words, which nobody keeps. */
export function endPlainly(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  })
  response.end(words)
}

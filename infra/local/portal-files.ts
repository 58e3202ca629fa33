import { type FileHandle, open } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { portalHeaders } from '../../functions/platform/security-headers.ts'
import { endPlainly } from './end-plainly.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}
/** Their names carry a hash of what is in them. */
const ASSETS = '/assets/'
const BUILT_IN_SECONDS = '5'

/**
 * Files of the portal; an address without a file is one of its places, and answers with its page. What should be a file
 * and is missing is 404. The folder may be emptied and filled anew at any moment: a file is opened, then looked at.
 */
export function portalFiles(dir: string, publicUrl: string) {
  const headers = portalHeaders(publicUrl)
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return endPlainly(response, 405, 'method not allowed')
    const path = pathOf(request.url ?? '/')
    if (path === undefined) return endPlainly(response, 400, 'bad address')
    const found = path === '/' ? undefined : await openFile(join(dir, path))
    if (found === undefined && !isPlace(path)) return endPlainly(response, 404, 'not found')
    const sent = found ?? (await openFile(join(dir, 'index.html')))
    if (sent === undefined) {
      response.setHeader('Retry-After', BUILT_IN_SECONDS)
      return endPlainly(response, 503, 'the portal is not built: npm run build')
    }
    // Readers leave before the end, or have left already: whoever opens closes, a stream does not always.
    try {
      response.writeHead(200, {
        ...headers,
        'Content-Type': TYPES[found === undefined ? '.html' : extname(path)] ?? 'application/octet-stream',
        'Content-Length': sent.size,
        'Cache-Control':
          found !== undefined && path.startsWith(ASSETS) ? 'public, max-age=31536000, immutable' : 'no-cache',
      })
      if (request.method === 'HEAD') response.end()
      else await pipeline(sent.handle.createReadStream({ autoClose: false }), response)
    } catch {
      response.destroy()
    } finally {
      await sent.handle.close()
    }
  }
}

const isPlace = (path: string): boolean =>
  !path.startsWith('/local/') && !path.startsWith(ASSETS) && extname(path) === ''

async function openFile(file: string): Promise<{ handle: FileHandle; size: number } | undefined> {
  const handle = await open(file).catch(() => undefined)
  if (handle === undefined) return undefined
  const stat = await handle.stat()
  if (stat.isFile()) return { handle, size: stat.size }
  await handle.close()
  return undefined
}

function pathOf(url: string): string | undefined {
  try {
    const path = normalize(decodeURIComponent(url.split(/[?#]/)[0] ?? '/')).replaceAll(sep, '/')
    return path.includes('..') || path.includes('\0') ? undefined : path
  } catch {
    return undefined
  }
}

import type { Route } from '../platform/handler.ts'
import type { Door } from './door.ts'
import { refusalProblem } from './problem.ts'
import { doorRefusal } from './refusals.ts'
import { respondProblem } from './refuse.ts'

/** Reads a file of `swagger-ui-dist`; where none is given, whatever stands in front serves `/api/docs/<file>`. */
export type DocsAsset = (name: string) => Promise<Uint8Array<ArrayBuffer> | undefined>

const ASSET_TYPES: ReadonlyMap<string, string> = new Map([
  ['swagger-ui.css', 'text/css; charset=utf-8'],
  ['swagger-ui-bundle.js', 'text/javascript; charset=utf-8'],
])

/** The only page of ours with a script: our own file, from our own origin. */
const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Onduty API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css"></head><body><div id="docs"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body></html>`

const START = `window.onload = () => SwaggerUIBundle({
  url: '/api/openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null,
  requestInterceptor: (request) => { request.headers['X-Onduty'] = '1'; return request },
})
`

/** Answers `/api/openapi.json`, `/api/docs` and the files it loads. */
export function docsAnswers(door: Door, everyRoute: () => Promise<readonly Route[]>, asset: DocsAsset | undefined) {
  const { page, json } = door.headers
  let text: Promise<string> | undefined
  const openApi = async () => {
    const { openApiDocument } = await import('./open-api.ts')
    return JSON.stringify(openApiDocument(await everyRoute(), door.cookies.session))
  }
  return {
    async openApi(): Promise<Response> {
      text ??= openApi()
      return new Response(await text, { headers: json })
    },
    page: (): Response => new Response(PAGE, { headers: { ...page, 'Content-Security-Policy': DOCS_POLICY } }),
    async file(name: string): Promise<Response> {
      const type = ASSET_TYPES.get(name)
      const kept = { ...page, 'Cache-Control': 'public, max-age=86400' }
      if (name === 'start.js') return new Response(START, { headers: { ...kept, 'Content-Type': 'text/javascript' } })
      const bytes = type === undefined ? undefined : await asset?.(name)
      if (bytes === undefined || type === undefined) {
        return respondProblem(door, refusalProblem(doorRefusal('no-such-route')), 'en')
      }
      return new Response(bytes, { headers: { ...kept, 'Content-Type': type } })
    },
  }
}

import { readFile } from 'node:fs/promises'
import type { Context } from 'aws-lambda'
import { handle, type LambdaEvent } from 'hono/aws-lambda'
import { ORIGIN_HEADER, VIEWER_HEADER } from '../adapters/edge-headers.ts'
import { oidcIdentityProvider } from '../adapters/oidc.ts'
import { createOriginSecret } from '../adapters/origin-secret.ts'
import { createSecretReader } from '../adapters/secrets-manager.ts'
import { createApi } from '../api.ts'
import { atStart, roomsWith } from '../registry/rooms.ts'
import { people } from '../responsibility/sign-in-people.ts'
import { signInPages } from '../sign-in/index.ts'
import { lateCheckpoints } from './late-checkpoints.ts'
import { lambdaLog, publishCounts } from './log.ts'
import { clock, createLambdaPlatform } from './platform.ts'
import { setting } from './settings.ts'

const secrets = createSecretReader()
const [platform, signInSecret] = await Promise.all([createLambdaPlatform(), secrets.read(setting('SIGN_IN_SECRET'))])

const provider = oidcIdentityProvider({
  issuer: setting('SIGN_IN_ISSUER'),
  clientId: setting('SIGN_IN_CLIENT_ID'),
  clientSecret: String(JSON.parse(signInSecret).clientSecret),
})
const checkpoints = lateCheckpoints()
const fontNamed = async (name: string) => new Uint8Array(await readFile(new URL(`fonts/${name}`, import.meta.url)))
const readFonts = async () => ({ regular: await fontNamed('regular.woff'), bold: await fontNamed('bold.woff') })
const app = createApi({
  platform,
  routes: atStart.routes,
  pages: signInPages(provider, people, clock),
  later: roomsWith({ wallClock: clock, checkpointLog: checkpoints.log, checkpointKeys: checkpoints.keys, readFonts }),
  people,
  wallClock: clock,
  addressOf: ({ req }) => req.header(VIEWER_HEADER),
  docsAsset: async (name) => new Uint8Array(await readFile(new URL(`docs/${name}`, import.meta.url))),
})
/** Only JSON and pages go as text: of other texts the adapter would drop the mark by which Excel knows UTF-8. */
const isContentTypeBinary = (type: string): boolean => !/^(?:application\/[\w+.-]*json|text\/(?!csv))/.test(type)
const answer = handle(app, { isContentTypeBinary })
const origin = createOriginSecret(secrets, setting('ORIGIN_SECRET'))

// Node loads what requests and answers are made of when it first sees one: better while the function starts.
await app.request('/api/nothing')

/** What the HTTP API sends, of all that Hono understands. */
type HttpApiEvent = LambdaEvent & { readonly headers: Readonly<Record<string, string | undefined>> }

const NOT_BY_THE_FRONT_DOOR = {
  statusCode: 403,
  headers: { 'content-type': 'application/problem+json; charset=utf-8' },
  body: JSON.stringify({
    type: 'about:blank',
    title: 'Forbidden',
    status: 403,
    code: 'not-by-the-front-door',
    detail: 'Onduty is reached by its public address only.',
  }),
}

/** Everything people, scripts and machines call, by the HTTP API behind CloudFront. */
export async function handler(event: HttpApiEvent, context: Context) {
  lambdaLog.logger.addContext(context)
  try {
    if (!(await origin.accepts(event.headers[ORIGIN_HEADER]))) return NOT_BY_THE_FRONT_DOOR
    return await answer(event, context)
  } finally {
    publishCounts()
    lambdaLog.logger.resetKeys()
  }
}

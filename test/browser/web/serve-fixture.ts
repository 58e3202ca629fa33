import { fileURLToPath } from 'node:url'
import { startFixtureApi } from './fixture-api.ts'

/** The portal with fixtures, to look at by hand: `node test/browser/web/serve-fixture.ts` after a build. */
const { url } = await startFixtureApi(fileURLToPath(new URL('../../../dist/web', import.meta.url)))
console.log(url)

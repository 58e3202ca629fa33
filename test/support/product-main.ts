// The built product as `npm start` runs it, without building it first.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = join(import.meta.dirname, '../..')
const server = pathToFileURL(join(root, 'dist/server/main.mjs')).href
const { main }: typeof import('../../infra/local/main.ts') = await import(server)
await main(process.env, join(root, 'dist/web'))

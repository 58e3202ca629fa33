// `npm run bench`: what the product costs and bears on this machine, as a table. `--quick` asks for less of everything.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { caller, inParallel, type Rate, rateOf } from '../bench/load.ts'
import { startServer } from '../bench/server.ts'
import { buildStale } from './build.ts'

const root = join(import.meta.dirname, '..')
const isQuick = process.argv.includes('--quick')
const COUNT = isQuick ? 300 : 2000
const GROWTH = isQuick ? [500, 2000] : [1000, 5000]

interface Row {
  readonly what: string
  readonly toReach: string
  readonly measured: string
}
const rows: Row[] = []
const note = (what: string, toReach: string, measured: string) => {
  rows.push({ what, toReach, measured })
  process.stderr.write(`${what}: ${measured}\n`)
}
const inWords = ({ perSecond, p50, p99, failed }: Rate) =>
  `${perSecond.toFixed(0)}/s, p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms${failed === 0 ? '' : `, ${failed} FAILED`}`

await buildStale()
const server = await startServer(18_700 + Math.floor(process.pid % 200))
const call = caller(server.port)
try {
  note('`npm start`, once built: ready', '≤ 4 s', `${(server.readyAfter / 1000).toFixed(1)} s`)
  note('`npm start`: memory of the tree at rest', '≤ 300 MB', `${server.memory().toFixed(0)} MB`)

  const token = async (email: string) => String((await call('POST', '/local/token', { email })).body.token)
  const [requester, manager] = [await token('zhang.lei@example.com'), await token('sun.zhiyuan@example.com')]
  const items = async (path: string) => (await call('GET', path, undefined, requester)).body.items as Named[]
  interface Named {
    readonly id: string
    readonly email?: string
    readonly name: Record<string, string>
  }
  const mail = (await items('/api/services?limit=100')).find(({ name }) => name['zh-CN']?.includes('邮件'))
  const implementer = (await items('/api/people?q=li.wei'))[0]
  const from = new Date(Date.now() + 7 * 86_400_000)
  const wish = {
    title: '更换邮件网关证书',
    description: '旧证书月底到期，换成新签发的证书。',
    services: [mail?.id],
    implementer: implementer?.id,
    risk: 'medium',
    backOutPlan: '换回旧证书，十分钟。',
    testPlan: '收发邮件，检查证书链。',
    releaseWindow: { from: from.toISOString(), until: new Date(from.getTime() + 7_200_000).toISOString() },
  }
  const settle = async () => {
    const begun = performance.now()
    await call('POST', '/local/settle')
    return performance.now() - begun
  }
  const usage = async () => (await call('GET', '/local/usage')).body.operations as Record<string, Used>
  interface Used {
    readonly count: number
    readonly readUnits: number
    readonly writeUnits: number
  }

  const ids: string[] = []
  const submit = async () => {
    const reply = await call('POST', '/api/changes', wish, requester)
    ids.push(String(reply.body.id))
    return reply
  }
  const costs: string[] = []
  const lists: string[] = []
  let rate: Rate | undefined
  for (const stored of GROWTH) {
    await inParallel(Math.max(0, stored - ids.length - COUNT), submit)
    await settle()
    await call('DELETE', '/local/usage')
    const before = server.cpu()
    rate = await rateOf(COUNT, submit)
    const drained = await settle()
    const used = Object.values(await usage())
    const made = COUNT + Math.ceil(COUNT / 10)
    const units = used.reduce((sum, { writeUnits }) => sum + writeUnits, 0) / made
    costs.push(
      `${units.toFixed(1)} units, ${((server.cpu() - before) / made).toFixed(2)} ms CPU at ${ids.length} stored`,
    )
    note(`submit a change, ${ids.length} stored at the end`, '≥ 200/s, p99 ≤ 200 ms', inWords(rate))
    note('… until everything it asked for was done', '≤ 10 s', `${(drained / 1000).toFixed(1)} s`)
    await call('DELETE', '/local/usage')
    const list = await rateOf(COUNT / 2, () =>
      call('GET', '/api/changes?status=submitted&limit=50', undefined, requester),
    )
    const read = Object.entries(await usage()).find(([name]) => name === 'list-changes')?.[1]
    lists.push(`${((read?.readUnits ?? 0) / (read?.count ?? 1)).toFixed(1)} at ${ids.length} stored`)
    note(`list 50 by state, ${ids.length} stored`, '≥ 400/s, p99 ≤ 90 ms', inWords(list))
  }
  note('submit: write units, relay and timers included, and server CPU', 'the same at every size', costs.join(' · '))
  note('list of 50: read units', '≤ 6, the same at every size', lists.join(' · '))

  const byOwner = await rateOf(COUNT / 2, () => call('GET', '/api/changes?requester=me&limit=50', undefined, requester))
  note('list 50 by owner', '≥ 400/s, p99 ≤ 90 ms', inWords(byOwner))
  const owed = await rateOf(COUNT / 2, () => call('GET', '/api/obligations?limit=50', undefined, manager))
  note('list 50 obligations of one person', '≥ 400/s, p99 ≤ 90 ms', inWords(owed))
  const read = await rateOf(COUNT, (nth) => call('GET', `/api/changes/${ids[nth % 500]}`, undefined, requester))
  note('read one change with its timeline', '≥ 600/s, p99 ≤ 70 ms', inWords(read))

  const assessors = new Map<string, string>()
  const toAuthorise = ids.slice(0, COUNT + Math.ceil(COUNT / 10))
  await inParallel(toAuthorise.length, async (nth) => {
    const { body } = await call('GET', `/api/changes/${toAuthorise[nth]}`, undefined, requester)
    const name = (body.accountable as { readonly name: string }).name
    if (!assessors.has(name)) {
      const person = (await items(`/api/people?q=${encodeURIComponent(name)}`))[0]
      assessors.set(name, await token(String(person?.email)))
    }
    await call('POST', `/api/changes/${toAuthorise[nth]}/assess`, {}, assessors.get(name))
  })
  await settle()
  const authorised = await rateOf(COUNT, (nth) =>
    call('POST', `/api/changes/${toAuthorise[nth]}/authorise`, {}, manager),
  )
  note('authorise one', '≥ 200/s, p99 ≤ 200 ms', inWords(authorised))
  await settle()
  note('memory of the tree after all this', '–', `${server.memory().toFixed(0)} MB`)
  const doctor = (await call('GET', '/local/doctor')).body as { checked: number; violations: unknown[] }
  note('doctor: rows checked, violations', '0 violations', `${doctor.checked}, ${doctor.violations.length}`)
} finally {
  await server.stop()
}

const assets = join(root, 'dist/web/assets')
const manifest = JSON.parse(readFileSync(join(root, 'dist/web/.vite/manifest.json'), 'utf8')) as Manifest
type Manifest = Record<string, { readonly file: string; readonly isEntry?: boolean; readonly imports?: string[] }>
const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry === true) ?? ''
const first = new Set<string>()
const visit = (name: string) => {
  const chunk = manifest[name]
  if (chunk === undefined || first.has(chunk.file)) return
  first.add(chunk.file)
  for (const other of chunk.imports ?? []) visit(other)
}
visit(entry)
const zipped = [...first].reduce((sum, file) => sum + gzipSync(readFileSync(join(root, 'dist/web', file))).length, 0)
note(
  'portal: JavaScript every page needs, gzip',
  '≤ 330 KiB',
  `${(zipped / 1024).toFixed(0)} KiB of ${readdirSync(assets).length} files`,
)
note(
  'portal: all files',
  '–',
  `${(readdirSync(assets).reduce((sum, file) => sum + statSync(join(assets, file)).size, 0) / 1024).toFixed(0)} KiB`,
)

process.stdout.write('\n| what | to reach | measured |\n| --- | --- | --- |\n')
for (const { what, toReach, measured } of rows) process.stdout.write(`| ${what} | ${toReach} | ${measured} |\n`)

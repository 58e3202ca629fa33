import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../..')
const KIB = 1024
const FIRST_ROUTE = 330 * KIB
const LATER_ROUTE = 120 * KIB
const HOME = 'src/app/home-page.tsx'

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
  readonly isDynamicEntry?: boolean
}
type Manifest = Readonly<Record<string, Chunk>>

let folder: string
let manifest: Manifest

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'onduty-portal-'))
  await build({
    configFile: path.join(ROOT, 'web/vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  })
  manifest = JSON.parse(readFileSync(path.join(folder, '.vite/manifest.json'), 'utf8')) as Manifest
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A chunk and everything that is loaded with it. */
function loadedWith(name: string, found = new Set<string>()): Set<string> {
  if (found.has(name)) return found
  found.add(name)
  for (const other of manifest[name]?.imports ?? []) loadedWith(other, found)
  return found
}

const read = (name: string): Buffer => readFileSync(path.join(folder, manifest[name]?.file ?? ''))
const weigh = (names: Iterable<string>): number =>
  [...names].reduce((sum, name) => sum + gzipSync(read(name)).length, 0)
const atHome = (): Set<string> => new Set([...loadedWith('index.html'), ...loadedWith(HOME)])

describe('the built portal', () => {
  it('comes to its first page with at most 330 KiB of script', () => {
    expect(weigh(atHome())).toBeLessThan(FIRST_ROUTE)
  })

  it('needs at most 120 KiB more for any other page or dialog', () => {
    const home = atHome()
    const later = Object.keys(manifest).filter((name) => manifest[name]?.isDynamicEntry === true)
    expect(later.length).toBeGreaterThan(10)
    const weights = later.map((name) => [name, weigh([...loadedWith(name)].filter((each) => !home.has(each)))] as const)
    expect(weights.filter(([, weight]) => weight > LATER_ROUTE)).toEqual([])
  })

  it('has no schemas in it', () => {
    const scripts = Object.keys(manifest).filter((name) => manifest[name]?.file.endsWith('.js'))
    const offenders = scripts.filter((name) => /ZodMini|invalid_type/.test(read(name).toString()))
    expect(offenders).toEqual([])
  })

  it('has no script or style in its page, and asks nobody else for anything', () => {
    const page = readFileSync(path.join(folder, 'index.html'), 'utf8')
    expect(page).not.toMatch(/<style|\sstyle=|<script(?![^>]*\ssrc=)/)
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//)
    for (const [, file = ''] of page.matchAll(/(?:src|href)="\/([^"]+)"/g)) {
      expect(existsSync(path.join(folder, file)), file).toBe(true)
    }
  })
})

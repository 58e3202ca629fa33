import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildPortal } from '../../scripts/build.ts'
import { PortalWeight } from './portal-weight.ts'

const KIB = 1024
const FIRST_ROUTE = 330 * KIB
const LATER_ROUTE = 120 * KIB
let folder: string
let portal: PortalWeight

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'onduty-portal-'))
  await buildPortal(folder)
  portal = new PortalWeight(folder)
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the built portal', () => {
  it('comes to its first page with at most 330 KiB of script', () => {
    expect(portal.weigh(portal.home)).toBeLessThan(FIRST_ROUTE)
  })

  it('needs at most 120 KiB more for any other page or dialog', () => {
    expect(portal.later.length).toBeGreaterThan(10)
    const weights = portal.later.map((name) => [name, portal.more(name)] as const)
    expect(weights.filter(([, weight]) => weight > LATER_ROUTE)).toEqual([])
  })

  it('has a service worker that needs no other file, sees no request and keeps no answer', () => {
    const worker = readFileSync(path.join(folder, 'push-worker.js'), 'utf8')
    expect(worker).toContain('showNotification')
    expect(worker).not.toMatch(/\bimport\b|\bexport\b|importScripts|["'`]fetch["'`]|\bcaches\b/)
    expect(worker.length).toBeLessThan(3 * KIB)
  })

  it('has no schemas in it', () => {
    const offenders = portal.scripts.filter((name) => /ZodMini|invalid_type/.test(portal.read(name).toString()))
    expect(offenders).toEqual([])
  })

  it('can be put on a home screen, which an iPhone wants before it lets a page be pushed to', () => {
    const page = readFileSync(path.join(folder, 'index.html'), 'utf8')
    expect(page).toContain('<link rel="manifest" href="/onduty.webmanifest" />')
    expect(page).toContain('<link rel="apple-touch-icon" href="/apple-touch-icon.png" />')
    const manifest = JSON.parse(readFileSync(path.join(folder, 'onduty.webmanifest'), 'utf8'))
    expect(manifest).toMatchObject({ name: '职守 Onduty', start_url: '/', scope: '/', display: 'standalone' })
    for (const { src } of manifest.icons) expect(existsSync(path.join(folder, src)), src).toBe(true)
  })

  it('has no script or style in its page, and asks nobody else for anything', () => {
    const page = readFileSync(path.join(folder, 'index.html'), 'utf8')
    expect(page).not.toMatch(/<style|\sstyle=|<script(?![^>]*\ssrc=)/)
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//)
    // What the server answers itself is no file of the portal.
    for (const [, file = ''] of page.matchAll(/(?:src|href)="\/(?!my\/)([^"]+)"/g)) {
      expect(existsSync(path.join(folder, file)), file).toBe(true)
    }
  })
})

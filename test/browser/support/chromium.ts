import { createReadStream, createWriteStream, existsSync, linkSync, readFileSync, rmSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { type Browser, chromium } from '@playwright/test'
import { installChineseFont } from './chinese-font.ts'

const DEBIAN = '/usr/bin/chromium'
const PACKAGE = path.resolve(createRequire(import.meta.url).resolve('@sparticuz/chromium'), '../..')
const MODULES = path.resolve(PACKAGE, '../..')
const VERSION = (JSON.parse(readFileSync(path.join(PACKAGE, 'package.json'), 'utf8')) as { version: string }).version
const KEPT = path.join(MODULES, '.cache', `chromium-${VERSION}`)

/** Nothing of web security is off; nothing looks for the internet. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
]

/** A browser that draws Chinese. Debian's where it is installed, else the one that comes as a package. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = existsSync(DEBIAN) ? DEBIAN : await unpackedChromium()
  const fonts = installChineseFont(path.join(MODULES, '.cache'))
  return chromium.launch({
    executablePath,
    args: ARGUMENTS,
    env: { ...(process.env as Record<string, string>), FONTCONFIG_FILE: fonts },
  })
}

async function unpackedChromium(): Promise<string> {
  const executable = path.join(KEPT, 'chromium')
  if (existsSync(executable)) return executable
  await mkdir(KEPT, { recursive: true })
  const unfinished = `${executable}.${process.pid}`
  await pipeline(
    createReadStream(path.join(PACKAGE, 'bin', 'chromium.br')),
    createBrotliDecompress(),
    createWriteStream(unfinished, { mode: 0o755 }),
  )
  try {
    // Unlike a renaming this replaces nothing: somebody's browser may run from a file that came first, and looks for it.
    linkSync(unfinished, executable)
  } catch (error) {
    if (!existsSync(executable)) throw error
  } finally {
    rmSync(unfinished, { force: true })
  }
  return executable
}

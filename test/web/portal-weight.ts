import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

const HOME = 'src/app/home-page.tsx'

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
  readonly isDynamicEntry?: boolean
}

/** A built portal: what is loaded with what, and how much that is. Names are those of its manifest. */
export class PortalWeight {
  readonly #folder: string
  readonly #manifest: Readonly<Record<string, Chunk>>

  constructor(folder: string) {
    this.#folder = folder
    this.#manifest = JSON.parse(readFileSync(path.join(folder, '.vite/manifest.json'), 'utf8'))
  }

  /** Everything that is loaded before the first page stands. */
  get home(): Set<string> {
    return new Set([...this.#loadedWith('index.html'), ...this.#loadedWith(HOME)])
  }

  /** Pages and dialogs that are loaded when somebody comes to them. */
  get later(): string[] {
    return Object.keys(this.#manifest).filter((name) => this.#manifest[name]?.isDynamicEntry === true)
  }

  get scripts(): string[] {
    return Object.keys(this.#manifest).filter((name) => this.#manifest[name]?.file.endsWith('.js'))
  }

  /** Bytes a page loads that were not loaded at home, gzip. */
  more(name: string): number {
    const { home } = this
    return this.weigh([...this.#loadedWith(name)].filter((each) => !home.has(each)))
  }

  /** Bytes, gzip. */
  weigh(names: Iterable<string>): number {
    return [...names].reduce((sum, name) => sum + gzipSync(this.read(name)).length, 0)
  }

  read(name: string): Buffer {
    const chunk = this.#manifest[name]
    if (chunk === undefined) throw new Error(`the portal has no ${name}`)
    return readFileSync(path.join(this.#folder, chunk.file))
  }

  #loadedWith(name: string, found = new Set<string>()): Set<string> {
    if (found.has(name)) return found
    found.add(name)
    for (const other of this.#manifest[name]?.imports ?? []) this.#loadedWith(other, found)
    return found
  }
}

import { InvalidCursorError, type Query } from '../../functions/platform/store.ts'

interface Place {
  readonly sk: string
  readonly address: string
}

const ownerOf = (query: Query): string => JSON.stringify([query.index ?? 'table', query.pk])

const cursorAt = (query: Query, { sk, address }: Place): string => JSON.stringify([ownerOf(query), sk, address])

function placeAfter(query: Query): Place {
  try {
    const [owner, sk, address] = JSON.parse(query.after ?? '') as unknown[]
    if (owner === ownerOf(query) && typeof sk === 'string' && typeof address === 'string') return { sk, address }
  } catch (cause) {
    throw new InvalidCursorError('not a cursor', { cause })
  }
  throw new InvalidCursorError('a cursor of another query')
}

/** One partition: addresses of rows in order of their sort key (by code unit), then of their address. */
export class SortedRows {
  readonly #places: Place[] = []

  get isEmpty(): boolean {
    return this.#places.length === 0
  }

  /** A copy that goes its own way. */
  clone(): SortedRows {
    const copy = new SortedRows()
    copy.#places.push(...this.#places)
    return copy
  }

  add(sk: string, address: string): void {
    const place = { sk, address }
    this.#places.splice(this.#firstNotBefore(place), 0, place)
  }

  remove(sk: string, address: string): void {
    const at = this.#firstNotBefore({ sk, address })
    if (this.#places[at]?.address === address) this.#places.splice(at, 1)
  }

  /** The addresses a query asks for; `next` is where to go on when there are more. */
  page(query: Query): { addresses: string[]; next: string | undefined } {
    const [from, to] = query.between ?? [query.beginsWith ?? '', `${query.beginsWith ?? ''}\uffff`]
    let first = this.#firstNotBefore({ sk: from, address: '' })
    let last = this.#firstNotBefore({ sk: to, address: '\uffff' })
    if (query.after !== undefined) {
      const after = placeAfter(query)
      const at = this.#firstNotBefore(after)
      if (query.backwards === true) last = Math.min(last, at)
      else first = Math.max(first, this.#places[at]?.address === after.address ? at + 1 : at)
    }
    const found = this.#places.slice(first, Math.max(first, last))
    if (query.backwards === true) found.reverse()
    const page = found.slice(0, query.limit)
    const end = page.at(-1)
    return {
      addresses: page.map(({ address }) => address),
      next: end !== undefined && page.length < found.length ? cursorAt(query, end) : undefined,
    }
  }

  #firstNotBefore({ sk, address }: Place): number {
    let [low, high] = [0, this.#places.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const place = this.#places[middle] as Place
      if (place.sk < sk || (place.sk === sk && place.address < address)) low = middle + 1
      else high = middle
    }
    return low
  }
}

import { localDateTimeOf } from '../../functions/calendar/index.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { DAY, HOUR, instantOf, MINUTE } from '../../functions/kernel/instant.ts'
import type { Layer, Rota, Spell } from '../../functions/on-call/schedule.ts'

/**
 * Somebody who looks at the clock on the wall every minute and does what the plan on it says: at the first minute at which
 * it shows a hand-over's time, or a later one, the next person has the shift; the same for when a layer begins and ends.
 * Nothing of how the product computes it is used.
 */
export function* byTheClock(
  rota: Pick<Rota, 'timeZone' | 'primary'>,
  from: number,
  until: number,
): Generator<{ at: number; person: Id | undefined }> {
  const watched = rota.primary.map((layer) => new WatchedLayer(layer, wallAt(from, rota.timeZone)))
  for (let at = from; at < until; at += MINUTE) {
    const wall = wallAt(at, rota.timeZone)
    for (const each of watched) each.see(wall)
    const winner = watched.findLast((each) => each.person !== undefined)
    yield { at, person: winner?.person }
  }
}

/** What the wall shows, as a number that grows with what is written there. */
const wallAt = (at: number, timeZone: string): number => Date.parse(`${localDateTimeOf(instantOf(at), timeZone)}Z`)

const UNITS = { hour: HOUR, day: DAY, week: 7 * DAY } as const

class WatchedLayer {
  readonly #layer: Layer
  readonly #first: number
  #hasBegun = false
  #turn = 0
  #next: number
  #spells: WatchedSpell[]

  constructor(layer: Layer, begin: number) {
    this.#layer = layer
    this.#first = Date.parse(`${layer.from}T${layer.handOverAt}:00Z`)
    this.#next = this.#first + layer.every.count * UNITS[layer.every.unit]
    this.#spells = layer.only.map((spell) => new WatchedSpell(spell, begin))
  }

  see(wall: number): void {
    if (wall >= this.#first) this.#hasBegun = true
    while (this.#hasBegun && wall >= this.#next) {
      this.#turn += 1
      this.#next += this.#layer.every.count * UNITS[this.#layer.every.unit]
    }
    for (const each of this.#spells) each.see(wall)
  }

  get person(): Id | undefined {
    const applies = this.#spells.length === 0 || this.#spells.some(({ isOn }) => isOn)
    return this.#hasBegun && applies ? this.#layer.people[this.#turn % this.#layer.people.length] : undefined
  }
}

const WEEK = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

/** Begins and ends of a spell, ticked off one after the other as the wall comes to them. */
class WatchedSpell {
  readonly #marks: { wall: number; isOn: boolean }[] = []
  isOn = false

  constructor({ days, from, to }: Spell, begin: number) {
    if (typeof days === 'string') throw new TypeError('the watchman knows no holidays')
    const day = Math.floor(begin / DAY) * DAY
    for (let nth = -2; nth < 40; nth += 1) {
      const date = day + nth * DAY
      const weekday = WEEK[new Date(date).getUTCDay()]
      if (weekday === undefined || !days.includes(weekday)) continue
      const starts = date + minutesOf(from)
      const ends = date + minutesOf(to) + (minutesOf(to) <= minutesOf(from) ? DAY : 0)
      this.#marks.push({ wall: starts, isOn: true }, { wall: ends, isOn: false })
    }
    // Where one ends as the next begins, it goes on.
    this.#marks.sort((a, b) => a.wall - b.wall || Number(a.isOn) - Number(b.isOn))
  }

  see(wall: number): void {
    for (let next = this.#marks[0]; next !== undefined && wall >= next.wall; next = this.#marks[0]) {
      this.isOn = next.isOn
      this.#marks.shift()
    }
  }
}

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return (hours * 60 + minutes) * MINUTE
}

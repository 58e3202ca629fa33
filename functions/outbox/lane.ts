/** Work on a bounded number of things at once, first come first served. */
export interface Lane<Thing> {
  /** Resolves when this thing is done. `work` must not throw. */
  run(thing: Thing): Promise<void>
  readonly waiting: number
  readonly isIdle: boolean
  /** Resolves when nothing waits and nothing runs. */
  idle(): Promise<void>
}

export function createLane<Thing>(width: number, work: (thing: Thing) => Promise<void>): Lane<Thing> {
  const queue: { thing: Thing; done: () => void }[] = []
  let running = 0
  let atRest: (() => void)[] = []

  function next(): void {
    while (running < width) {
      const turn = queue.shift()
      if (turn === undefined) break
      running += 1
      void work(turn.thing).finally(() => {
        running -= 1
        turn.done()
        next()
      })
    }
    if (running > 0) return
    for (const resolve of atRest) resolve()
    atRest = []
  }

  return {
    run: (thing) =>
      new Promise((done) => {
        queue.push({ thing, done })
        next()
      }),
    get waiting() {
      return queue.length
    },
    get isIdle() {
      return running === 0 && queue.length === 0
    },
    idle: () =>
      new Promise((resolve) => {
        if (running === 0 && queue.length === 0) resolve()
        else atRest.push(resolve)
      }),
  }
}

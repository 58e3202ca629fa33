// Many incidents that nobody answers: how late each step of their ladders is, and what it costs with many of the past.
import { bundled, runProgram } from './bundled.ts'
import type { Table } from './table.ts'

/** Steps that were due together: how late they were (milliseconds), and what one cost. */
export interface Wave {
  readonly count: number
  readonly p50: number
  readonly p99: number
  readonly max: number
  /** Milliseconds of this process, with relay and engine. */
  readonly cpu: number
  /** Units of the table. */
  readonly read: number
  readonly write: number
}

export interface Measured {
  /** Seconds. */
  readonly raised: number
  readonly waves: readonly Wave[]
}

export interface IncidentSizes {
  readonly incidents: number
  readonly past: readonly number[]
}

/** With as many of the past, the cost of a step is taken from fewer. */
const FEW = 200

export async function measureIncidents(table: Table, { incidents, past }: IncidentSizes): Promise<void> {
  const program = await bundled('incidents')
  const run = async (count: number, before: number, how: 'stream' | 'instant'): Promise<Measured> => {
    const running = runProgram(program, [String(count), String(before), how])
    const measured = JSON.parse(await running.said) as Measured
    running.stop()
    return measured
  }
  const many = incidents.toLocaleString('en')
  const stream = await run(incidents, 0, 'stream')
  const coming = `${many} incidents raised in ${stream.raised.toFixed(0)} s, nobody answers: lateness of each step`
  table.note(coming, 'every step ≤ 2 s', stream.waves.map(inWords).join('; '))
  const instant = await run(incidents, 0, 'instant')
  table.note(`… ${many} raised in the same millisecond`, '–', instant.waves.map(inWords).join('; '))
  for (const before of past) {
    const [look, climb] = (await run(FEW, before, 'stream')).waves
    if (look === undefined || climb === undefined) continue
    const what = `… what a step costs with ${before.toLocaleString('en')} of the past (looked after, paged the next)`
    table.note(what, 'the same', `${cost(look)}; ${cost(climb)}`)
  }
}

const inWords = ({ count, p50, p99, max }: Wave) =>
  `${count} of them p50 ${p50.toFixed(0)}, p99 ${p99.toFixed(0)}, max ${max.toFixed(0)} ms`
const cost = ({ cpu, read, write }: Wave) =>
  `${cpu.toFixed(1)} ms, ${read.toFixed(1)} read and ${write.toFixed(1)} write units`

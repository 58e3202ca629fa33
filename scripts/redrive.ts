// `npm run redrive`: says what is parked and would be tried again; with `--now` it is, some at a time, until all are.
import { parseArgs } from 'node:util'

const USAGE = `npm run redrive -- [--kind mail|start|wake] [--letter <room>.<letter>] [--workflow <name>] [--now]
Without --now nothing is changed. ONDUTY_TOKEN is an API token that may redrive, ONDUTY_URL where Onduty is (http://localhost:8080).`

const OPTIONS = {
  kind: { type: 'string' },
  letter: { type: 'string' },
  workflow: { type: 'string' },
  now: { type: 'boolean', default: false },
} as const

interface Parked {
  readonly id: string
  readonly kind: string
  readonly to: string | null
  readonly workflow: string | null
  readonly letter: string | null
  readonly error: string
}

interface Page {
  readonly items: readonly Parked[]
  readonly redriven: number
  readonly nextCursor: string | null
}

type Env = Readonly<Record<string, string | undefined>>

/** Answers the exit code: 0 done, 1 refused or broken off (run it again), 2 called wrongly. */
export async function redrive(
  args: readonly string[],
  { ONDUTY_URL: url = 'http://localhost:8080', ONDUTY_TOKEN: token }: Env,
  print: (line: string) => void,
  ask: (url: string, init: RequestInit) => Promise<Response> = fetch,
): Promise<number> {
  const wish = wishIn(args)
  if (wish === undefined || token === undefined) {
    print(USAGE)
    return 2
  }
  const { now, ...which } = wish
  let [found, redriven, cursor] = [0, 0, undefined as string | null | undefined]
  do {
    const answer = await ask(`${url}/api/parked/redrive`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ which, dryRun: !now, ...(cursor == null ? {} : { cursor }) }),
    })
    if (!answer.ok) {
      print(`${answer.status} ${await answer.text()}`)
      print(`Broken off after ${redriven}; what was put back stays put back.`)
      return 1
    }
    const page = (await answer.json()) as Page
    for (const each of page.items) print(lineOf(each))
    found += page.items.length
    redriven += page.redriven
    cursor = page.nextCursor
  } while (cursor !== null)
  print(now ? `${redriven} put back into the outbox.` : `${found} would be put back; with --now they are.`)
  return 0
}

function wishIn(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values
  } catch {
    return undefined
  }
}

const lineOf = ({ id, kind, letter, workflow, to, error }: Parked): string =>
  [id, kind, letter ?? workflow, to, error].filter((part) => part !== null).join('  ')

if (import.meta.main) {
  process.exitCode = await redrive(process.argv.slice(2), process.env, (line) => process.stdout.write(`${line}\n`))
}

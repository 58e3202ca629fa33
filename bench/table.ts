/** One line of the table `npm run bench` prints. */
export interface Row {
  readonly what: string
  readonly toReach: string
  readonly measured: string
}

/** Collects lines and says each as soon as it is known. */
export class Table {
  readonly #rows: Row[] = []

  note(what: string, toReach: string, measured: string): void {
    this.#rows.push({ what, toReach, measured })
    process.stderr.write(`${what}: ${measured}\n`)
  }

  toMarkdown(): string {
    const lines = this.#rows.map(({ what, toReach, measured }) => `| ${what} | ${toReach} | ${measured} |`)
    return ['| what | to reach | measured |', '| --- | --- | --- |', ...lines, ''].join('\n')
  }
}

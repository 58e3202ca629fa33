/** One number with its labels, as Prometheus reads it. */
export interface Sample {
  readonly labels?: Readonly<Record<string, string>>
  readonly value: number
}

export interface Metric {
  readonly name: string
  readonly help: string
  readonly type: 'gauge' | 'counter' | 'summary'
  readonly samples: readonly Sample[]
}

/** Text exposition format 0.0.4: https://prometheus.io/docs/instrumenting/exposition_formats/ */
export const metricsText = (metrics: readonly Metric[]): string =>
  metrics
    .flatMap(({ name, help, type, samples }) => [
      `# HELP ${name} ${help}`,
      `# TYPE ${name} ${type}`,
      ...samples.map(({ labels = {}, value }) => `${name}${labelsOf(labels)} ${value}`),
    ])
    .map((line) => `${line}\n`)
    .join('')

const labelsOf = (labels: Readonly<Record<string, string>>): string => {
  const each = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`)
  return each.length === 0 ? '' : `{${each.join(',')}}`
}

const escaped = (value: string): string => value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')

import { existsSync, readFileSync } from 'node:fs'
import * as z from 'zod/mini'

const domainName = z.string().check(z.regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/))
const address = z.string().check(z.email())
const secretArn = z.string().check(z.regex(/^arn:aws[\w-]*:secretsmanager:[\w-]+:\d{12}:secret:.+$/))

/** A zone of Route 53 in this account. Without one, records are printed and set by hand. */
const zone = z.strictObject({ id: z.string().check(z.regex(/^Z[A-Z0-9]+$/)), name: domainName })

const ses = z.strictObject({
  kind: z.literal('ses'),
  /**
   * Whom mails come from. Its domain becomes an identity of Amazon SES; where replies are wanted SES receives for all of
   * it, so it should be used for nothing else.
   */
  from: address,
  zone: z.optional(zone),
  /** Decisions and requests by mail. `activate` makes our rule set the one of this account and region: it has one. */
  receive: z.optional(z.strictObject({ activate: z.boolean() })),
})

const smtp = z.strictObject({
  kind: z.literal('smtp'),
  from: address,
  /** Holds `{"url": "smtps://user:password@host:465"}`. Mail is only sent: with SMTP there is no way in. */
  secretArn,
})

const cognito = z.strictObject({ kind: z.literal('cognito') })

const oidc = z.strictObject({
  kind: z.literal('oidc'),
  issuer: z.url({ protocol: /^https$/ }),
  clientId: z.string().check(z.minLength(1)),
  /** Holds `{"clientSecret": "…"}`. */
  secretArn,
})

const deployment = z.strictObject({
  /** Refuses to be deployed anywhere else. */
  account: z.optional(z.string().check(z.regex(/^\d{12}$/))),
  region: z.string().check(z.regex(/^(af|ap|ca|eu|il|me|mx|sa|us)-[a-z]+-\d$/)),
  /** In front of every name, so that one account can hold several. */
  name: z._default(z.string().check(z.regex(/^[a-z][a-z0-9-]{1,19}$/)), 'onduty'),
  domain: z.optional(z.strictObject({ name: domainName, zone })),
  mail: z.discriminatedUnion('kind', [ses, smtp]),
  signIn: z._default(z.discriminatedUnion('kind', [cognito, oidc]), { kind: 'cognito' }),
  firstAdministrator: z.strictObject({ name: z.string().check(z.minLength(1), z.maxLength(80)), email: address }),
  /** Who is told when an alarm goes off, and of the budget. */
  alarmsTo: z.array(address).check(z.minLength(1), z.maxLength(10)),
  /** Called every minute while all is well: a service outside that alarms somebody when the calls stop. */
  heartbeatUrl: z.optional(z.url({ protocol: /^https$/ })),
  /** Where docs/runbook.md can be read; alarms link to it. */
  runbookUrl: z._default(z.string(), 'docs/runbook.md'),
  monthlyBudgetUsd: z._default(z.number().check(z.positive()), 60),
  /** `compliance`: nobody can delete a checkpoint before its time, root included. `governance`: for trying out. */
  checkpoints: z._default(
    z.strictObject({ mode: z.enum(['compliance', 'governance']), days: z.int().check(z.minimum(1), z.maximum(3650)) }),
    { mode: 'compliance', days: 2557 },
  ),
  logRetentionDays: z._default(z.union([z.literal(30), z.literal(90), z.literal(180), z.literal(365)]), 90),
  /** Requests one address of the network may make in 5 minutes. An office often has a single one. */
  requestsPerFiveMinutes: z._default(z.int().check(z.minimum(100), z.maximum(2_000_000)), 15_000),
  /** A table restored from a backup, used in place of the stack's own. */
  restoredTable: z.optional(z.strictObject({ name: z.string(), streamArn: z.string() })),
})

/** Everything somebody decides when they set Onduty up on AWS; `deployment.json` holds it. */
export type Deployment = z.infer<typeof deployment>

/** `deployment.json` says something that cannot be deployed. */
export class DeploymentError extends Error {
  override readonly name = 'DeploymentError'
}

export function parseDeployment(value: unknown): Deployment {
  const parsed = deployment.safeParse(value)
  if (parsed.success) return parsed.data
  const wrong = parsed.error.issues.map(({ path, message }) => `  ${path.join('.') || '(all of it)'}: ${message}`)
  throw new DeploymentError(`the deployment cannot be read:\n${wrong.join('\n')}`)
}

/** Reads the file; the example stands in for a missing one, so that the stacks can be looked at before. */
export function readDeployment(path: string, example: string): { deployment: Deployment; isExample: boolean } {
  const isExample = !existsSync(path)
  return { deployment: parseDeployment(JSON.parse(readFileSync(isExample ? example : path, 'utf8'))), isExample }
}

export const mailDomainOf = ({ mail }: Deployment): string => mail.from.slice(mail.from.lastIndexOf('@') + 1)

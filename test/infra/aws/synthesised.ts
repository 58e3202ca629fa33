import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import cdk from '../../../cdk.json' with { type: 'json' }
import example from '../../../infra/aws/deployment.example.json' with { type: 'json' }
import { parseDeployment } from '../../../infra/aws/deployment.ts'
import { EdgeStack } from '../../../infra/aws/edge-stack.ts'
import { type HousePlan, OndutyStack } from '../../../infra/aws/onduty-stack.ts'
import { StackTemplate } from './stack-template.ts'

const fixture = (folder: string) => join(import.meta.dirname, 'fixture', folder)

export interface Synthesised {
  readonly edge: StackTemplate
  readonly regional: StackTemplate
  /** What the AwsSolutions rules have against the stacks. */
  readonly findings: readonly string[]
}

// The library's check against CloudFormation's schemas takes 5 seconds; the test of the command line does it once.
process.env.CDK_VALIDATION = 'false'

/** Both stacks as templates, of the example deployment with changes; without a network, an account or a bundle. */
export function synthesise(plan: HousePlan, changes: Readonly<Record<string, unknown>> = {}): Synthesised {
  const outdir = mkdtempSync(join(tmpdir(), 'onduty-synth-'))
  try {
    const deployment = parseDeployment({ ...example, ...changes })
    const app = new App({ outdir, context: cdk.context })
    const env = (region: string) => ({
      region,
      ...(deployment.account === undefined ? {} : { account: deployment.account }),
    })
    const common = { deployment, crossRegionReferences: true }
    const edge = new EdgeStack(app, 'edge', { ...common, env: env('us-east-1') })
    const { webAclArn, certificate } = edge
    const rooms = { plan, webAclArn, certificate, portal: fixture('portal'), bundle: fixture('bundle') }
    const regional = new OndutyStack(app, 'onduty', { ...common, ...rooms, env: env(deployment.region) })
    const rules = new AwsSolutionsChecks(app, { writeSuppressionsToCloudFormation: true })
    const assembly = app.synth()
    const templateOf = ({ artifactId }: { artifactId: string }) =>
      new StackTemplate(assembly.getStackArtifact(artifactId).template)
    const findings = rules
      .validateScope(app)
      .violations.flatMap(({ ruleName, ...where }) => `${ruleName} ${JSON.stringify(where)}`)
    return { edge: templateOf(edge), regional: templateOf(regional), findings }
  } finally {
    rmSync(outdir, { recursive: true, force: true })
  }
}

import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Annotations, App, Tags, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { bundleFunctions } from './bundle.ts'
import { DeploymentError, readDeployment } from './deployment.ts'
import { EdgeStack } from './edge-stack.ts'
import { housePlan } from './house-plan.ts'
import { OndutyStack } from './onduty-stack.ts'

const EXAMPLE = 'infra/aws/deployment.example.json'

const root = process.cwd()
const app = new App()
const told = (key: string, otherwise: string): string => resolve(root, String(app.node.tryGetContext(key) ?? otherwise))

const { deployment, isExample } = readDeployment(told('deployment', 'deployment.json'), join(root, EXAMPLE))
const portal = told('portal', 'dist/web')
if (!existsSync(portal)) throw new DeploymentError(`the portal is not built (${portal}): npm run build`)
const bundle = told('bundle', 'dist/lambda')
bundleFunctions(root, bundle)

const { name, account, region } = deployment
const env = (of: string) => ({ region: of, ...(account === undefined ? {} : { account }) })
const common = { deployment, crossRegionReferences: true, terminationProtection: true }
const edge = new EdgeStack(app, `${name}-edge`, { ...common, env: env('us-east-1') })
const { webAclArn, certificate } = edge
const rooms = { plan: housePlan, webAclArn, certificate, portal, bundle }
const regional = new OndutyStack(app, name, { ...common, ...rooms, env: env(region) })

if (isExample) {
  Annotations.of(regional).addWarningV2(
    'onduty:example',
    `deployment.json is missing: this is ${EXAMPLE}, which cannot be deployed. See docs/deployment.md.`,
  )
}
Tags.of(app).add('application', name)
Validations.of(app).addPlugins(new AwsSolutionsChecks(app, { writeSuppressionsToCloudFormation: true }))
app.synth()

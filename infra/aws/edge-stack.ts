import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib'
import { CfnBudget } from 'aws-cdk-lib/aws-budgets'
import { Certificate, CertificateValidation, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager'
import { HostedZone } from 'aws-cdk-lib/aws-route53'
import type { Construct } from 'constructs'
import { WebAcl } from './constructs/web-acl.ts'
import type { Deployment } from './deployment.ts'

/** What has to be in us-east-1: what CloudFront asks before it lets anybody in, and the budget. */
export class EdgeStack extends Stack {
  readonly webAclArn: string
  readonly certificate: ICertificate | undefined

  constructor(scope: Construct, id: string, props: StackProps & { readonly deployment: Deployment }) {
    super(scope, id, props)
    const { name, domain, requestsPerFiveMinutes, logRetentionDays, alarmsTo, monthlyBudgetUsd } = props.deployment
    const webAcl = new WebAcl(this, 'WebAcl', { name, requestsPerFiveMinutes, logRetentionDays })
    this.webAclArn = webAcl.arn
    this.certificate =
      domain === undefined
        ? undefined
        : new Certificate(this, 'Certificate', {
            domainName: domain.name,
            validation: CertificateValidation.fromDns(
              HostedZone.fromHostedZoneAttributes(this, 'Zone', {
                hostedZoneId: domain.zone.id,
                zoneName: domain.zone.name,
              }),
            ),
          })
    this.#budget(name, monthlyBudgetUsd, alarmsTo)
  }

  /** Of the whole account, so that nothing has to be switched on for it to count. */
  #budget(name: string, amount: number, to: readonly string[]): void {
    const subscribers = to.map((address) => ({ subscriptionType: 'EMAIL', address }))
    const when = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
      notification: { notificationType, comparisonOperator: 'GREATER_THAN', thresholdType: 'PERCENTAGE', threshold },
      subscribers,
    })
    const budget = new CfnBudget(this, 'Budget', {
      budget: {
        budgetName: `${name}-monthly`,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount, unit: 'USD' },
      },
      notificationsWithSubscribers: [when('ACTUAL', 80), when('ACTUAL', 100), when('FORECASTED', 100)],
    })
    budget.applyRemovalPolicy(RemovalPolicy.DESTROY)
  }
}

import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { CfnLoggingConfiguration, CfnWebACL } from 'aws-cdk-lib/aws-wafv2'
import { Construct } from 'constructs'

type Rule = CfnWebACL.RuleProperty

/**
 * People of an IT department write scripts, file names, addresses and log lines into their changes and incidents, which
 * these rules take for attacks. What they look at is a body: its size is checked at our door, its text is only ever
 * data. So they count and do not block.
 */
const COUNTED_IN_COMMON = [
  'SizeRestrictions_BODY',
  'CrossSiteScripting_BODY',
  'GenericLFI_BODY',
  'GenericRFI_BODY',
  'EC2MetaDataSSRF_BODY',
]
const COUNTED_IN_BAD_INPUTS = ['Log4JRCE_BODY', 'JavaDeserializationRCE_BODY']

/** Where nobody is signed in yet, one address may do a fifth of what it may elsewhere. */
const DOORS_WITHOUT_SIGN_IN = ['/auth/', '/d/', '/v/']
const SHARE_WITHOUT_SIGN_IN = 1 / 5
const LEAST = 20

export class WebAcl extends Construct {
  readonly arn: string

  constructor(
    scope: Construct,
    id: string,
    props: { readonly name: string; readonly requestsPerFiveMinutes: number; readonly logRetentionDays: number },
  ) {
    super(scope, id)
    const { name, requestsPerFiveMinutes, logRetentionDays } = props
    const withoutSignIn = Math.max(LEAST, Math.floor(requestsPerFiveMinutes * SHARE_WITHOUT_SIGN_IN))
    const acl = new CfnWebACL(this, 'Acl', {
      name,
      description: 'Onduty: what may come in',
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: measured(name),
      rules: [
        rate('rate', 0, requestsPerFiveMinutes),
        rate('rate-without-sign-in', 1, withoutSignIn, DOORS_WITHOUT_SIGN_IN),
        managed('AWSManagedRulesAmazonIpReputationList', 2),
        managed('AWSManagedRulesKnownBadInputsRuleSet', 3, COUNTED_IN_BAD_INPUTS),
        managed('AWSManagedRulesCommonRuleSet', 4, COUNTED_IN_COMMON),
      ],
    })
    this.arn = acl.attrArn
    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `aws-waf-logs-${name}`,
      retention: logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    new CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: acl.attrArn,
      logDestinationConfigs: [
        Stack.of(this).formatArn({
          service: 'logs',
          resource: 'log-group',
          resourceName: logGroup.logGroupName,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      ],
      loggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: [
          { Behavior: 'KEEP', Requirement: 'MEETS_ANY', Conditions: [{ ActionCondition: { Action: 'BLOCK' } }] },
        ],
      },
      // The path of a decision link is its secret.
      redactedFields: [
        { uriPath: {} },
        { queryString: {} },
        { singleHeader: { Name: 'cookie' } },
        { singleHeader: { Name: 'authorization' } },
        { singleHeader: { Name: 'referer' } },
      ],
    })
  }
}

const measured = (metricName: string) => ({
  metricName,
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: false,
})

function managed(group: string, priority: number, counted: readonly string[] = []): Rule {
  return {
    name: group,
    priority,
    overrideAction: { none: {} },
    visibilityConfig: measured(group),
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name: group,
        ruleActionOverrides: counted.map((name) => ({ name, actionToUse: { count: {} } })),
      },
    },
  }
}

function rate(name: string, priority: number, limit: number, paths: readonly string[] = []): Rule {
  const begins = paths.map((searchString) => ({
    byteMatchStatement: {
      fieldToMatch: { uriPath: {} },
      positionalConstraint: 'STARTS_WITH',
      searchString,
      textTransformations: [{ priority: 0, type: 'NONE' }],
    },
  }))
  const scopeDownStatement = begins.length === 0 ? {} : { scopeDownStatement: { orStatement: { statements: begins } } }
  return {
    name,
    priority,
    action: {
      block: { customResponse: { responseCode: 429, responseHeaders: [{ name: 'retry-after', value: '60' }] } },
    },
    visibilityConfig: measured(name),
    statement: {
      rateBasedStatement: { aggregateKeyType: 'IP', evaluationWindowSec: 300, limit, ...scopeDownStatement },
    },
  }
}

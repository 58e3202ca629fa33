import { describe, expect, test } from 'vitest'
import type { Synthesised } from '../synthesised.ts'

interface Rule {
  readonly Name: string
  readonly Priority: number
  readonly Action?: object
  readonly OverrideAction?: object
  readonly Statement: {
    readonly RateBasedStatement?: { readonly Limit: number; readonly ScopeDownStatement?: object }
    readonly ManagedRuleGroupStatement?: {
      readonly Name: string
      readonly RuleActionOverrides: readonly { readonly Name: string; readonly ActionToUse: object }[]
    }
  }
}

export const describeEdge = ({ edge }: Synthesised) =>
  describe('the edge, in us-east-1', () => {
    const acl = edge.one('AWS::WAFv2::WebACL').Properties
    const rules = acl.Rules as unknown as readonly Rule[]

    test('the web ACL is one for CloudFront, with the managed rules in force', () => {
      expect(acl).toMatchObject({ Scope: 'CLOUDFRONT', DefaultAction: { Allow: {} } })
      const managed = rules.flatMap(({ Statement, OverrideAction }) => {
        if (Statement.ManagedRuleGroupStatement === undefined) return []
        expect(OverrideAction).toEqual({ None: {} })
        return [Statement.ManagedRuleGroupStatement.Name]
      })
      expect(managed).toEqual([
        'AWSManagedRulesAmazonIpReputationList',
        'AWSManagedRulesKnownBadInputsRuleSet',
        'AWSManagedRulesCommonRuleSet',
      ])
    })

    test('only rules about bodies count instead of blocking: people write scripts and addresses into changes', () => {
      const softened = rules.flatMap(({ Statement }) => Statement.ManagedRuleGroupStatement?.RuleActionOverrides ?? [])
      expect(softened.length).toBeGreaterThan(0)
      for (const { Name, ActionToUse } of softened) {
        expect(Name).toMatch(/_BODY$/)
        expect(ActionToUse).toEqual({ Count: {} })
      }
    })

    test('one address may come so often and no more; a fifth of it where nobody is signed in', () => {
      const limits = rules.flatMap(({ Statement, Action }) => {
        if (Statement.RateBasedStatement === undefined) return []
        expect(JSON.stringify(Action)).toContain('"ResponseCode":429')
        expect(JSON.stringify(Action)).toContain('retry-after')
        return [Statement.RateBasedStatement]
      })
      expect(limits.map(({ Limit }) => Limit)).toEqual([15_000, 3_000])
      const narrow = JSON.stringify(limits[1]?.ScopeDownStatement)
      for (const path of ['/auth/', '/d/', '/v/']) expect(narrow).toContain(`"SearchString":"${path}"`)
    })

    test('what is blocked is logged, under the name the service asks for', () => {
      expect(edge.one('AWS::Logs::LogGroup').Properties.LogGroupName).toBe('aws-waf-logs-onduty')
      const { LoggingFilter } = edge.one('AWS::WAFv2::LoggingConfiguration').Properties
      expect(JSON.stringify(LoggingFilter)).toContain('"DefaultBehavior":"DROP"')
    })

    test('the certificate of the domain is proven by its zone', () => {
      const { Properties } = edge.one('AWS::CertificateManager::Certificate')
      expect(Properties).toMatchObject({ DomainName: 'onduty.example.com', ValidationMethod: 'DNS' })
    })

    test('the budget tells the right people at 80 and 100 per cent, and when the forecast is above', () => {
      const budget = edge.one('AWS::Budgets::Budget').Properties
      expect(budget.Budget).toMatchObject({
        BudgetType: 'COST',
        TimeUnit: 'MONTHLY',
        BudgetLimit: { Amount: 60, Unit: 'USD' },
      })
      const told = budget.NotificationsWithSubscribers as unknown as {
        Notification: { NotificationType: string; Threshold: number }
        Subscribers: unknown
      }[]
      expect(told.map(({ Notification: { NotificationType, Threshold } }) => [NotificationType, Threshold])).toEqual([
        ['ACTUAL', 80],
        ['ACTUAL', 100],
        ['FORECASTED', 100],
      ])
      for (const { Subscribers } of told) {
        expect(Subscribers).toEqual([{ SubscriptionType: 'EMAIL', Address: 'it-alarms@example.com' }])
      }
    })
  })

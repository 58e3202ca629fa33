import { describe, expect, test } from 'vitest'
import { refersTo } from '../stack-template.ts'
import type { Synthesised } from '../synthesised.ts'

export const describeMail = ({ regional }: Synthesised) =>
  describe('mail', () => {
    const functionId = (name: string) => regional.one('AWS::Lambda::Function', `"onduty-${name}"`).id
    const record = (type: string, name: string) =>
      regional
        .all('AWS::Route53::RecordSet')
        .find(({ Properties }) => Properties.Type === type && Properties.Name === name)

    test('goes out under a domain that is signed and proven, through a set that reports', () => {
      const identity = regional.one('AWS::SES::EmailIdentity').Properties
      expect(identity).toMatchObject({
        EmailIdentity: 'onduty.example.com',
        MailFromAttributes: { MailFromDomain: 'bounce.onduty.example.com' },
      })
      expect(regional.one('AWS::SES::ConfigurationSet').Properties).toMatchObject({
        Name: 'onduty',
        ReputationOptions: { ReputationMetricsEnabled: true },
      })
      expect(
        regional.all('AWS::Route53::RecordSet').filter(({ Properties }) => Properties.Type === 'CNAME'),
      ).toHaveLength(3)
      expect(JSON.stringify(record('TXT', '_dmarc.onduty.example.com.'))).toContain('p=quarantine')
      expect(JSON.stringify(record('TXT', 'bounce.onduty.example.com.'))).toContain('include:amazonses.com')
    })

    test('bounces and complaints reach the function; what it cannot handle is kept', () => {
      const { EventDestination } = regional.one('AWS::SES::ConfigurationSetEventDestination').Properties
      expect(EventDestination).toMatchObject({ Enabled: true, MatchingEventTypes: ['bounce', 'complaint', 'reject'] })
      const rule = regional.one('AWS::Events::Rule', 'aws.ses').Properties
      expect(refersTo(rule.Targets, functionId('mail-events'))).toBe(true)
      expect(refersTo(rule.Targets, regional.one('AWS::SQS::Queue', '"onduty-failed-mails"').id)).toBe(true)
    })

    test('comes in scanned, into the bucket first, then the function is told', () => {
      const { Rule } = regional.one('AWS::SES::ReceiptRule').Properties as unknown as {
        Rule: { Actions: Record<string, unknown>[]; ScanEnabled: boolean; Recipients: string[] }
      }
      expect(Rule).toMatchObject({ ScanEnabled: true, Recipients: ['onduty.example.com'] })
      expect(Rule.Actions.map((action) => Object.keys(action)[0])).toEqual(['S3Action', 'LambdaAction'])
      expect(Rule.Actions[1]?.LambdaAction).toMatchObject({ InvocationType: 'Event' })
      expect(refersTo(Rule.Actions[1], functionId('inbound-mail'))).toBe(true)
      expect(JSON.stringify(record('MX', 'onduty.example.com.'))).toContain('inbound-smtp.ap-southeast-1.amazonaws.com')
    })

    test('the rule set is made active while deploying, because the deployment says so', () => {
      const { Create } = regional.one('Custom::AWS').Properties
      expect(JSON.stringify(Create)).toContain('SetActiveReceiptRuleSet')
    })
  })

export const describeSignIn = ({ regional }: Synthesised) =>
  describe('sign-in', () => {
    const pool = regional.one('AWS::Cognito::UserPool').Properties

    test('people are invited, have a second factor and long passwords', () => {
      expect(pool).toMatchObject({
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
        MfaConfiguration: 'ON',
        EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
        DeletionProtection: 'ACTIVE',
        Policies: { PasswordPolicy: { MinimumLength: 12 } },
      })
    })

    test('Onduty signs people in by code, with a secret, and they come back to our address only', () => {
      const client = regional.one('AWS::Cognito::UserPoolClient').Properties
      expect(client).toMatchObject({
        GenerateSecret: true,
        AllowedOAuthFlows: ['code'],
        CallbackURLs: ['https://onduty.example.com/auth/callback'],
        LogoutURLs: ['https://onduty.example.com/'],
        PreventUserExistenceErrors: 'ENABLED',
      })
      const secret = JSON.stringify(regional.one('AWS::SecretsManager::Secret', '"onduty/sign-in"').Properties)
      expect(secret).toContain('"ClientSecret"')
    })

    test('the first administrator is invited, and known to the sweeper', () => {
      expect(regional.one('AWS::Cognito::UserPoolUser').Properties).toMatchObject({ Username: 'admin@example.com' })
      const sweeper = regional.one('AWS::Lambda::Function', '"onduty-sweep"').Properties.Environment
      expect(JSON.stringify(sweeper)).toContain('admin@example.com')
    })
  })

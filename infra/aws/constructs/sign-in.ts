import { Duration, RemovalPolicy, SecretValue, Stack, Validations } from 'aws-cdk-lib'
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  type CfnUserPoolClient,
  CfnUserPoolUser,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  UserPool,
  UserPoolClientIdentityProvider,
} from 'aws-cdk-lib/aws-cognito'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'
import type { Deployment } from '../deployment.ts'

const CALLBACK = '/auth/callback'

/** An OpenID provider, as the API knows it. */
export class SignIn extends Construct {
  readonly issuer: string
  readonly clientId: string
  /** `{ "clientSecret": … }` */
  readonly secret: ISecret

  constructor(
    scope: Construct,
    id: string,
    props: {
      readonly name: string
      readonly key: IKey
      readonly publicUrl: string
      readonly signIn: Deployment['signIn']
      readonly firstAdministrator: Deployment['firstAdministrator']
    },
  ) {
    super(scope, id)
    const { name, key, publicUrl, signIn, firstAdministrator } = props
    if (signIn.kind === 'oidc') {
      this.issuer = signIn.issuer
      this.clientId = signIn.clientId
      this.secret = Secret.fromSecretCompleteArn(this, 'Secret', signIn.secretArn)
      return
    }
    const pool = this.#userPool(name)
    const client = pool.addClient('Portal', {
      userPoolClientName: 'portal',
      generateSecret: true,
      authFlows: {},
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [`${publicUrl}${CALLBACK}`],
        logoutUrls: [`${publicUrl}/`],
      },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      preventUserExistenceErrors: true,
      idTokenValidity: Duration.minutes(5),
      accessTokenValidity: Duration.minutes(5),
      // The session is ours; nothing of the provider is kept.
      refreshTokenValidity: Duration.hours(1),
    })
    new CfnManagedLoginBranding(this, 'Looks', {
      userPoolId: pool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    })
    const { email } = firstAdministrator
    new CfnUserPoolUser(this, 'FirstAdministrator', {
      userPoolId: pool.userPoolId,
      username: email,
      desiredDeliveryMediums: ['EMAIL'],
      userAttributes: [
        { name: 'email', value: email },
        { name: 'email_verified', value: 'true' },
      ],
    })
    this.issuer = pool.userPoolProviderUrl
    this.clientId = client.userPoolClientId
    this.secret = this.#kept(name, key, client.node.defaultChild as CfnUserPoolClient)
  }

  #userPool(name: string): UserPool {
    const pool = new UserPool(this, 'People', {
      userPoolName: name,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      standardAttributes: { email: { required: true, mutable: true } },
      keepOriginal: { email: true },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { sms: false, otp: true },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      userInvitation: {
        emailSubject: 'Onduty 职守：您的账号 · your account',
        emailBody:
          '<p>您的 Onduty 职守账号已开通。用户名：{username}，临时密码：{####}（三天内有效）。</p><p>Your Onduty account is ready. User name: {username}, temporary password: {####} (valid for three days).</p>',
      },
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: `${name}-${Stack.of(this).account}` },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    })
    for (const rule of ['COG3', 'COG8']) {
      Validations.of(pool).acknowledge({
        id: `AwsSolutions-${rule}`,
        reason:
          'Threat protection belongs to the Plus plan and is paid for each person a month. A second factor is required of everybody, nobody can sign up by themselves, and whoever wants more connects the provider of their organisation.',
      })
    }
    return pool
  }

  #kept(name: string, key: IKey, client: CfnUserPoolClient): ISecret {
    const secret = new Secret(this, 'Secret', {
      secretName: `${name}/sign-in`,
      description: 'Onduty: its client secret at the OpenID provider',
      encryptionKey: key,
      secretObjectValue: { clientSecret: SecretValue.resourceAttribute(client.attrClientSecret) },
      // The library's own types disagree about absent fields.
    }) as ISecret
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'Cognito issues the client secret and cannot change it in place; a new client is made after a leak (runbook).',
    })
    return secret
  }
}

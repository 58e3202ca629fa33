import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb'
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager'
import type { CheckpointVault } from './checkpoint-vault.ts'
import type { FunctionName, Functions } from './functions.ts'
import type { KeptSecrets } from './kept-secrets.ts'
import type { Keys } from './keys.ts'
import type { MailOut } from './mail-out.ts'
import type { RecordTable } from './record-table.ts'
import type { SignIn } from './sign-in.ts'
import { LIVE, type Workflows } from './workflows.ts'

export interface Surroundings {
  readonly functions: Functions
  readonly table: RecordTable
  readonly epoch: ITableV2
  readonly secrets: KeptSecrets
  readonly signIn: SignIn
  readonly vault: CheckpointVault
  readonly keys: Keys
  readonly workflows: Workflows
  readonly publicUrl: string
  readonly mailDomain: string
  readonly receivesMail: boolean
  readonly from: string
  readonly mailOut: MailOut | undefined
  readonly smtpSecret: ISecret | undefined
  readonly firstAdministrator: { readonly name: string; readonly email: string }
  readonly heartbeatUrl: string | undefined
}

type Settings = Readonly<Record<string, string>>

/** Tells each function where it finds what it may use; functions/lambda/settings.ts reads it. */
export function tellFunctions(props: Surroundings): void {
  const { secrets, signIn, vault, keys, workflows, mailOut, smtpSecret } = props
  const tell = (names: readonly FunctionName[], settings: Settings) => {
    for (const name of names) {
      const lambda = props.functions.find(name)?.lambda
      for (const [key, value] of Object.entries(settings)) lambda?.addEnvironment(key, value)
    }
  }
  const table = {
    TABLE: props.table.table.tableName,
    PUBLIC_URL: props.publicUrl,
    MAIL_DOMAIN: props.mailDomain,
  }
  tell(['api', 'task', 'planner', 'relay', 'sweep', 'checkpoint', 'inbound-mail', 'mail-events'], table)
  tell(['api', 'task', 'planner', 'relay', 'sweep', 'inbound-mail'], { APP_SECRET: secrets.app.secretArn })
  tell(['relay', 'sweep'], {
    EPOCH_TABLE: props.epoch.tableName,
    MACHINE_PREFIX: workflows.arnPrefix,
    MACHINE_ALIAS: LIVE,
  })
  tell(['sweep'], {
    FIRST_ADMINISTRATOR: JSON.stringify(props.firstAdministrator),
    ...(props.heartbeatUrl === undefined ? {} : { HEARTBEAT_URL: props.heartbeatUrl }),
  })
  tell(['relay', 'sweep'], {
    MAIL_FROM: props.from,
    ...(props.receivesMail ? {} : { MAIL_SEND_ONLY: 'yes' }),
    ...(mailOut === undefined ? {} : { MAIL_CONFIGURATION_SET: mailOut.configurationSet.configurationSetName }),
    ...(smtpSecret === undefined ? {} : { SMTP_SECRET: smtpSecret.secretArn }),
  })
  tell(['api', 'checkpoint'], { CHECKPOINT_BUCKET: vault.bucket.bucketName, CHECKPOINT_KEY: keys.signing.keyArn })
  tell(['api'], {
    SIGN_IN_ISSUER: signIn.issuer,
    SIGN_IN_CLIENT_ID: signIn.clientId,
    SIGN_IN_SECRET: signIn.secret.secretArn,
    ORIGIN_SECRET: secrets.origin.secretArn,
  })
}

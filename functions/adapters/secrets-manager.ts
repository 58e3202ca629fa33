import { GetSecretValueCommand, ResourceNotFoundException, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { PATIENCE } from './aws-client.ts'

/** Versions of a secret, as Secrets Manager names them while it rotates one. */
export type Stage = 'AWSCURRENT' | 'AWSPENDING' | 'AWSPREVIOUS'

/** Reads secrets by their ARN. */
export interface SecretReader {
  /** The text of a secret. Throws what the service throws. */
  read(arn: string): Promise<string>
  /** A version that may not be there; `version` names exactly one. */
  find(arn: string, stage: Stage, version?: string): Promise<string | undefined>
}

export function createSecretReader(client = new SecretsManagerClient(PATIENCE)): SecretReader {
  return {
    async read(arn) {
      const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn }))
      if (SecretString === undefined) throw new TypeError('the secret holds no text')
      return SecretString
    },
    async find(arn, stage, version) {
      try {
        const which = { VersionStage: stage, ...(version === undefined ? {} : { VersionId: version }) }
        return (await client.send(new GetSecretValueCommand({ SecretId: arn, ...which }))).SecretString
      } catch (error) {
        if (error instanceof ResourceNotFoundException) return undefined
        throw error
      }
    },
  }
}

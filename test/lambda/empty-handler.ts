import {
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb'
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { Hono } from 'hono'
import { handle } from 'hono/aws-lambda'

/** What the API is compared with: nothing but Hono, with the same clients, reading the same secrets. */
const secrets = new SecretsManagerClient({})
const read = (SecretId: string) => secrets.send(new GetSecretValueCommand({ SecretId }))
await Promise.all([read('app'), read('sign-in')])

const table = [new DynamoDBClient({}), GetItemCommand, PutItemCommand, QueryCommand, TransactWriteItemsCommand]
const app = new Hono().get('/api/me', (context) => context.json({ clients: table.length }))
await app.request('/api/nothing')

export const handler = handle(app)

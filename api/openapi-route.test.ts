import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { createApi } from './create-api.ts'
import { noDatabase } from './testing/no-database.ts'
import { type ApiServer, startApi } from './testing/start-api.ts'

let api: ApiServer

const contentSchema = z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) }))
const operationSchema = z.object({
  operationId: z.string(),
  summary: z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
  parameters: z.array(z.looseObject({ name: z.string(), in: z.string(), schema: z.looseObject({}) })).optional(),
  responses: z.record(z.string(), z.object({ description: z.string(), content: contentSchema.optional() })),
})
const documentSchema = z.object({
  openapi: z.literal('3.1.0'),
  info: z.object({ title: z.string(), version: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  security: z.tuple([z.object({ adminToken: z.array(z.string()) })]),
  components: z.object({
    schemas: z.record(z.string(), z.looseObject({})),
    securitySchemes: z.record(z.string(), z.looseObject({ type: z.string() })),
  }),
})

let document: z.infer<typeof documentSchema>
let text: string

beforeAll(async () => {
  api = await startApi(noDatabase)
  text = await (await fetch(`${api.url}/api/v1/openapi.json`)).text()
  document = documentSchema.parse(JSON.parse(text))
})

afterAll(() => api.close())

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
  )

test('every route is described', () => {
  const app = createApi({
    database: noDatabase,
    directory: () => {
      throw new Error('not asked')
    },
    now: () => new Date(0),
    scheme: 'calendar',
    log: { error: () => undefined },
    newRequestId: () => '1',
    jobs: [],
    version: '1.2.3',
  })
  const routes = app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
  const described = operations().map(({ method, path }) => `${method.toUpperCase()} ${path}`)
  expect(new Set(described)).toEqual(new Set(routes))
  expect(new Set(operations().map(({ operationId }) => operationId)).size).toBe(described.length)
})

test('every error has the one shape', () => {
  for (const { path, responses } of operations()) {
    for (const [status, { content }] of Object.entries(responses)) {
      if (Number(status) < 300) continue
      expect(content?.['application/json']?.schema, `${path} ${status}`).toEqual({ $ref: '#/components/schemas/Error' })
    }
  }
})

test('every route under /api/v1 asks for the token, except this description, and says so', () => {
  for (const { path, security, responses } of operations().filter(({ path }) => path.startsWith('/api/v1/'))) {
    if (path === '/api/v1/openapi.json') expect(security).toEqual([])
    else {
      expect(security, path).toBeUndefined()
      expect(Object.keys(responses), path).toContain('401')
    }
  }
  const named = operations().flatMap(({ security }) => (security ?? []).flatMap(Object.keys))
  expect(Object.keys(document.components.securitySchemes)).toEqual(expect.arrayContaining([...named, 'adminToken']))
})

test('every reference leads somewhere', () => {
  const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name)
  expect(references.length).toBeGreaterThan(0)
  for (const name of references) expect(Object.keys(document.components.schemas)).toContain(name)
})

test('every parameter has a type and a sentence', () => {
  const parameters = operations().flatMap(({ parameters }) => parameters ?? [])
  expect(parameters.map(({ name }) => name)).toEqual(expect.arrayContaining(['unit', 'period', 'form', 'limit']))
  for (const parameter of parameters) {
    expect(parameter.schema, parameter.name).toHaveProperty('type')
    expect(JSON.stringify(parameter), parameter.name).toContain('description')
  }
})

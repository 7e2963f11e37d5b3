import postgres from 'postgres'

/** The address of another database on the same server. */
export const addressOf = (url: string, database: string): string => {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.href
}

/** Runs statements that concern the server as a whole. */
export const withAdministration = async <Result>(
  url: string,
  work: (run: (statement: string) => Promise<unknown>) => Promise<Result>,
): Promise<Result> => {
  const client = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    return await work((statement) => client.unsafe(statement))
  } finally {
    await client.end({ timeout: 5 })
  }
}

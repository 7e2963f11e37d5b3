import { languageOf } from '../db/accounts.ts'
import type { Language } from '../domain/language.ts'
import type { Database } from './database.ts'

/** In which language an account is spoken to: its person's, and a stranger's is Vietnamese. */
export const accountLanguage = async (
  { run }: Pick<Database, 'run'>,
  account: { channel: string; sender: string },
): Promise<Language> => (await languageOf(run, { channel: account.channel, externalId: account.sender })) ?? 'vi'

export type { Database } from '../db/database.ts'
export { type Directory, readDirectory, readDirectoryVersion } from '../db/directory.ts'

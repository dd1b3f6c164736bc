export { libsqlDialect } from './libsql-dialect.ts'
export { migrate } from './migrate.ts'
export { createTable, type Column, type TableDefinition } from './table.ts'
